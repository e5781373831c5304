import type { BoardId } from '../offer/offer.ts';
import type {
  BoardAddresses,
  BoardProfile,
  ListReader,
  OfferReader,
  PanelLayout,
} from './board.ts';
import * as choisirLeServicePublic from './choisir-le-service-public/index.ts';
import * as welcomeToTheJungle from './welcome-to-the-jungle/index.ts';

/*
 * The one place where boards are put together. A record for each kind of script, so that a page
 * carries no more of a board than it uses: the bundler leaves out the records it does not need.
 * The compiler asks for a line in each of them when an id is added to `BOARD_IDS`.
 */

/** What the boards' addresses mean: on every page of the boards. */
export const ADDRESSES: Record<BoardId, BoardAddresses> = {
  'welcome-to-the-jungle': welcomeToTheJungle.addresses,
  'choisir-le-service-public': choisirLeServicePublic.addresses,
};

/** The readers of offers: where there may be an offer of the network. */
export const OFFER_READERS: Record<BoardId, OfferReader> = {
  'welcome-to-the-jungle': welcomeToTheJungle.readOffer,
  'choisir-le-service-public': choisirLeServicePublic.readOffer,
};

/** The readers of lists: on lists of offers. */
export const LIST_READERS: Record<BoardId, ListReader> = {
  'welcome-to-the-jungle': welcomeToTheJungle.readList,
  'choisir-le-service-public': choisirLeServicePublic.readList,
};

/** What the extension's own pages, the background and the scripts know of the boards. */
export const PROFILES: Record<BoardId, BoardProfile> = {
  'welcome-to-the-jungle': welcomeToTheJungle.profile,
  'choisir-le-service-public': choisirLeServicePublic.profile,
};

/** What the panel knows of the pages that it stands on. */
export const PANEL_LAYOUTS: Record<BoardId, PanelLayout> = {
  'welcome-to-the-jungle': welcomeToTheJungle.panelLayout,
  'choisir-le-service-public': choisirLeServicePublic.panelLayout,
};
