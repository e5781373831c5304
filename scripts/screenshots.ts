import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ExtensionBrowser } from './browsers/driver.ts';
import { BROWSER_ENVIRONMENT } from './browsers/find.ts';
import { launchBrowser } from './browsers/launch.ts';
import { readPanel } from './browsers/panel.ts';
import { PROJECT_FOLDER } from './console/command.ts';
import { note, readOptions, runScript, ScriptError } from './console/script.ts';
import { waitUntil } from './console/wait.ts';
import { buildExtension, extensionFolder } from './extension/build.ts';
import { withLayout } from './pages/layouts.ts';
import { recordedPages } from './pages/recorded.ts';
import { storedPitches } from './pages/stored-pitches.ts';
import { FEEDBACK_SERIES } from './screenshots/feedback.ts';
import { gallery, type Parts } from './screenshots/gallery.ts';
import { OFFERS_SERIES } from './screenshots/offers.ts';
import {
  DRAFT_SERIES,
  FIRST_PAGE_SERIES,
  POPUP_SERIES,
  REPORT_SERIES,
  SETTINGS_SERIES,
} from './screenshots/pages.ts';
import { LIST_SERIES, PANEL_SERIES } from './screenshots/panel.ts';
import { takeStorePictures } from './screenshots/store.ts';
import {
  PICTURES_FOLDER,
  pictureName,
  recorded,
  type Series,
  setStorage,
  THEMES,
  take,
} from './screenshots/studio.ts';

const COMMAND = {
  usage: 'npm run screenshots [-- options]',
  about: [
    'Takes the pictures of docs/screenshots/ in Chromium, in French: every state of the panel over',
    'the layouts of both boards, wide and narrow, light and dark, the lists, the first page, the popup,',
    '“Mes offres”, the settings, the report. Writes the page that shows them all.',
  ].join('\n'),
  options: {
    store: { type: 'boolean', help: 'takes those of the stores’ pages instead, in both languages' },
    only: { type: 'string', value: '<names>', help: 'takes these again: "probable,popup-list"' },
  },
  environment: BROWSER_ENVIRONMENT,
} as const;

const PARTS: Parts = [
  ['Panel', PANEL_SERIES],
  ['Lists', LIST_SERIES],
  ['First page', FIRST_PAGE_SERIES],
  ['Popup', POPUP_SERIES],
  ['Reporting an answer', FEEDBACK_SERIES],
  ['Mes offres', OFFERS_SERIES],
  ['Settings', SETTINGS_SERIES],
  ['Report', REPORT_SERIES],
  ['Text before it is published', DRAFT_SERIES],
];

/** The README's first picture. */
const FIRST = 'panel.png';

runScript(async (options) => {
  const values = readOptions(COMMAND, options);
  if (!values) return 0;
  if (values.store) {
    await buildExtension('chromium');
    await takeStorePictures();
    note('screenshots: store/pictures/');
    return 0;
  }
  const all = PARTS.flatMap(([, series]) => series);
  const wanted = values.only === undefined ? null : String(values.only).split(',');
  const unknown = wanted?.find((name) => !all.some((series) => series.name === name));
  if (unknown !== undefined) {
    const known = all.map(({ name }) => name).join(', ');
    throw new ScriptError(`there is no series "${unknown}"; there are ${known}`);
  }
  await mkdir(PICTURES_FOLDER, { recursive: true });
  if (!wanted) {
    for (const file of await readdir(PICTURES_FOLDER)) {
      if (file.endsWith('.png')) await rm(join(PICTURES_FOLDER, file));
    }
  }
  await buildExtension('chromium');
  const pages = recordedPages();
  const browser = await launchBrowser('chromium', {
    extensionFolder: extensionFolder('chromium'),
    headless: true,
    language: 'fr',
    answer: (address) => {
      const page = pages.find(({ url }) => url === address);
      return page ? { body: withLayout(page) } : null;
    },
  });
  try {
    for (const series of all) {
      if (!wanted || wanted.includes(series.name)) await takeSeries(browser, series);
    }
    if (!wanted) await takeFirst(browser);
  } finally {
    await browser.close();
  }
  await writeFile(join(PICTURES_FOLDER, 'README.md'), gallery(PARTS));
  note(`screenshots: ${relative(PROJECT_FOLDER, PICTURES_FOLDER)}/`);
  return 0;
});

async function takeSeries(browser: ExtensionBrowser, series: Series): Promise<void> {
  for (const size of series.sizes) {
    for (const theme of THEMES) {
      const { tab, leave } = await series.open({ browser, size, theme });
      await take(tab, pictureName(series, size, theme));
      await tab.close();
      await leave?.();
    }
  }
}

/** A common window, everything as it is at first. */
async function takeFirst(browser: ExtensionBrowser): Promise<void> {
  await setStorage(browser, { directory: storedPitches() });
  const tab = await browser.newTab();
  await tab.prefer({ reducedMotion: true });
  await tab.setSize(1440, 900);
  await tab.open(recorded('welcome-to-the-jungle/offer-name-in-title').url);
  await waitUntil('the panel', () => readPanel(tab));
  await take(tab, FIRST);
  await tab.close();
}
