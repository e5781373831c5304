import type { BoardId } from './offer.ts';

/** No list shows this many cards; more is a broken or hostile page. */
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
  /** The list or the address alone proves that it is the network's. */
  network: boolean;
}
