import type { AnalysisKeeper } from '../analysis/keeper.ts';
import type { OfferView } from '../answer/view.ts';
import type { SerialQueues } from '../async/serial-queue.ts';
import type { DirectoryKeeper } from '../directory/keeper.ts';
import type { Texts } from '../i18n/texts.ts';
import type { DrawnPanel, UntouchedPanel } from '../messages/drawn-panel.ts';
import type { Answers } from '../messages/messages.ts';
import type { MessageOf } from '../messages/schema.ts';
import type { OfferKeeper } from '../offers/keeper.ts';
import type { OfferFacts } from '../offers/kept-offer.ts';
import type { RowKeeper } from '../report/chunks.ts';
import type { Store } from '../storage/store.ts';
import type { TabScripts } from './tab-scripts.ts';

/** Where a message comes from. */
export interface Place {
  /** Its tab; -1 when there is none. */
  tabId: number;
  url: string;
  /** In a private window: nothing is stored of it but what the person keeps, chooses or sets there. */
  isPrivate: boolean;
}

/** A handler for each type of message. */
export type Handlers = {
  [Type in keyof Answers]: (message: MessageOf<Type>, place: Place) => Promise<Answers[Type]>;
};

/** One tab of the browser. */
export interface OpenTab {
  id: number;
  /** Empty when the extension may not know it. */
  url: string;
}

/** The browser's tabs, and the view found on each while the browser runs. */
export interface Tabs {
  /** The address that a tab shows; empty when it is closed or the extension may not know it. */
  address(tabId: number): Promise<string>;
  /** The tabs that show a page of this site; `origin` as in `URL.origin`. */
  onSite(origin: string): Promise<OpenTab[]>;
  /** The tabs whose page has the watcher, or should have it. */
  watched(): Promise<OpenTab[]>;
  /** Opens a page in the background; its tab once it is loaded, null when it does not load. */
  open(url: string): Promise<number | null>;
  /** The view found on a tab, or null. */
  found(tabId: number): Promise<OfferView | null>;
  /** What an offer's page says besides its view; null when nothing was read. */
  facts(tabId: number): Promise<OfferFacts | null>;
  /**
   * Keeps what was found on a tab and marks its toolbar button. Never fails: the tab may be closed.
   *
   * @param facts what the page says besides; left out where that stays as it is
   */
  record(tabId: number, view: OfferView | null, facts?: OfferFacts | null): Promise<void>;
}

/** Everything that the background works with: storage, directory, pages and clock. */
export interface BackgroundServices {
  store: Store;
  directory: DirectoryKeeper;
  analysis: AnalysisKeeper;
  rows: RowKeeper;
  offers: OfferKeeper;
  scripts: TabScripts;
  tabs: Tabs;
  /** A queue for each tab: messages about a tab's offer are answered in order. */
  tabQueues: SerialQueues<number>;
  now(): Date;
  wait(milliseconds: number): Promise<void>;
  /** The panel's words, in the browser's language. Rejects when they cannot be read. */
  panelTexts(): Promise<Texts>;
  /** Opens the page on which a person reports the answer that a tab shows. */
  openFeedback(tabId: number): Promise<undefined>;
  /** Draws the panel of an answer. */
  drawPanel(panel: UntouchedPanel, texts: Texts): DrawnPanel;
  /** The keyboard shortcut of the panel, in the browser's own words; null when there is none. */
  shortcut(): Promise<string | null>;
  /** Opens the page of drafts with the text of a tab's offer. */
  openDraft(tabId: number): Promise<undefined>;
  /** The words of badges, in the browser's language. Rejects when they cannot be read. */
  badgeTexts(): Promise<Texts>;
  /** Shows on the toolbar button how many dates of kept offers are due today. */
  markDue(): Promise<void>;
  /** Opens the page of kept offers, or brings it to the front. */
  openOffers(): Promise<void>;
  /** Clears session storage. */
  clearSession(): Promise<void>;
  /** Logs a failure that the caller goes on without; to be used with `catch`. */
  warn(what: string): (error: unknown) => undefined;
}
