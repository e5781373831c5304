import type { BrowserName } from './find.ts';

/** What is served at an address, in place of the internet. */
export interface PageAnswer {
  status?: number;
  headers?: Record<string, string>;
  body: string;
}

/** Answers a request, or refuses it with null. */
export type AnswerService = (address: string) => PageAnswer | null;

/** A server of this machine that stands for some hosts, on real connections that it can break. */
export interface StandInServer {
  /** The hosts it stands for, where requests are not answered before: the background's are not. */
  readonly hosts: readonly string[];
  /** Where it listens for TLS. */
  readonly port: number;
  /** Where it listens as a proxy, which lets nothing through to any other host. */
  readonly proxyPort: number;
  /** Its public key's SHA-256, in base64: what the browser is told to trust. */
  readonly keyDigest: string;
}

/** How to start a browser with the extension. */
export interface LaunchOptions {
  /** The browser's path. */
  executable: string;
  /**
   * The folder of the extension's build for this browser, or its package (a zip), which needs a profile's folder.
   * Chromium takes packages on Linux only, see packed.ts.
   */
  extensionFolder: string;
  headless: boolean;
  /** The language the browser speaks, where it has it; English is always there. */
  language: 'fr' | 'en';
  /** What is served to pages; everything else is refused. Null: the real internet. */
  answer: AnswerService | null;
  /** What the extension's own requests reach; without it they reach nothing. */
  standIn?: StandInServer;
  /** The folder of the profile, kept when the browser is closed; without it a new empty one. */
  profile?: string;
  /** Lets the extension work in private windows, as a person may; needs a profile's folder. */
  privateWindows?: boolean;
  /** Leaves the page open that the extension opens at install: it is closed before anything else is done. */
  keepFirstPage?: boolean;
  /** Folders of other extensions to have beside this one (Chromium). */
  otherExtensions?: readonly string[];
}

/** What a tab holds in memory, once everything that nobody needs any more was thrown away. */
export interface TabMemory {
  documents: number;
  /** Nodes, attached to a document or not. */
  nodes: number;
  listeners: number;
}

/** A request as the browser tells of it. */
export interface SeenRequest {
  address: string;
  /** Where it comes from: the background, or the page at an address. */
  from: string;
}

/** A function that runs in the page: it may use nothing but its argument and the page. */
export type PageFunction<Argument, Result> = (argument: Argument) => Result | Promise<Result>;

/** A point of the window, in CSS pixels from its left and its top. */
export interface Point {
  x: number;
  y: number;
}

/** What a person's system asks of every page. */
export interface SystemPreferences {
  colorScheme?: 'light' | 'dark';
  forcedColors?: boolean;
  reducedMotion?: boolean;
  /** The page as it is printed. */
  print?: boolean;
}

/** What a page's scripts took of the processor, in milliseconds. */
export interface ScriptTime {
  /** Chromium's ScriptDuration: scripts and calls, without what runs when a promise is settled. */
  duration: number;
  /** All of it, what runs when promises are settled included, forced layout left out. */
  all: number;
}

/** What a page took of the processor, in milliseconds. */
export interface PageTime extends ScriptTime {
  /** Styles and layout, forced by scripts or not. */
  layout: number;
}

/** One tab of a browser, the same for every browser. */
export interface BrowserTab {
  /** Goes to an address and waits for its document. */
  open(address: string): Promise<void>;
  /** Runs a function in the page and gives its result, which must be data. */
  run<Argument, Result>(
    page: PageFunction<Argument, Result>,
    argument: Argument,
  ): Promise<Awaited<Result>>;
  /** Runs a program in the page, even where the page's own policy allows none. */
  runProgram(source: string): Promise<void>;
  /** Presses a key ("Escape", "Tab", "Enter"), as a person would. */
  press(key: string): Promise<void>;
  /** Types words where the focus is, as a person would. */
  type(words: string): Promise<void>;
  /** Pastes what was copied where the focus is, as a person would. */
  paste(): Promise<void>;
  /** Clicks at a point of the window, as a person would. */
  clickAt(x: number, y: number): Promise<void>;
  /** Drags what stands at a point of the window to another one, with the mouse. */
  drag(from: Point, to: Point): Promise<void>;
  /** Makes the tab a phone's, of this size and with a touch screen, for the pages that it opens from then on. */
  asPhone(width: number, height: number): Promise<void>;
  /** Taps at a point of the window, as a finger does; needs `asPhone`. */
  tapAt(x: number, y: number): Promise<void>;
  /** Keeps a picture of what is seen. */
  screenshot(path: string): Promise<void>;
  setSize(width: number, height: number): Promise<void>;
  /** Prints the page into a PDF file, on A4 sheets. */
  paper(path: string): Promise<void>;
  /** Sets what the person's system asks of pages; what is not said is as usual. */
  prefer(preferences: SystemPreferences): Promise<void>;
  /**
   * Measures the scripts that the tab's page runs from now on, until the function that it gives
   * is called; null where the browser does not tell.
   */
  measureScripts(): Promise<() => Promise<PageTime | null>>;
  /** What the tab holds in memory; null where the browser does not tell. */
  memory(): Promise<TabMemory | null>;
  /** Makes it the tab that is seen. */
  activate(): Promise<void>;
  close(): Promise<void>;
  /** Errors on the page's console and exceptions nobody caught, since the tab was opened. */
  readonly faults: readonly string[];
}

/** A browser with the extension in it. */
export interface ExtensionBrowser {
  readonly name: BrowserName;
  readonly version: string;
  /** Errors on the background's console, where the browser tells of them (Chromium). */
  readonly faults: readonly string[];
  newTab(): Promise<BrowserTab>;
  /** Opens a private window, and gives its tab; needs `privateWindows`. */
  newPrivateTab(): Promise<BrowserTab>;
  /**
   * Opens the extension's popup as a page of its own behind the tab, which stays the active
   * one: the popup speaks of the active tab.
   */
  openPopup(behind: BrowserTab): Promise<BrowserTab>;
  /** Opens the extension's settings page in a tab of its own. */
  openSettings(): Promise<BrowserTab>;
  /** Opens the extension's report in a tab of its own. */
  openReport(): Promise<BrowserTab>;
  /** Opens the page where drafts are checked in a tab of its own. */
  openDrafts(): Promise<BrowserTab>;
  /** Opens the page of kept offers in a tab of its own. */
  openOffers(): Promise<BrowserTab>;
  /** Opens the extension's first page in a tab of its own. */
  openFirstPage(): Promise<BrowserTab>;
  /** The page of the extension that it has opened by itself, for a person: its tab, once it is there. */
  openedPage(name: string): Promise<BrowserTab>;
  /** The tab that a click has opened, once it shows a page whose address begins so. */
  openedTab(start: string): Promise<BrowserTab>;
  /** Runs a function in a page of the extension, which has the extension's rights. */
  runInExtension<Argument, Result>(
    page: PageFunction<Argument, Result>,
    argument: Argument,
  ): Promise<Awaited<Result>>;
  /** Starts the extension anew while pages are open, as an update does; resolves when it runs again. */
  restartExtension(): Promise<void>;
  /**
   * Switches the extension off or on, as a person does on the browser's own page; false where a
   * program cannot.
   */
  switchExtension(on: boolean): Promise<boolean>;
  /** Closes the page that `runInExtension` keeps open, so that a person sees only theirs. */
  closeExtensionPage(): Promise<void>;
  /** Stops the background at once, whatever it is doing, as the browser does without a word. */
  stopBackground(): Promise<void>;
  /** Withholds the extension's sites from it, or gives them back, as a person does in the browser's settings. */
  grantSites(granted: boolean): Promise<void>;
  /** Requests for the web since the browser started, where the browser tells of them (Chromium). */
  readonly requests: readonly SeenRequest[];
  /** Resolves once the person has closed the browser. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** The popup's page within the extension. */
export const POPUP_PAGE = 'popup.html';

/** The settings page within the extension. */
export const SETTINGS_PAGE = 'options.html';

/** The report within the extension. */
export const REPORT_PAGE = 'report.html';

/** The extension's page of kept offers. */
export const OFFERS_PAGE = 'offers.html';

/** The first page within the extension. */
export const FIRST_PAGE = 'welcome.html';

/** The page of reports within the extension. */
export const FEEDBACK_PAGE = 'feedback.html';
/** The page where drafts are checked. */
export const DRAFT_PAGE = 'draft.html';

/** Headers that every served page has: a site's own strict policy must not break the panel. */
export const DEFAULT_HEADERS: Record<string, string> = {
  'content-type': 'text/html; charset=utf-8',
};

/** Whether a line of the console only says that the replay refused a request of the page. */
export function isRefusedRequest(line: string): boolean {
  return /^Failed to load resource: net::ERR_(FAILED|NAME_NOT_RESOLVED)/.test(line);
}

/** The same for any request that failed: no script can keep the browser from saying it. */
export function isFailedRequest(line: string): boolean {
  return /^Failed to load resource: (net::ERR_|the server responded with a status of)/.test(line);
}
