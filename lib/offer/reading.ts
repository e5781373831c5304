import type { Condition } from './conditions.ts';
import type { ListedOffer } from './listed-offer.ts';
import type { BoardId, Offer } from './offer.ts';

/** The kind of page that an address leads to on its board. */
export type PageKind = 'offer' | 'list' | 'other';

/**
 * What a board's adapter made of one page.
 *
 * - `offer` is null when the page is not an offer, or is one that could not be read:
 *   the two are told apart by `page`.
 * - `conditions` are all that was looked for on an offer's page, found or not.
 * - `problems`, sentences for people: what could not be read of a list's cards. For the command line,
 *   those of an offer's failed conditions too (problemSentences); scripts in pages leave that to others.
 * - `networkByAddress`: the address alone proves that the offer is the network's
 *   (its company page on Welcome to the Jungle).
 * - `offers`: a list's, each once, in the page's order; empty on pages that are no lists.
 */
export interface PageReading {
  board: BoardId | null;
  page: PageKind;
  url: string;
  offer: Offer | null;
  networkByAddress: boolean;
  conditions: Condition[];
  problems: string[];
  offers: ListedOffer[];
}

/** The reading of a page of which nothing was read. */
export function unreadPage(url: string): PageReading {
  return {
    board: null,
    page: 'other',
    url,
    offer: null,
    networkByAddress: false,
    conditions: [],
    problems: [],
    offers: [],
  };
}
