import { rm } from 'node:fs/promises';
import { test as base } from '@playwright/test';
import { BOARD_MATCH_PATTERNS } from '../../lib/boards/hosts.ts';
import { DIRECTORY_ADDRESS } from '../../lib/directory/refresh.ts';
import type { SettingsChange } from '../../lib/settings/settings.ts';
import type {
  AnswerService,
  BrowserTab,
  ExtensionBrowser,
  PageAnswer,
} from '../../scripts/browsers/driver.ts';
import type { BrowserName } from '../../scripts/browsers/find.ts';
import { launchBrowser } from '../../scripts/browsers/launch.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { extensionFolder } from '../../scripts/extension/build.ts';
import { limitedBuild } from './limited-build.ts';
import { SpareTab, WAITING_PATH } from './spare-tab.ts';
import { StandIn } from './stand-in.ts';

/** Set for each project by playwright.config.ts. */
export interface WorkerOptions {
  extensionBrowser: BrowserName;
}

/** Set by the files of tests that need it. */
interface FileOptions {
  /** The browser keeps 10 MB for the extension, and no more (Chromium). */
  storageLimit: boolean;
}

const EMPTY_PAGE: PageAnswer = { body: '<!doctype html><title>…</title>' };

/** The internet of one test: what is served at which address; everything else is refused. */
export class Site {
  readonly #answers = new Map<string, PageAnswer>();
  #others: AnswerService = () => null;
  /** Every request since the test began: what was asked, and when, in epoch ms. */
  readonly requests: { address: string; at: number }[] = [];

  /** Serves a page at an address, from now on. */
  serve(address: string, answer: PageAnswer | string): void {
    this.#answers.set(address, typeof answer === 'string' ? { body: answer } : answer);
  }

  /** Serves all other addresses, from now on. */
  serveOthers(answer: AnswerService): void {
    this.#others = answer;
  }

  /** What is served at an address, whatever its fragment. */
  answer(address: string): PageAnswer | null {
    this.requests.push({ address, at: Date.now() });
    if (new URL(address).pathname === WAITING_PATH) return EMPTY_PAGE;
    return this.#answers.get(address.replace(/#.*$/, '')) ?? this.#others(address);
  }

  /** Serves nothing any more. */
  clear(): void {
    this.#answers.clear();
    this.#others = () => null;
    this.requests.length = 0;
  }
}

/** The hosts that the extension may ask something of, or read. */
const HOSTS = [
  new URL(DIRECTORY_ADDRESS).host,
  ...BOARD_MATCH_PATTERNS.map((pattern) => new URL(pattern.replace('*', '')).host),
];

/** A stand-in for all hosts of the extension, and for others that a test leads to. */
export function startStandIn(...others: string[]): Promise<StandIn> {
  return StandIn.start([...HOSTS, ...others]);
}

/** One language in each browser, so that both are seen. */
export const LANGUAGES: Record<BrowserName, 'fr' | 'en'> = { chromium: 'fr', firefox: 'en' };

interface TestFixtures {
  /** What is served to the pages of this test. */
  site: Site;
  /** A tab with an empty page, whose console must stay without errors; earlier tests may have been in it. */
  tab: BrowserTab;
  /** The tab is new, alone, and goes with the test: for what it leaves in its history, or what is looked for in all tabs. */
  ownTab: boolean;
  /** What a person's settings are before the test; the panel is always open when nothing is said. */
  settings: object | null;
  /** What stands for beta.gouv.fr: it cuts connections until the test gives it a script. */
  standIn: StandIn;
}

interface WorkerFixtures {
  /** The browser with the extension, and the site it is shown. */
  running: { browser: ExtensionBrowser; site: Site; standIn: StandIn; spare: SpareTab };
  /** The browser with the extension. */
  browserWithExtension: ExtensionBrowser;
}

/** Playwright's test, with a browser that has the extension and sees only the test's pages. */
export const test = base.extend<TestFixtures, WorkerOptions & FileOptions & WorkerFixtures>({
  extensionBrowser: ['chromium', { option: true, scope: 'worker' }],

  storageLimit: [false, { option: true, scope: 'worker' }],

  running: [
    async ({ extensionBrowser, storageLimit }, use) => {
      const site = new Site();
      const limited = storageLimit ? await limitedBuild(extensionBrowser) : null;
      const standIn = await startStandIn();
      const browser = await launchBrowser(extensionBrowser, {
        extensionFolder: limited ?? extensionFolder(extensionBrowser),
        headless: true,
        language: LANGUAGES[extensionBrowser],
        answer: (address) => site.answer(address),
        standIn,
      });
      await use({ browser, site, standIn, spare: new SpareTab(browser) });
      await browser.close();
      await standIn.close();
      if (limited) await rm(limited, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  browserWithExtension: [async ({ running }, use) => use(running.browser), { scope: 'worker' }],

  site: async ({ running }, use) => {
    running.site.clear();
    await use(running.site);
  },

  standIn: async ({ running }, use) => {
    running.standIn.reset();
    await use(running.standIn);
    running.standIn.reset();
  },

  // The recorded pages have no layout: their text fills the window, and the panel would fold.
  settings: [{ opening: 'card' }, { option: true }],

  ownTab: [false, { option: true }],

  tab: async ({ running, site, settings, ownTab }, use, testInfo) => {
    await forgetStored(running.browser);
    if (settings) await store(running.browser, { settings });
    const { browser, spare } = running;
    if (ownTab) await spare.clear();
    const tab = ownTab ? await browser.newTab() : await spare.take();
    await use(tab);
    if (ownTab) await tab.close();
    else if (testInfo.status === testInfo.expectedStatus) await spare.giveBack(tab);
    else await spare.throwAway(tab);
    site.clear();
    test.expect(tab.faults, "errors in the page's console").toEqual([]);
    test.expect(running.browser.faults, "errors in the background's console").toEqual([]);
    test.expect(running.standIn.strangers, 'hosts that nobody may ask').toEqual([]);
  },
});

export const { expect } = test;

/**
 * The extension as newly installed: nothing of the last test is remembered. The background erases,
 * after what it still has to write of that test; what it writes when all is erased goes too.
 */
async function forgetStored(browser: ExtensionBrowser): Promise<void> {
  await waitUntil('the background to erase what is stored', () =>
    browser.runInExtension(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          runtime: { sendMessage(message: object): Promise<unknown> };
          storage: { local: { clear(): Promise<void> } };
        };
      };
      const isErased = await chrome.runtime.sendMessage({ type: 'erase' }).catch(() => null);
      await chrome.storage.local.clear();
      return isErased;
    }, null),
  );
}

/** Puts values in the extension's storage, as it would itself. */
export function store(browser: ExtensionBrowser, values: object): Promise<void> {
  // As a text: the programs that drive browsers take apart each object they are given.
  return browser.runInExtension(async (wanted) => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(values: object): Promise<void> } } };
    };
    await chrome.storage.local.set(JSON.parse(wanted));
  }, JSON.stringify(values));
}

/** What the extension's storage holds, as it is. */
export function stored<Values extends object = Record<string, unknown>>(
  browser: ExtensionBrowser,
): Promise<Values> {
  return browser.runInExtension(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { get(keys: null): Promise<unknown> } } };
    };
    return chrome.storage.local.get(null);
  }, null) as Promise<Values>;
}

/** Changes settings as the settings page does: pages that are open show it. */
export async function changeSettings(
  browser: ExtensionBrowser,
  settings: SettingsChange,
): Promise<void> {
  await waitUntil('the background to change the settings', () =>
    browser.runInExtension(
      (wanted) => {
        const { chrome } = globalThis as unknown as {
          chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
        };
        return chrome.runtime.sendMessage(wanted).catch(() => null);
      },
      { type: 'change-settings', settings },
    ),
  );
}
