import { type Browser, launch, type Page } from 'puppeteer-core';
import { firstLineOf, ScriptError } from '../console/script.ts';
import { waitUntil } from '../console/wait.ts';
import {
  type AnswerService,
  type BrowserTab,
  DEFAULT_HEADERS,
  DRAFT_PAGE,
  type ExtensionBrowser,
  FIRST_PAGE,
  type LaunchOptions,
  OFFERS_PAGE,
  type PageFunction,
  POPUP_PAGE,
  REPORT_PAGE,
  SETTINGS_PAGE,
  type SeenRequest,
  type SystemPreferences,
} from './driver.ts';
import { BROWSER_VARIABLES } from './find.ts';
import { manifestOf } from './packed.ts';
import { DrivenTab } from './tab.ts';

/** The extension's host in this profile: chosen here, so that its pages' address is known. */
const EXTENSION_HOST = '5f1c9a52-3a0e-4d0b-9b7e-0d6b1b6c2f10';

/**
 * Lets the tests open the extension's own pages, which Firefox otherwise refuses to a
 * program that drives it. Only for the replay, where nothing of the internet is loaded.
 */
const EXTENSION_PAGES_FLAG = '--remote-allow-system-access';

/** Where nothing listens. */
const CLOSED_PORT = 9;

/**
 * All connections go to a port where nothing listens, or to the stand-in, which lets through only
 * what it stands for: besides, only what the replay serves arrives.
 */
function offlinePreferences(port = CLOSED_PORT) {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
  };
}

/**
 * Starts Firefox with the extension, on a new empty profile.
 * @throws ScriptError when it does not start, or refuses the extension.
 */
export async function launchFirefox(options: LaunchOptions): Promise<ExtensionBrowser> {
  const { executable, extensionFolder, headless, language, answer } = options;
  const extensionId = await extensionIdOf(extensionFolder);
  let browser: Browser;
  try {
    browser = await launch({
      browser: 'firefox',
      executablePath: executable,
      headless,
      // The stand-in's certificate is made for the run.
      acceptInsecureCerts: options.standIn !== undefined,
      ...(options.profile === undefined ? {} : { userDataDir: options.profile }),
      defaultViewport: headless ? { width: 1280, height: 800 } : null,
      args: answer === null ? [] : [EXTENSION_PAGES_FLAG],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: EXTENSION_HOST }),
        // An extension that is installed for one run leaves what it stored to the profile's next run.
        ...(options.profile !== undefined && {
          'extensions.webextensions.keepStorageOnUninstall': true,
          'extensions.webextensions.keepUuidOnUninstall': true,
        }),
        // A site that the extension asks for is granted without the browser's own question.
        'extensions.webextOptionalPermissionPrompts': false,
        'intl.accept_languages': language === 'fr' ? 'fr-FR, fr, en' : 'en-GB, en',
        'intl.locale.requested': language === 'fr' ? 'fr,en-US' : 'en-US',
        ...(answer === null ? {} : offlinePreferences(options.standIn?.proxyPort)),
      },
    });
  } catch (error) {
    throw new ScriptError(
      `${executable} does not start (${firstLineOf(error)}): repair it, or set ${BROWSER_VARIABLES.firefox} to another`,
    );
  }
  try {
    await browser.installExtension(extensionFolder);
    const version = (await browser.version()).replace(/^.*\//, '');
    const started = new FirefoxBrowser(browser, extensionFolder, answer, version);
    // An extension that is installed for one run is installed anew at each start.
    if (!options.keepFirstPage && answer !== null) await closeTab(browser, FIRST_PAGE);
    if (options.privateWindows) await started.allowPrivateWindows();
    return started;
  } catch (error) {
    await browser.close();
    throw new ScriptError(
      `${executable} refuses the extension: use Firefox 142 or later (${firstLineOf(error)})`,
    );
  }
}

async function extensionIdOf(path: string): Promise<string> {
  return (await manifestOf(path)).browser_specific_settings.gecko.id;
}

class FirefoxBrowser implements ExtensionBrowser {
  readonly name = 'firefox';
  readonly version: string;
  readonly faults: readonly string[] = [];
  readonly closed: Promise<void>;
  readonly requests: readonly SeenRequest[] = [];
  readonly #browser: Browser;
  readonly #extensionFolder: string;
  readonly #answer: AnswerService | null;
  #extensionPage: FirefoxTab | null = null;
  /** The profile's first, empty tab is still there. */
  #isNew = true;

  constructor(
    browser: Browser,
    extensionFolder: string,
    answer: AnswerService | null,
    version: string,
  ) {
    this.#browser = browser;
    this.#extensionFolder = extensionFolder;
    this.#answer = answer;
    this.version = version;
    this.closed = new Promise((resolve) => browser.once('disconnected', () => resolve()));
  }

  async newTab(): Promise<FirefoxTab> {
    const page = await this.#browser.newPage();
    if (this.#answer !== null) await serve(page, this.#answer);
    return new FirefoxTab(page);
  }

  async newPrivateTab(): Promise<FirefoxTab> {
    const before = new Set(await this.#browser.pages());
    await this.#runInBrowser(`new Promise((resolve) => {
      OpenBrowserWindow({ private: true }).addEventListener('load', resolve, { once: true });
    })`);
    const page = await waitUntil('the private window', async () =>
      (await this.#browser.pages()).find((candidate) => !before.has(candidate)),
    );
    const tab = new FirefoxTab(page);
    // A page that is still loading would come in the way of the next one.
    await waitUntil('the private window’s own page', () =>
      tab.run(
        () => location.href === 'about:privatebrowsing' && document.readyState === 'complete',
        null,
      ),
    );
    if (this.#answer !== null) await serve(page, this.#answer);
    return tab;
  }

  async openPopup(behind: BrowserTab): Promise<BrowserTab> {
    const popup = new FirefoxTab(await this.#browser.newPage());
    await behind.activate();
    await popup.openExtensionPage(POPUP_PAGE);
    return popup;
  }

  openSettings(): Promise<BrowserTab> {
    return this.#openPage(SETTINGS_PAGE);
  }

  openReport(): Promise<BrowserTab> {
    return this.#openPage(REPORT_PAGE);
  }

  openDrafts(): Promise<BrowserTab> {
    return this.#openPage(DRAFT_PAGE);
  }

  openOffers(): Promise<BrowserTab> {
    return this.#openPage(OFFERS_PAGE);
  }

  openFirstPage(): Promise<BrowserTab> {
    return this.#openPage(FIRST_PAGE);
  }

  openedPage(name: string): Promise<BrowserTab> {
    return this.openedTab(`moz-extension://${EXTENSION_HOST}/${name}`);
  }

  openedTab(start: string): Promise<BrowserTab> {
    // Firefox does not tell the addresses of the extension's pages: each is asked.
    return waitUntil(`a tab with ${start}`, async () => {
      for (const page of await this.#browser.pages()) {
        const tab = new FirefoxTab(page);
        const isIt = (wanted: string) =>
          location.href.startsWith(wanted) && document.readyState === 'complete';
        if (await tab.run(isIt, start).catch(() => false)) return tab;
      }
      return start.startsWith('https:') ? this.#takeOver(start) : undefined;
    });
  }

  /**
   * A tab that a link of the extension's opens changes its process on its way to the web, where puppeteer loses it (25.16).
   * Its address, which Firefox still tells, is opened in a tab that puppeteer knows.
   */
  async #takeOver(start: string): Promise<FirefoxTab | undefined> {
    const { result } = await connectionOf(this.#browser).send('browsingContext.getTree', {});
    const address = result.contexts?.find(({ url }) => url.startsWith(start))?.url;
    if (address === undefined) return undefined;
    const tab = await this.newTab();
    await tab.open(address);
    return tab;
  }

  async #openPage(name: string): Promise<BrowserTab> {
    const tab = new FirefoxTab(await this.#browser.newPage());
    await tab.openExtensionPage(name);
    return tab;
  }

  async runInExtension<Argument, Result>(
    page: PageFunction<Argument, Result>,
    argument: Argument,
  ): Promise<Awaited<Result>> {
    this.#extensionPage ??= await this.#openExtensionPage();
    return this.#extensionPage.run(page, argument);
  }

  /** In the empty tab that every new profile starts with, so that no other tab is hidden. */
  async #openExtensionPage(): Promise<FirefoxTab> {
    const pages = this.#isNew ? await this.#browser.pages() : [];
    this.#isNew = false;
    const empty = pages.find((page) => page.url() === 'about:blank');
    const tab = new FirefoxTab(empty ?? (await this.#browser.newPage()));
    await tab.openExtensionPage(POPUP_PAGE);
    return tab;
  }

  /** Installed again over itself: what Firefox does for an update. */
  async restartExtension(): Promise<void> {
    await this.closeExtensionPage();
    await this.#browser.installExtension(this.#extensionFolder);
  }

  async switchExtension(): Promise<boolean> {
    return false;
  }

  async closeExtensionPage(): Promise<void> {
    await this.#extensionPage?.close();
    this.#extensionPage = null;
  }

  async stopBackground(): Promise<void> {
    await this.#runInBrowser(`extension.terminateBackground({
      ignoreDevToolsAttached: true,
      disableResetIdleForTest: true,
    })`);
  }

  async grantSites(granted: boolean): Promise<void> {
    await this.#runInBrowser(`(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const sites = { permissions: [], origins: extension.manifest.host_permissions };
      await ExtensionPermissions.${granted ? 'add' : 'remove'}(extension.id, sites, extension);
    })()`);
  }

  /** Lets the extension work in private windows; Firefox starts it anew for that. */
  async allowPrivateWindows(): Promise<void> {
    await this.#runInBrowser(`(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      const { id } = extension;
      await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
      await (await AddonManager.getAddonByID(id)).reload();
    })()`);
  }

  /** Runs an expression in the browser's own window, where `extension` is Repère as Firefox holds it. */
  async #runInBrowser(expression: string): Promise<void> {
    const id = JSON.stringify(await extensionIdOf(this.#extensionFolder));
    await runInWindow(
      this.#browser,
      `((extension) => ${expression})(WebExtensionPolicy.getByID(${id}).extension)`,
    );
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** The browser's connection, which puppeteer keeps to itself: only it reaches Firefox's own window. */
interface BrowserConnection {
  send(
    method: string,
    parameters: object,
  ): Promise<{ result: { type?: string; contexts?: { context: string; url: string }[] } }>;
}

function connectionOf(browser: Browser): BrowserConnection {
  return (browser as unknown as { connection: BrowserConnection }).connection;
}

/** Runs an expression in Firefox's own window, with all its rights. */
async function runInWindow(browser: Browser, expression: string): Promise<void> {
  const connection = connectionOf(browser);
  const { result: tree } = await connection.send('browsingContext.getTree', {
    'moz:scope': 'chrome',
  });
  const { result } = await connection.send('script.evaluate', {
    expression,
    target: { context: tree.contexts?.[0]?.context },
    awaitPromise: true,
  });
  if (result.type !== 'success') {
    throw new ScriptError(`Firefox does not do "${expression}": ${JSON.stringify(result)}`);
  }
}

/** Closes a page of the extension that comes by itself. */
async function closeTab(browser: Browser, name: string): Promise<void> {
  const address = JSON.stringify(`moz-extension://${EXTENSION_HOST}/${name}`);
  await runInWindow(
    browser,
    `(async () => {
      const found = () => gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === ${address});
      for (let tries = 0; tries < 400 && !found(); tries += 1) await new Promise((done) => setTimeout(done, 50));
      const tab = found();
      if (!tab) throw new Error('no tab shows ' + ${address});
      gBrowser.removeTab(tab);
    })()`,
  );
}

async function serve(page: Page, answer: AnswerService): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const found = answer(request.url());
    // A request of a page that is gone cannot be answered any more, nor need it be.
    const done =
      found === null
        ? request.abort()
        : request.respond({
            status: found.status ?? 200,
            headers: { ...DEFAULT_HEADERS, ...found.headers },
            body: found.body,
          });
    done.catch(() => {});
  });
}

class FirefoxTab extends DrivenTab<Page> {
  /**
   * Opens a page of the extension. Firefox never reports its loading to the program that
   * drives it, so the page itself is asked.
   */
  async openExtensionPage(name: string): Promise<void> {
    const address = `moz-extension://${EXTENSION_HOST}/${name}`;
    let refusal: unknown = null;
    this.page.goto(address, { timeout: 0 }).catch((error) => {
      refusal = error;
    });
    await waitUntil(`the extension's page ${name}`, async () => {
      if (refusal !== null) throw refusal;
      return this.run(
        // The page may say in its fragment what it shows.
        (wanted) =>
          location.href.replace(/#.*$/, '') === wanted && document.readyState === 'complete',
        address,
      );
    });
  }

  async paste(): Promise<void> {
    const { keyboard } = this.page;
    const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';
    await keyboard.down(modifier);
    await keyboard.press('v');
    await keyboard.up(modifier);
  }

  async asPhone(width: number, height: number): Promise<void> {
    await this.page.setViewport({ width, height, deviceScaleFactor: 2, hasTouch: true });
  }

  async tapAt(x: number, y: number): Promise<void> {
    await this.page.touchscreen.tap(x, y);
  }

  async setSize(width: number, height: number): Promise<void> {
    await this.page.setViewport({ width, height });
  }

  async paper(path: string): Promise<void> {
    await this.page.pdf({ path, format: 'A4' });
  }

  /** No protocol sets these in Firefox yet: its own preferences do, for all its tabs. */
  async prefer(preferences: SystemPreferences): Promise<void> {
    const { colorScheme, forcedColors, reducedMotion, print } = preferences;
    const scheme = colorScheme === undefined ? 2 : colorScheme === 'dark' ? 0 : 1;
    await runInWindow(
      this.page.browser(),
      `(() => {
        Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${scheme});
        Services.prefs.setIntPref('browser.display.document_color_use', ${forcedColors ? 2 : 0});
        Services.prefs.setIntPref('ui.prefersReducedMotion', ${reducedMotion ? 1 : 0});
        for (const { linkedBrowser } of gBrowser.tabs) {
          linkedBrowser.browsingContext.mediumOverride = '${print ? 'print' : ''}';
        }
      })()`,
    );
    const media = [
      `(forced-colors: ${forcedColors ? 'active' : 'none'})`,
      `(prefers-reduced-motion: ${reducedMotion ? 'reduce' : 'no-preference'})`,
      ...(colorScheme ? [`(prefers-color-scheme: ${colorScheme})`] : []),
      print ? 'print' : 'screen',
    ].join(' and ');
    await waitUntil(`the page to be told: ${media}`, () =>
      this.run((wanted) => wanted.split(' and ').every((one) => matchMedia(one).matches), media),
    );
  }

  /** Firefox tells nothing of it. */
  async measureScripts(): Promise<() => Promise<null>> {
    return async () => null;
  }

  /** Nor of this. */
  async memory(): Promise<null> {
    return null;
  }

  override async close(): Promise<void> {
    // Firefox does not close the last tab, and says nothing; of the extension's own pages that an
    // update closed, its list still speaks.
    const browser = this.page.browser();
    const others = (await browser.pages()).filter((one) => one !== this.page);
    const areThere = await Promise.all(
      others.map((one) => one.evaluate(() => true).catch(() => false)),
    );
    if (!areThere.includes(true)) await browser.newPage();
    await super.close();
  }
}
