import {
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page,
  type Request,
  type Worker,
} from '@playwright/test';
import { firstLineOf, ScriptError } from '../console/script.ts';
import { waitUntil } from '../console/wait.ts';
import {
  type AnswerService,
  type BrowserTab,
  DEFAULT_HEADERS,
  DRAFT_PAGE,
  type ExtensionBrowser,
  FIRST_PAGE,
  isFailedRequest,
  type LaunchOptions,
  OFFERS_PAGE,
  type PageFunction,
  type PageTime,
  POPUP_PAGE,
  REPORT_PAGE,
  SETTINGS_PAGE,
  type SeenRequest,
  type StandInServer,
  type SystemPreferences,
  type TabMemory,
} from './driver.ts';
import { BROWSER_VARIABLES } from './find.ts';
import { tabMemory } from './memory.ts';
import { isPackage, offerPackage } from './packed.ts';
import { DrivenTab } from './tab.ts';
import { measureScripts } from './tracing.ts';

const EXTENSION_START_LIMIT_IN_MS = 15_000;

/** Flags that keep the browser from any traffic of its own, and from its first-run pages. */
const QUIET_FLAGS = [
  '--no-first-run',
  '--test-type',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
];

/** What makes the browser speak a language: on Linux it is the environment that does. */
const LANGUAGES = {
  fr: { tag: 'fr-FR', environment: { LANGUAGE: 'fr', LC_ALL: 'fr_FR.UTF-8' } },
  en: { tag: 'en-GB', environment: { LANGUAGE: 'en', LC_ALL: 'en_GB.UTF-8' } },
};

/**
 * No name is known: what is not served by the replay cannot be reached at all, but for the hosts
 * that a server of this machine stands for.
 */
export function offlineFlags(standIn: StandInServer | undefined): string[] {
  const { hosts = [], port, keyDigest } = standIn ?? {};
  const rules = [...hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`), 'MAP * ~NOTFOUND'];
  return [
    `--host-resolver-rules=${rules.join(', ')}`,
    ...(keyDigest ? [`--ignore-certificate-errors-spki-list=${keyDigest}`] : []),
  ];
}

/**
 * Starts a browser of Chromium's family with the extension, on a new empty profile.
 * @throws ScriptError when it does not start, or starts without the extension.
 */
export async function launchChromium(options: LaunchOptions): Promise<ExtensionBrowser> {
  if (options.privateWindows) {
    // The extension that is started anew for that in a running browser has no pages any more.
    const first = await start(options);
    await first.allowPrivateWindows();
    await first.close();
  }
  return start(options);
}

/** Debian's Chromium has no extensions but those of its command line without it; others know no such flag. */
const DEBIAN_FLAG = '--enable-remote-extensions';

function extensionFlags({ extensionFolder, otherExtensions = [] }: LaunchOptions): string[] {
  const folders = [extensionFolder, ...otherExtensions].join(',');
  return [`--disable-extensions-except=${folders}`, `--load-extension=${folders}`];
}

function profileOf({ profile }: LaunchOptions): string {
  if (profile === undefined)
    throw new ScriptError('a package is installed into a profile: give its folder');
  return profile;
}

async function start(options: LaunchOptions): Promise<ChromiumBrowser> {
  const { executable, headless, answer, standIn } = options;
  const language = LANGUAGES[options.language];
  const isPacked = isPackage(options.extensionFolder);
  if (isPacked) await offerPackage(profileOf(options), options.extensionFolder);
  let context: BrowserContext;
  try {
    context = await chromium.launchPersistentContext(options.profile ?? '', {
      executablePath: executable,
      headless,
      viewport: headless ? { width: 1280, height: 800 } : null,
      locale: language.tag,
      env: { ...process.env, ...language.environment },
      // As people have it: with extensions, and with pages kept in memory.
      ignoreDefaultArgs: [
        '--disable-extensions',
        '--disable-back-forward-cache',
        // Which leaves out packages that the profile is offered, too.
        ...(isPacked ? ['--disable-default-apps'] : []),
      ],
      args: [
        ...QUIET_FLAGS,
        ...(headless ? ['--headless=new'] : []),
        ...(answer === null ? [] : offlineFlags(standIn)),
        `--lang=${language.tag}`,
        ...(isPacked ? [DEBIAN_FLAG] : extensionFlags(options)),
      ],
    });
  } catch (error) {
    throw new ScriptError(
      `${executable} does not start (${firstLineOf(error)}): repair it, or set ${BROWSER_VARIABLES.chromium} to another`,
    );
  }
  try {
    const worker = await extensionWorker(context);
    if (answer !== null) await serve(context, answer);
    const version = await worker.evaluate(() => navigator.userAgent);
    const extensionRoot = new URL('/', worker.url()).href;
    // An extension that is loaded by a flag is installed anew at each start.
    if (!options.keepFirstPage) await closePage(context, extensionRoot + FIRST_PAGE);
    return new ChromiumBrowser(context, extensionRoot, versionIn(version));
  } catch (error) {
    await context.close();
    if (error instanceof ScriptError) throw error;
    throw new ScriptError(
      `${executable} started without the extension: use Chromium, Edge or Brave (${firstLineOf(error)})`,
    );
  }
}

/** Closes a page that comes by itself. */
async function closePage(context: BrowserContext, address: string): Promise<void> {
  const page = await waitUntil(address, async () =>
    context.pages().find((candidate) => candidate.url() === address),
  );
  await page.close();
}

async function extensionWorker(context: BrowserContext) {
  // Another extension may have one, too.
  const isOurs = (worker: Worker) => worker.url().endsWith('/background.js');
  return (
    context.serviceWorkers().find(isOurs) ??
    (await context.waitForEvent('serviceworker', {
      predicate: isOurs,
      timeout: EXTENSION_START_LIMIT_IN_MS,
    }))
  );
}

function versionIn(userAgent: string): string {
  return /Chrome\/([\d.]+)/.exec(userAgent)?.[1] ?? 'unknown';
}

/**
 * Pages of the web only: the extension's own files come from the extension, and what its
 * background asks for goes on, to the stand-in or to nothing.
 */
async function serve(context: BrowserContext, answer: AnswerService): Promise<void> {
  await context.route(/^https?:/, async (route) => {
    if (route.request().serviceWorker()) return route.continue();
    const found = answer(route.request().url());
    if (found === null) return route.abort();
    return route.fulfill({
      status: found.status ?? 200,
      headers: { ...DEFAULT_HEADERS, ...found.headers },
      body: found.body,
    });
  });
}

/** Where a request comes from. A tab that a click has just opened has no page that could tell. */
function originOf(request: Request): string {
  if (request.serviceWorker()) return 'background';
  try {
    return request.frame().url();
  } catch {
    return 'a new tab';
  }
}

class ChromiumBrowser implements ExtensionBrowser {
  readonly name = 'chromium';
  readonly closed: Promise<void>;
  readonly #context: BrowserContext;
  /** The address of the extension's folder. */
  readonly #extensionRoot: string;
  readonly version: string;
  readonly faults: string[] = [];
  readonly requests: SeenRequest[] = [];
  #extensionPage: ChromiumTab | null = null;
  #session: CDPSession | null = null;

  constructor(context: BrowserContext, extensionRoot: string, version: string) {
    this.#context = context;
    this.#extensionRoot = extensionRoot;
    this.version = version;
    this.closed = new Promise((resolve) => context.once('close', () => resolve()));
    for (const worker of context.serviceWorkers()) this.#watch(worker);
    context.on('serviceworker', (worker) => this.#watch(worker));
    context.on('request', (request) => {
      const address = request.url();
      if (!/^(https?|wss?):/.test(address)) return;
      this.requests.push({ address, from: originOf(request) });
    });
  }

  #watch(worker: Worker): void {
    worker.on('console', (message) => {
      if (message.type() === 'error' && !isFailedRequest(message.text())) {
        this.faults.push(`background: ${message.text()}`);
      }
    });
  }

  async newTab(): Promise<ChromiumTab> {
    return new ChromiumTab(await this.#context.newPage());
  }

  async newPrivateTab(): Promise<ChromiumTab> {
    const opened = this.#context.waitForEvent('page');
    await this.runInExtension(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { windows: { create(window: object): Promise<unknown> } };
      };
      await chrome.windows.create({ incognito: true, url: 'about:blank' });
    }, null);
    return new ChromiumTab(await opened);
  }

  async openPopup(behind: BrowserTab): Promise<BrowserTab> {
    const popup = await this.newTab();
    await behind.activate();
    await popup.open(this.#popupAddress());
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
    return this.openedTab(this.#extensionRoot + name);
  }

  async openedTab(start: string): Promise<BrowserTab> {
    const page = await waitUntil(`a tab with ${start}`, async () =>
      this.#context.pages().find((one) => one.url().startsWith(start)),
    );
    return new ChromiumTab(page);
  }

  async #openPage(name: string): Promise<BrowserTab> {
    const tab = await this.newTab();
    await tab.open(this.#extensionRoot + name);
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
  async #openExtensionPage(): Promise<ChromiumTab> {
    const empty = this.#context.pages().find((page) => page.url() === 'about:blank');
    const tab = new ChromiumTab(empty ?? (await this.#context.newPage()));
    await tab.open(this.#popupAddress());
    return tab;
  }

  #popupAddress(): string {
    return this.#extensionRoot + POPUP_PAGE;
  }

  async restartExtension(): Promise<void> {
    await this.closeExtensionPage();
    await this.#onExtensionsPage(async ({ id }) => {
      const { developerPrivate } = (globalThis as unknown as ExtensionsPage).chrome;
      // Else an extension that is no store's is not loaded again.
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await developerPrivate.reload(id);
    }, null);
  }

  async switchExtension(on: boolean): Promise<boolean> {
    await this.closeExtensionPage();
    await this.#onExtensionsPage(({ id, argument }) => {
      const { management } = (globalThis as unknown as ExtensionsPage).chrome;
      return management.setEnabled(id, argument);
    }, on);
    return true;
  }

  /** Does something to the extension on the browser's own page of extensions. */
  async #onExtensionsPage<Argument>(
    act: PageFunction<{ id: string; argument: Argument }, void>,
    argument: Argument,
  ): Promise<void> {
    const page = await this.#context.newPage();
    // Its interface is there before the page is, whose drawing costs seconds.
    await page.goto('chrome://extensions/', { waitUntil: 'commit' });
    const id = new URL(this.#extensionRoot).hostname;
    await new ChromiumTab(page).run(act, { id, argument });
    await page.close();
  }

  async closeExtensionPage(): Promise<void> {
    await this.#extensionPage?.close();
    this.#extensionPage = null;
  }

  async stopBackground(): Promise<void> {
    const browser = this.#context.browser();
    this.#session ??= (await browser?.newBrowserCDPSession()) ?? null;
    if (!this.#session) throw new ScriptError('this Chromium gives no session to stop a worker by');
    const { targetInfos } = await this.#session.send('Target.getTargets');
    for (const { type, url, targetId } of targetInfos) {
      if (type !== 'service_worker' || !url.startsWith(this.#extensionRoot)) continue;
      await this.#session.send('Target.closeTarget', { targetId });
    }
  }

  async grantSites(granted: boolean): Promise<void> {
    await this.#configure({ hostAccess: granted ? 'ON_ALL_SITES' : 'ON_CLICK' });
  }

  /** Lets the extension work in private windows: from the next start of the profile on. */
  async allowPrivateWindows(): Promise<void> {
    await this.#configure({ incognitoAccess: true });
  }

  /** Sets what a person sets on the browser's page of extensions. */
  #configure(settings: object): Promise<void> {
    return this.#onExtensionsPage(({ id, argument }) => {
      const { developerPrivate } = (globalThis as unknown as ExtensionsPage).chrome;
      return developerPrivate.updateExtensionConfiguration({ extensionId: id, ...argument });
    }, settings);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}

class ChromiumTab extends DrivenTab<Page> {
  /** What was set by a session holds as long as the session. */
  #phone: CDPSession | null = null;

  async paste(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  async asPhone(width: number, height: number): Promise<void> {
    await this.setSize(width, height);
    const session = await this.#session();
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
    this.#phone = session;
  }

  async tapAt(x: number, y: number): Promise<void> {
    await this.#phone?.send('Input.dispatchTouchEvent', {
      type: 'touchStart',
      touchPoints: [{ x, y }],
    });
    await this.#phone?.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  async setSize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  async paper(path: string): Promise<void> {
    await this.page.pdf({
      path,
      format: 'A4',
      margin: { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' },
    });
  }

  async prefer(preferences: SystemPreferences): Promise<void> {
    const { colorScheme = null, forcedColors, reducedMotion, print } = preferences;
    await this.page.emulateMedia({
      media: print ? 'print' : null,
      colorScheme,
      forcedColors: forcedColors ? 'active' : null,
      reducedMotion: reducedMotion ? 'reduce' : null,
    });
  }

  async measureScripts(): Promise<() => Promise<PageTime>> {
    return measureScripts(await this.#session());
  }

  async memory(): Promise<TabMemory> {
    return tabMemory(await this.#session());
  }

  /** A session of the browser's own protocol with this tab alone. */
  #session(): Promise<CDPSession> {
    return this.page.context().newCDPSession(this.page);
  }
}

/** The little of the interface of Chromium's page of extensions that is called here. */
interface ExtensionsPage {
  chrome: {
    developerPrivate: {
      reload(id: string): Promise<void>;
      updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
      updateExtensionConfiguration(update: { extensionId: string }): Promise<void>;
    };
    management: { setEnabled(id: string, on: boolean): Promise<void> };
  };
}
