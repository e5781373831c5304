import type { Condition } from './conditions.ts';
import type { ListedOffer } from './listed-offer.ts';
import type { BoardId, Offer } from './offer.ts';

/** The kind of page that an address leads to on its board. */
export type PageKind = 'offer' | 'list' | 'other';

/**
 * The result of reading one page with a board's reader.
 *
 * - `offer` is null when the page is not an offer, or is one that could not be
 *   read: `page` tells which.
 * - `conditions` are all those checked on an offer's page, met or not.
 * - `problems` are sentences for people: the cards of a list that could not be read. For the
 *   command line they also include the failed conditions of an offer (problemSentences), which
 *   scripts in pages leave to others.
 * - `networkByAddress`: the address alone proves that the offer is the network's (its company page
 *   on Welcome to the Jungle).
 * - `offers` are those of a list, each once, in the page's order; empty on other pages.
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

/** The reading of a page that was not read. */
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
