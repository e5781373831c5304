import type { ListPage } from '../analysis/analysis.ts';
import type { PanelAnswer } from '../messages/messages.ts';
import type { ZoneName } from '../offer/offer.ts';
import type { OfferMarker } from './offer-marker.ts';

/*
 * What the extension's scripts in one page know of each other: they share the page's isolated
 * world, which the page itself cannot reach. The background calls the same objects, so that no
 * script in a page listens for messages.
 */
declare global {
  var repereWatcher: PageWatcher | undefined;
  var repereFollower: PageFollower | undefined;
  var reperePanel: PanelController | undefined;
  var repereMarker: OfferMarker | undefined;
  var repereBadges: BadgesController | undefined;
  var repereAnalysis: ListPage | undefined;
  interface Document {
    /** Chromium: the page is prepared in case someone goes there. Not in TypeScript's library yet. */
    readonly prerendering?: boolean;
  }
}

/** The watcher of one page, as the page's other scripts and the background know it. */
export interface PageWatcher {
  /** The offer that was left in this page without loading another, and the text it showed. */
  left(): LeftOffer | null;
  /** The address has changed since the page was loaded. */
  hasMoved(): boolean;
  /** The offer of the present address was seen in the network's list: it is the network's. */
  isListed(): boolean;
  /** What is shown is asked for again: the settings changed. */
  renew(): void;
  /** Nothing is shown any more: the board was switched off. */
  dismiss(): void;
}

/** An offer that may still stand in the page, whatever the address says. */
export interface LeftOffer {
  key: string;
  text: string;
}

/** Reads and answers the offers of one page; it comes only when there may be one worth it. */
export interface PageFollower {
  /** The address changed: what was shown of the last offer goes at once, the next one is read. */
  look(): void;
  /** Reads the page again because a person asks; resolves when the first answer is there. */
  analyse(): Promise<void>;
  /** Has the offer that was read answered again: what is shown stays until then. */
  renew(): void;
  /** The text of one of the offer's zones as the page has it now; null where there is none. */
  zoneText(zone: ZoneName): string | null;
  /** For good: nothing is shown any more, nothing is listened to. */
  retire(): void;
}

/** The badges of a list as the watcher drives them, under `globalThis.repereBadges`. */
export interface BadgesController {
  /** Puts badges on the list that the page shows or will show, and keeps them there. */
  show(): void;
  /** Takes all of them away at once. */
  hide(): void;
}

/**
 * The panel as the follower drives it: both run in the extension's isolated world of
 * one page and share this object under `globalThis.reperePanel`. `hide` takes effect at
 * once, without a round trip, so that an old answer never stands on a new page.
 */
export interface PanelController {
  show(answer: PanelAnswer): void;
  hide(): void;
  /** A person asked for the panel, or for it to go. */
  toggle(): void;
}
