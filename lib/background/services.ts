import type { AnalysisKeeper } from '../analysis/keeper.ts';
import type { Versions } from '../answer/reading-report.ts';
import type { OfferView } from '../answer/view.ts';
import type { SerialQueues } from '../async/serial-queue.ts';
import type { DirectoryKeeper } from '../directory/keeper.ts';
import type { Texts } from '../i18n/texts.ts';
import type { Answers } from '../messages/messages.ts';
import type { MessageOf } from '../messages/schema.ts';
import type { RowKeeper } from '../report/chunks.ts';
import type { Store } from '../storage/store.ts';
import type { TabScripts } from './tab-scripts.ts';

/** Where a message comes from. */
export interface Place {
  /** Its tab; -1 when it comes from none. */
  tabId: number;
  /** The address of its page. */
  url: string;
  /** In a private window: nothing is kept of it but what the person says. */
  isPrivate: boolean;
}

/** Answers each kind of message. */
export type Handlers = {
  [Type in keyof Answers]: (message: MessageOf<Type>, place: Place) => Promise<Answers[Type]>;
};

/** One tab of the browser, as far as the extension may know it. */
export interface OpenTab {
  id: number;
  /** Empty where the extension has no permission to know it. */
  url: string;
}

/** The browser's tabs, and what was found on each as long as the browser runs. */
export interface Tabs {
  /** The address that a tab shows; empty when it is closed, or not the extension's to know. */
  address(tabId: number): Promise<string>;
  /** Those that show a page of this site; `origin` as in `URL.origin`. */
  onSite(origin: string): Promise<OpenTab[]>;
  /** Those whose page has the watcher, or is to have it. */
  watched(): Promise<OpenTab[]>;
  /** Opens a page beside what the person looks at; its tab once the page is there, null when it does not come. */
  open(url: string): Promise<number | null>;
  /** What was found on a tab; null when nothing was. */
  found(tabId: number): Promise<OfferView | null>;
  /** Keeps what was found on a tab and marks its toolbar button. Never fails: the tab may be closed. */
  record(tabId: number, view: OfferView | null): Promise<void>;
}

/** All that the background works with: storage, directory, pages and clock. */
export interface BackgroundServices {
  store: Store;
  directory: DirectoryKeeper;
  analysis: AnalysisKeeper;
  rows: RowKeeper;
  scripts: TabScripts;
  tabs: Tabs;
  /** By tab: what is asked about a tab's offer is done in order. */
  tabQueues: SerialQueues<number>;
  now(): Date;
  wait(milliseconds: number): Promise<void>;
  /** The panel's words, in the browser's language. */
  panelTexts(): Promise<Texts>;
  /** What runs, for reports. */
  versions: Versions;
  /** The panel's style sheets. */
  panelStyles: string;
  /** The keys that open and fold the panel, as the browser names them; null when there are none. */
  shortcut(): Promise<string | null>;
  /** The words of badges, in the browser's language. */
  badgeTexts(): Texts;
  /** Forgets all that lasts as long as the browser. */
  clearSession(): Promise<void>;
  /** Tells the maintainers what went on without; for `catch`. */
  warn(what: string): (error: unknown) => undefined;
}
