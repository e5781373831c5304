import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { readBadges } from '../browsers/badges.ts';
import type { BrowserTab, ExtensionBrowser } from '../browsers/driver.ts';
import { launchBrowser } from '../browsers/launch.ts';
import { readPanel } from '../browsers/panel.ts';
import { PROJECT_FOLDER } from '../console/command.ts';
import { ScriptError } from '../console/script.ts';
import { waitUntil } from '../console/wait.ts';
import { extensionFolder } from '../extension/build.ts';
import { escapeHtml } from '../pages/escape-html.ts';
import { withLayout } from '../pages/layouts.ts';
import { recordedPages } from '../pages/recorded.ts';
import { storedPitches } from '../pages/stored-pitches.ts';
import { press, scrollTo } from './panel.ts';
import { recorded, type Size, setStorage } from './studio.ts';

/*
 * The pictures of the stores' pages, in both languages: 1280 × 800 and a tile of 440 × 280, without transparency, each
 * with the sentence that store/listing.*.md has for it.
 */

const LANGUAGES = ['fr', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

const STORE_FOLDER = join(PROJECT_FOLDER, 'store');
const TAKEN = join(PROJECT_FOLDER, '.output', 'store-picture.png');

const PICTURE: Size = [1280, 800];
const TILE: Size = [440, 280];

/** The band with the sentence, above what is seen: in CSS pixels. */
const BAND = 112;

const WTTJ = 'welcome-to-the-jungle';
const CSP = 'choisir-le-service-public';
const WIDE: Size = [1280, 800 - BAND];

interface StorePicture {
  /** Its file is `NAME-LANGUAGE.png`. */
  name: string;
  page: string;
  size: Size;
  settings?: object;
  isList?: boolean;
  act?(tab: BrowserTab): Promise<void>;
}

const PICTURES: readonly StorePicture[] = [
  { name: 'card', page: `${WTTJ}/offer-name-in-title`, size: WIDE },
  {
    name: 'why',
    page: `${WTTJ}/offer-name-in-title`,
    size: WIDE,
    async act(tab) {
      await press(tab, 'details.why > summary');
      await press(tab, '.why .text-button');
    },
  },
  {
    name: 'strip',
    page: `${CSP}/offer-name-after-cue`,
    size: [390, 800 - BAND],
    settings: { opening: 'strip' },
  },
  { name: 'list', page: `${CSP}/list-network`, size: WIDE, isList: true },
  {
    name: 'recruiter',
    page: `${WTTJ}/offer-former-name-older-markup`,
    size: WIDE,
    settings: { recruiter: true },
    act: (tab) => scrollTo(tab, '.tagging'),
  },
];

/** Takes all of them into store/pictures/. */
export async function takeStorePictures(): Promise<void> {
  await mkdir(join(STORE_FOLDER, 'pictures'), { recursive: true });
  const pages = recordedPages();
  for (const language of LANGUAGES) {
    const browser = await launchBrowser('chromium', {
      extensionFolder: extensionFolder('chromium'),
      headless: true,
      language,
      answer: (address) => {
        const page = pages.find(({ url }) => url === address);
        return page ? { body: withLayout(page) } : null;
      },
    });
    try {
      for (const picture of PICTURES) await takePicture(browser, picture, language);
      await takeTile(browser, language);
    } finally {
      await browser.close();
    }
  }
}

async function takePicture(
  browser: ExtensionBrowser,
  { name, page, size, settings, isList, act }: StorePicture,
  language: Language,
): Promise<void> {
  await setStorage(browser, {
    directory: storedPitches(),
    settings: { opening: 'card', theme: 'light', ...settings },
  });
  const tab = await browser.newTab();
  await tab.prefer({ reducedMotion: true, colorScheme: 'light' });
  await tab.setSize(...size);
  await tab.open(recorded(page).url);
  await waitUntil('what is to be seen', async () =>
    isList ? (await readBadges(tab)).length > 0 : readPanel(tab),
  );
  await act?.(tab);
  await tab.screenshot(TAKEN);
  await tab.close();
  const seen = (await readFile(TAKEN)).toString('base64');
  const [width, height] = size;
  const sentence = await captionOf(name, language);
  await render(
    browser,
    `<p>${escapeHtml(sentence)}</p><img src="data:image/png;base64,${seen}" width="${width}" height="${height}" alt="">`,
    PICTURE,
    `${name}-${language}.png`,
  );
}

async function takeTile(browser: ExtensionBrowser, language: Language): Promise<void> {
  const icon = await readFile(join(PROJECT_FOLDER, 'assets', 'icon.svg'), 'base64');
  const sentence = await captionOf('card', language);
  await render(
    browser,
    `<div class="tile"><img src="data:image/svg+xml;base64,${icon}" width="84" height="84" alt=""><h1>Repère</h1><p>${escapeHtml(sentence)}</p></div>`,
    TILE,
    `tile-${language}.png`,
  );
}

/** Renders a picture's HTML at its size, and keeps it without transparency, three bytes a pixel. */
async function render(
  browser: ExtensionBrowser,
  content: string,
  [width, height]: Size,
  file: string,
): Promise<void> {
  const style = `body { display: flex; flex-direction: column; align-items: center; width: ${width}px; height: ${height}px; margin: 0; overflow: hidden; background: #1d5c4a; color: #f6f2e8; font-family: system-ui, sans-serif; }
    body > p { display: flex; align-items: center; flex: none; box-sizing: border-box; height: ${BAND}px; margin: 0; padding: 0 40px; font-size: 32px; font-weight: 600; text-align: center; }
    .tile { display: grid; place-items: center; align-content: center; gap: 8px; height: 100%; padding: 0 32px; text-align: center; }
    h1 { margin: 4px 0 0; font-size: 38px; line-height: 1; } .tile p { margin: 4px 0 0; font-size: 18px; line-height: 1.35; }`;
  const html = `<!doctype html><meta charset="utf-8"><style>${style}</style>${content}`;
  const tab = await browser.newTab();
  await tab.setSize(width, height);
  await tab.open('about:blank');
  await tab.run((page) => {
    document.open();
    document.write(page);
    document.close();
  }, html);
  await waitUntil('the picture’s parts', () =>
    tab.run(() => Array.from(document.images).every(({ complete }) => complete), null),
  );
  await tab.screenshot(TAKEN);
  await tab.close();
  await sharp(TAKEN)
    .removeAlpha()
    .toColourspace('srgb')
    .png({ compressionLevel: 9, palette: false })
    .toFile(join(STORE_FOLDER, 'pictures', file));
}

/** @throws ScriptError when the listing has no sentence for this picture */
async function captionOf(name: string, language: Language): Promise<string> {
  const listing = await readFile(join(STORE_FOLDER, `listing.${language}.md`), 'utf8');
  const [, caption] =
    new RegExp(`^\\| \`${name}-${language}\\.png\` \\| (.+) \\|$`, 'm').exec(listing) ?? [];
  if (!caption) throw new ScriptError(`store/listing.${language}.md has no caption for ${name}`);
  return caption;
}
