import { join } from 'node:path';
import sharp from 'sharp';
import type { BrowserTab, ExtensionBrowser } from '../browsers/driver.ts';
import { PROJECT_FOLDER } from '../console/command.ts';
import { ScriptError } from '../console/script.ts';
import { type Recorded, recordedPages } from '../pages/recorded.ts';

/** Where the pictures are kept. */
export const PICTURES_FOLDER = join(PROJECT_FOLDER, 'docs', 'screenshots');

const TAKEN = join(PROJECT_FOLDER, '.output', 'screenshot.png');

/** The colours of the panel and of the extension's pages. */
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** A window's width and height, in CSS pixels. */
export type Size = readonly [width: number, height: number];

/** How one picture is to be taken. */
export interface Shot {
  browser: ExtensionBrowser;
  theme: Theme;
  size: Size;
}

/** What is in front of the camera. */
export interface Scene {
  /** What is seen; it holds still, and is closed when its picture is taken. */
  tab: BrowserTab;
  /** Puts back, then, what else was changed in the browser. */
  leave?: () => Promise<unknown>;
}

/** One thing that a person sees, in each size and theme. */
export interface Series {
  /** Its pictures are named `NAME-WIDTH-THEME.png`. */
  name: string;
  /** What is seen there, in one sentence. */
  about: string;
  sizes: readonly Size[];
  open(shot: Shot): Promise<Scene>;
}

/** The file of one of a series' pictures. */
export function pictureName({ name }: Series, [width]: Size, theme: Theme): string {
  return `${name}-${width}-${theme}.png`;
}

/**
 * A recorded page by its board and name.
 * @throws ScriptError when there is none.
 */
export function recorded(path: string): Recorded {
  const page = recordedPages().find(({ board, name }) => `${board}/${name}` === path);
  if (!page) throw new ScriptError(`tests/pages has no ${path}`);
  return page;
}

/** Keeps a picture of what a tab shows with as few colours as it needs: a tenth of its size. */
export async function take(tab: BrowserTab, file: string): Promise<void> {
  await tab.screenshot(TAKEN);
  await sharp(TAKEN)
    .png({ palette: true, colours: 64, effort: 10, compressionLevel: 9 })
    .toFile(join(PICTURES_FOLDER, file));
}

/** The extension's storage holds this and nothing else. */
export function setStorage(browser: ExtensionBrowser, values: object): Promise<void> {
  return browser.runInExtension(async (wanted) => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        storage: { local: { clear(): Promise<void>; set(values: object): Promise<void> } };
      };
    };
    await chrome.storage.local.clear();
    await chrome.storage.local.set(wanted);
  }, values);
}
