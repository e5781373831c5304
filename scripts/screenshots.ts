import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { withLayout } from '../tests/support/layouts.ts';
import { type Recorded, recordedPages } from '../tests/support/recorded.ts';
import { sampleRows, storedRows } from '../tests/support/rows.ts';
import { readBadges } from './browsers/badges.ts';
import type { BrowserTab, ExtensionBrowser } from './browsers/driver.ts';
import { BROWSER_ENVIRONMENT } from './browsers/find.ts';
import { launchBrowser } from './browsers/launch.ts';
import { clickInPanel, hasFound, readPanel } from './browsers/panel.ts';
import { PROJECT_FOLDER } from './console/command.ts';
import { note, readOptions, runScript, ScriptError } from './console/script.ts';
import { waitUntil } from './console/wait.ts';
import { buildExtension, extensionFolder } from './extension/build.ts';

const FOLDER = join(PROJECT_FOLDER, 'docs', 'screenshots');
const TAKEN = join(PROJECT_FOLDER, '.output', 'screenshot.png');

const COMMAND = {
  usage: 'npm run screenshots',
  about: [
    'Takes the pictures of docs/screenshots/ in Chromium, in French: every state of the panel over',
    'the layouts of both boards, wide and narrow, light and dark, the popup, the settings, the report.',
  ].join('\n'),
  options: {},
  environment: BROWSER_ENVIRONMENT,
} as const;

const WTTJ = 'welcome-to-the-jungle';
const CSP = 'choisir-le-service-public';
const THEMES = ['light', 'dark'] as const;
const SIZES = [
  [1280, 800],
  [360, 740],
] as const;

/** A state of the panel or of a list: its page, and what a person does there before the picture. */
interface State {
  name: string;
  page: string;
  /** Settings beside the theme. */
  settings?: object;
  /** The page is a list, with badges in place of a panel. */
  isList?: true;
  act?(tab: BrowserTab): Promise<void>;
}

const STATES: State[] = [
  { name: 'identified', page: `${WTTJ}/offer-name-in-title` },
  {
    name: 'shown-in-the-offer',
    page: `${WTTJ}/offer-name-in-title`,
    async act(tab) {
      await press(tab, 'details.why > summary');
      await press(tab, '.why .text-button');
    },
  },
  {
    name: 'prepare',
    page: `${WTTJ}/offer-name-in-title`,
    async act(tab) {
      await tab.run(() => {
        const root = document.querySelector('repere-panel')?.shadowRoot;
        root?.querySelectorAll('section')[2]?.scrollIntoView({ behavior: 'instant' });
      }, null);
    },
  },
  { name: 'identified-csp', page: `${CSP}/offer-name-after-cue` },
  { name: 'ambiguous', page: `${WTTJ}/offer-two-startups` },
  { name: 'unidentified', page: `${WTTJ}/offer-incubator-only` },
  {
    name: 'search',
    page: `${WTTJ}/offer-incubator-only`,
    act: (tab) => search(tab, 'dossier'),
  },
  {
    name: 'chosen',
    page: `${WTTJ}/offer-incubator-only`,
    async act(tab) {
      await search(tab, 'dosier facile');
      await tab.press('ArrowDown');
      await tab.press('Enter');
      await waitUntil('the choice', () => has(tab, '.startup-answer .question .text-button'));
    },
  },
  {
    name: 'tagging',
    page: `${WTTJ}/offer-former-name-older-markup`,
    settings: { recruiter: true },
    act: (tab) => scrollToTagging(tab),
  },
  {
    name: 'tagging-closed',
    page: `${WTTJ}/offer-name-in-title`,
    act: (tab) => scrollToTagging(tab),
  },
  { name: 'unreadable', page: `${WTTJ}/broken-empty-sections` },
  {
    name: 'unreadable-report',
    page: `${WTTJ}/broken-empty-sections`,
    async act(tab) {
      await press(tab, '.topic-more > summary');
      await waitUntil('the report', () => has(tab, 'pre'));
      await tab.run(() => {
        const root = document.querySelector('repere-panel')?.shadowRoot;
        root?.querySelector('pre')?.scrollIntoView({ behavior: 'instant' });
      }, null);
    },
  },
  { name: 'folded', page: `${WTTJ}/offer-name-in-title`, act: (tab) => fold(tab) },
  { name: 'folded-csp', page: `${CSP}/offer-name-after-cue`, act: (tab) => fold(tab) },
  { name: 'list', page: `${WTTJ}/list-company-jobs`, isList: true },
  { name: 'list-csp', page: `${CSP}/list-network`, isList: true },
];

runScript(async (options) => {
  if (!readOptions(COMMAND, options)) return 0;
  const pages = recordedPages();
  const find = (path: string): Recorded => {
    const page = pages.find(({ board, name }) => `${board}/${name}` === path);
    if (!page) throw new ScriptError(`tests/pages has no ${path}`);
    return page;
  };
  await buildExtension('chromium');
  await mkdir(FOLDER, { recursive: true });
  for (const file of await readdir(FOLDER)) if (file.endsWith('.png')) await rm(join(FOLDER, file));
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
    for (const state of STATES) {
      for (const theme of THEMES) {
        for (const size of SIZES) await takeState(browser, state, find(state.page), theme, size);
      }
    }
    for (const theme of THEMES)
      await takePages(browser, find(`${WTTJ}/offer-name-in-title`), theme);
    for (const theme of THEMES) await takeReports(browser, theme);
    for (const theme of THEMES)
      await takeListPopup(browser, find(`${WTTJ}/list-company-jobs`), theme);
    await takeFirst(browser, find(`${WTTJ}/offer-name-in-title`));
  } finally {
    await browser.close();
  }
  note(`screenshots: ${relative(PROJECT_FOLDER, FOLDER)}/`);
  return 0;
});

/** One state of the panel, at one size and in one theme. */
async function takeState(
  browser: ExtensionBrowser,
  { name, isList, act, settings }: State,
  page: Recorded,
  theme: (typeof THEMES)[number],
  [width, height]: (typeof SIZES)[number],
): Promise<void> {
  await setStorage(browser, { settings: { opening: 'open', theme, ...settings } });
  const tab = await browser.newTab();
  await tab.prefer({ reducedMotion: true });
  await tab.setSize(width, height);
  if (isList) await openList(tab, page);
  else await openOffer(tab, page);
  await act?.(tab);
  await take(tab, `${name}-${width}-${theme}`);
  await tab.close();
}

/** Brings the section on tagging into the panel's sight. */
async function scrollToTagging(tab: BrowserTab): Promise<void> {
  await tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    const section = root?.querySelector('.tagging');
    section?.scrollIntoView({ behavior: 'instant' });
  }, null);
}

/** The popup on an offer and elsewhere, and the settings, in one theme. */
async function takePages(
  browser: ExtensionBrowser,
  page: Recorded,
  theme: (typeof THEMES)[number],
): Promise<void> {
  await setStorage(browser, { settings: { opening: 'open', theme } });
  const tab = await browser.newTab();
  await openOffer(tab, page);
  const popup = await browser.openPopup(tab);
  await popup.setSize(320, 620);
  await waitUntil('the popup', () => popup.run(() => document.querySelector('footer'), null));
  await popup.activate();
  await take(popup, `popup-${theme}`);
  await popup.close();
  await tab.close();
  const settings = await browser.openSettings();
  await waitUntil('the settings', () => settings.run(() => document.querySelector('footer'), null));
  for (const [width, height] of [
    [1280, 1220],
    [360, 1460],
  ] as const) {
    await settings.setSize(width, height);
    await take(settings, `settings-${width}-${theme}`);
  }
  await settings.close();
}

/** An analysis of a list, half way. */
function halfWay(values: object): object {
  const offers = Array.from({ length: 25 }, (_, number) => ({
    url: `https://choisirleservicepublic.gouv.fr/offre-emploi/2026-${number}/`,
    datePosted: null,
  }));
  return {
    list: {
      board: CSP,
      url: 'https://choisirleservicepublic.gouv.fr/nos-offres/filtres/organisme/10668/',
    },
    offers,
    position: 12,
    gone: 1,
    skipped: 0,
    status: 'running',
    obstacle: null,
    tab: 1,
    asked: false,
    notBefore: 0,
    lastRequest: 300,
    heard: Date.now(),
    startedAt: '2026-11-23T09:00:00.000Z',
    ...values,
  };
}

const CHALLENGE = {
  kind: 'challenge',
  url: 'https://choisirleservicepublic.gouv.fr/offre-emploi/2026-12/',
  status: 403,
  address: null,
};

/** The report: with rows, with an analysis under way or stopped, with details, empty. */
async function takeReports(browser: ExtensionBrowser, theme: (typeof THEMES)[number]) {
  const states: [name: string, values: object, unfold: string | null][] = [
    ['report', storedRows(sampleRows(64)), null],
    ['report-details', storedRows(sampleRows(8)), '.unfold button'],
    ['report-running', { ...storedRows(sampleRows(12)), analysis: halfWay({}) }, null],
    [
      'report-stopped',
      {
        ...storedRows(sampleRows(12)),
        analysis: halfWay({ status: 'stopped', obstacle: CHALLENGE }),
      },
      null,
    ],
    ['report-empty', {}, null],
  ];
  for (const [name, values, unfold] of states) {
    await setStorage(browser, { settings: { theme }, ...values });
    for (const [width, height] of SIZES) {
      const report = await browser.openReport();
      await report.setSize(width, unfold ? height + 400 : height);
      // As if it had been opened in a window of this size; the page that is left cannot answer.
      const reload = () => {
        document.documentElement.dataset.left = '';
        location.reload();
      };
      await report.run(reload, null).catch(() => undefined);
      await waitUntil('the report', () =>
        report.run(
          () => document.querySelector('html:not([data-left]) :is(tr.offer, .empty)') !== null,
          null,
        ),
      );
      if (unfold) {
        await report.run((wanted) => {
          document.querySelector<HTMLElement>(wanted)?.click();
          document.querySelector('.filters')?.scrollIntoView({ behavior: 'instant' });
        }, unfold);
      }
      await take(report, `${name}-${width}-${theme}`);
      await report.close();
    }
  }
}

/** The popup on a list, which it offers to analyse. */
async function takeListPopup(
  browser: ExtensionBrowser,
  page: Recorded,
  theme: (typeof THEMES)[number],
) {
  await setStorage(browser, { settings: { theme } });
  const tab = await browser.newTab();
  await tab.open(page.url);
  const popup = await browser.openPopup(tab);
  await popup.setSize(320, 420);
  await waitUntil('the list', () => popup.run(() => document.querySelector('.button-first'), null));
  await popup.activate();
  await take(popup, `popup-list-${theme}`);
  await popup.close();
  await tab.close();
}

/** The README's picture: a common window, everything as it is at first. */
async function takeFirst(browser: ExtensionBrowser, page: Recorded): Promise<void> {
  await setStorage(browser, {});
  const tab = await browser.newTab();
  await tab.prefer({ reducedMotion: true });
  await tab.setSize(1440, 900);
  await openOffer(tab, page);
  await take(tab, 'panel');
  await tab.close();
}

async function openList(tab: BrowserTab, page: Recorded): Promise<void> {
  await tab.open(page.url);
  await waitUntil('the badges', async () => (await readBadges(tab)).length > 0);
}

async function openOffer(tab: BrowserTab, page: Recorded): Promise<void> {
  await tab.open(page.url);
  await waitUntil('the panel', () => readPanel(tab));
}

/** Keeps a picture with as few colours as it needs: a tenth of its size. */
async function take(tab: BrowserTab, name: string): Promise<void> {
  await tab.screenshot(TAKEN);
  await sharp(TAKEN)
    .png({ palette: true, colours: 64, effort: 10, compressionLevel: 9 })
    .toFile(join(FOLDER, `${name}.png`));
}

/** The extension's storage holds this and nothing else. */
function setStorage(browser: ExtensionBrowser, values: object): Promise<void> {
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

function has(tab: BrowserTab, selector: string): Promise<boolean> {
  return tab.run(
    (wanted) => Boolean(document.querySelector('repere-panel')?.shadowRoot?.querySelector(wanted)),
    selector,
  );
}

/** Clicks an element of the panel where it is seen. */
async function press(tab: BrowserTab, selector: string): Promise<void> {
  const point = await waitUntil(selector, () =>
    tab.run((wanted) => {
      const element = document.querySelector('repere-panel')?.shadowRoot?.querySelector(wanted);
      element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const box = element?.getBoundingClientRect();
      return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, selector),
  );
  await tab.clickAt(point.x, point.y);
}

async function search(tab: BrowserTab, words: string): Promise<void> {
  await press(tab, '[role=combobox]');
  await tab.type(words);
  await waitUntil('the Startups found', () => hasFound(tab));
}

async function fold(tab: BrowserTab): Promise<void> {
  await clickInPanel(tab, 'Replier le panneau');
  await waitUntil('the folded panel', async () => (await readPanel(tab))?.collapsed);
  // A focus ring is not what one sees at first.
  await tab.run(() => (document.activeElement as HTMLElement | null)?.blur(), null);
}
