import type { BoardId } from './offer.ts';

/** No list shows this many cards: a page with more is broken or hostile. */
export const MAXIMUM_CARDS = 500;

/** An offer as its card on a list shows it. */
export interface ListedOffer {
  board: BoardId;
  /** The offer's page, without query and fragment. */
  url: string;
  /** As OfferView.reference: "<company>/<slug>" on Welcome to the Jungle, the REF on Choisir le service public. */
  reference: string | null;
  title: string;
  employer: string | null;
  /** ISO date, or null when the card has none. */
  datePosted: string | null;
  /** True when the list or the address alone proves that the offer is the network's. */
  network: boolean;
}
