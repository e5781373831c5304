import type { Guide } from '../guides/guide.ts';
import type { Resolution } from '../matching/resolution.ts';
import type { BoardId } from '../offer/offer.ts';
import type { Profession } from '../offer/profession.ts';
import type { PageReading } from '../offer/reading.ts';
import type { Status } from '../offer/status.ts';

/** All that the panel and the popup show of one offer. */
export interface OfferView {
  board: BoardId;
  url: string;
  /** The address alone proves that the offer is the network's. */
  networkByAddress: boolean;
  /** Null when the page could not be read. */
  offer: {
    title: string;
    employer: string | null;
    location: string | null;
    contract: string | null;
    profession: Profession | null;
    status: Status | null;
  } | null;
  resolution: Resolution;
  guides: Guide[];
}

/** Watcher → background: a page of a board was read. The answer is an `OfferView`. */
export interface ResolveMessage {
  type: 'resolve';
  reading: PageReading;
  /** True when this page already has the panel's script. */
  panelLoaded: boolean;
}

/** Watcher → background: this page may hold an offer of the network, give it the reader. */
export interface ReaderMessage {
  type: 'reader-wanted';
}

/** Watcher → background: the tab has left the offer it showed. No answer. */
export interface LeftMessage {
  type: 'left';
}

/** Popup → background: what was found on this tab? The answer is an `OfferView` or null. */
export interface TabStatusMessage {
  type: 'tab-status';
  tabId: number;
}

/** Popup → watcher: open the panel of this page, or close it. */
export interface TogglePanelMessage {
  type: 'toggle-panel';
}

export type Message =
  | ReaderMessage
  | ResolveMessage
  | LeftMessage
  | TabStatusMessage
  | TogglePanelMessage;

/** The reader as the watcher calls it, under `globalThis.repereReader`; see `PanelController`. */
export interface PageReader {
  /** Reads the page as it stands now, as the page of this address. */
  read(url: URL): PageReading;
}

/**
 * The panel as the watcher drives it: both run in the extension's isolated world of
 * one page and share this object under `globalThis.reperePanel`. `hide` takes effect at
 * once, without a round trip, so that an old answer never stands on a new page.
 */
export interface PanelController {
  show(view: OfferView): void;
  hide(): void;
  toggle(): void;
}
