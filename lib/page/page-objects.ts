import type { ListPage } from '../analysis/analysis.ts';
import type { PanelAnswer } from '../messages/messages.ts';
import type { Offer, ZoneName } from '../offer/offer.ts';
import type { OfferMarker } from './offer-marker.ts';

/*
 * The objects by which the extension's scripts in one page know each other. They share the page's
 * isolated world, which the page itself cannot reach. The background calls the same objects, so
 * that no script in a page listens for messages.
 */
declare global {
  var repereWatcher: PageWatcher | undefined;
  var repereFollower: PageFollower | undefined;
  var reperePanel: PanelController | undefined;
  var repereMarker: OfferMarker | undefined;
  var repereBadges: BadgesController | undefined;
  var repereAnalysis: ListPage | undefined;
  interface Document {
    /** Chromium: whether the page is being prerendered. Not in TypeScript's library yet. */
    readonly prerendering?: boolean;
  }
}

/** The watcher of one page, as the page's other scripts and the background know it. */
export interface PageWatcher {
  /** The offer left in this page without loading another, and its text. */
  left(): LeftOffer | null;
  /** Whether the address has changed since the page was loaded. */
  hasMoved(): boolean;
  /** Whether the offer at the present address was seen in the network's list. */
  isListed(): boolean;
  /** Applies new settings: what is shown is asked for again. */
  renew(): void;
  /** Removes everything shown, after the board was switched off. */
  dismiss(): void;
}

/** An offer that the page may still show, whatever the address says. */
export interface LeftOffer {
  key: string;
  text: string;
}

/** Reads and answers the offers of one page; added where there may be an offer of the network. */
export interface PageFollower {
  /** The address changed: hides the last offer's answer at once and reads the next offer. */
  look(): void;
  /** Reads the page again at a person's request; resolves when the first answer is there. */
  analyse(): Promise<void>;
  /** Asks again for the answer to the last reading; what is shown stays until then. */
  renew(): void;
  /** The present text of one of the offer's zones, or null. */
  zoneText(zone: ZoneName): string | null;
  /** The offer as the page shows it now, or null. */
  offer(): Offer | null;
  /** Ends for good: hides everything and stops listening. */
  retire(): void;
}

/** The badges of a list, as the watcher drives them. */
export interface BadgesController {
  /** Adds badges to the list, now and whenever it changes. */
  show(): void;
  /** Removes all of them at once. */
  hide(): void;
}

/**
 * The panel, as the follower drives it. `hide` takes effect at once, without a message, so that an
 * old answer never stands on a new page.
 */
export interface PanelController {
  show(answer: PanelAnswer): void;
  hide(): void;
  /** Opens or folds the panel at a person's request. */
  toggle(): void;
}
