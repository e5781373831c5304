import { join } from 'node:path';
import sharp from 'sharp';
import { PROJECT_FOLDER } from '../console/command.ts';

/** Where the icon that stores show is kept, as the build takes it. */
export const STORE_ICON = join(PROJECT_FOLDER, 'public', 'icons', '128.png');

/** Chrome's store draws on the margin (developer.chrome.com/docs/webstore/images, 2026-11). */
const SIZE = 128;
const MARGIN = 16;

/** The icon of the stores as a PNG: 96 px of drawing in 128. In smaller sizes the drawing fills it. */
export function storeIcon(): Promise<Buffer> {
  return sharp(join(PROJECT_FOLDER, 'assets', 'icon.svg'), { density: 288 })
    .resize(SIZE - 2 * MARGIN)
    .extend({
      top: MARGIN,
      bottom: MARGIN,
      left: MARGIN,
      right: MARGIN,
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    })
    .png()
    .toBuffer();
}
