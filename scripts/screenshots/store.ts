import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { localDay } from '../../lib/offers/dates.ts';
import { readBadges } from '../browsers/badges.ts';
import type { BrowserTab, ExtensionBrowser } from '../browsers/driver.ts';
import { has } from '../browsers/has-element.ts';
import { launchBrowser } from '../browsers/launch.ts';
import { readPanel } from '../browsers/panel.ts';
import { PROJECT_FOLDER } from '../console/command.ts';
import { ScriptError } from '../console/script.ts';
import { waitUntil } from '../console/wait.ts';
import { extensionFolder } from '../extension/build.ts';
import { escapeHtml } from '../pages/escape-html.ts';
import { withLayout } from '../pages/layouts.ts';
import { recordedPages } from '../pages/recorded.ts';
import { sampleOffers, storedOffers } from '../pages/sample-offers.ts';
import { storedPitches } from '../pages/stored-pitches.ts';
import { DRAFT } from './pages.ts';
import { press } from './panel.ts';
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
/** The window that is seen under the band. */
const SEEN: Size = [1280, 800 - BAND];

/** What one picture shows. Its file is `NAME-LANGUAGE.png`. */
interface StorePicture {
  name: string;
  /** What the extension has stored, besides the directory. */
  values?: object;
  /** Opens what is to be seen, and waits until it is there. */
  open(browser: ExtensionBrowser): Promise<BrowserTab>;
}

const PICTURES: readonly StorePicture[] = [
  { name: 'card', open: offer(`${WTTJ}/offer-name-in-title`) },
  {
    name: 'why',
    open: offer(`${WTTJ}/offer-name-in-title`, async (tab) => {
      await press(tab, 'details.why > summary');
      await press(tab, '.why .text-button');
    }),
  },
  {
    name: 'list',
    async open(browser) {
      const tab = await recordedTab(browser, `${CSP}/list-network`);
      await waitUntil('the badges', async () => (await readBadges(tab)).length > 0);
      // The site's header says nothing of Repère.
      await tab.run((under) => {
        const first = document.querySelector('.fr-card--offer');
        scrollTo(0, (first?.getBoundingClientRect().top ?? 0) + scrollY - under);
      }, 15);
      return tab;
    },
  },
  {
    name: 'offers',
    values: storedOffers(sampleOffers(9, localDay(new Date()))),
    async open(browser) {
      const tab = await sized(await browser.openOffers());
      await waitUntil('the kept offers', () => has(tab, '.offer-card'));
      return tab;
    },
  },
  {
    name: 'recruiter',
    values: { drafts: [DRAFT] },
    async open(browser) {
      const tab = await sized(await browser.openDrafts());
      await waitUntil('the rules', () => has(tab, '.rules li'));
      return tab;
    },
  },
];

/** Opens a recorded offer, and does what a person does there. */
function offer(page: string, act?: (tab: BrowserTab) => Promise<void>): StorePicture['open'] {
  return async (browser) => {
    const tab = await recordedTab(browser, page);
    await waitUntil('the panel', () => readPanel(tab));
    await act?.(tab);
    return tab;
  };
}

async function recordedTab(browser: ExtensionBrowser, page: string): Promise<BrowserTab> {
  const tab = await sized(await browser.newTab());
  await tab.open(recorded(page).url);
  return tab;
}

/** A tab of the pictures' size, without movement, in light colours. */
async function sized(tab: BrowserTab): Promise<BrowserTab> {
  await tab.prefer({ reducedMotion: true, colorScheme: 'light' });
  await tab.setSize(...SEEN);
  return tab;
}

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
  { name, values, open }: StorePicture,
  language: Language,
): Promise<void> {
  await setStorage(browser, {
    directory: storedPitches(),
    settings: { opening: 'card', theme: 'light' },
    ...values,
  });
  const tab = await open(browser);
  await tab.screenshot(TAKEN);
  await tab.close();
  const seen = (await readFile(TAKEN)).toString('base64');
  const [width, height] = SEEN;
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
  const sentence = await captionOf('tile', language);
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
    h1 { margin: 4px 0 0; font-size: 38px; line-height: 1; } .tile p { margin: 4px 0 0; font-size: 18px; line-height: 1.35; text-wrap: balance; }`;
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
