import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { storeIcon } from '../../scripts/package/icon.ts';

const ICON = readFileSync('public/icons/128.png');

test('the stores’ icon is the drawing of assets/icon.svg: npm run package -- --icon', async () => {
  const pixels = (png: Buffer) => sharp(png).ensureAlpha().raw().toBuffer();
  expect((await pixels(ICON)).equals(await pixels(await storeIcon()))).toBe(true);
});

test('it has 96 px of drawing in 128, nothing around it', async () => {
  const { info } = await sharp(ICON).trim().toBuffer({ resolveWithObject: true });
  const { width, height } = await sharp(ICON).metadata();
  expect([width, height, info.width, info.height]).toEqual([128, 128, 96, 96]);
});
