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
 * The one place where boards are put together. There is a record for each kind of script, so that a
 * page loads no more of a board than it uses: the bundler leaves out the other records. The
 * compiler asks for a line in each record when an id is added to `BOARD_IDS`.
 */

/** The boards' addresses: loaded on every page of the boards. */
export const ADDRESSES: Record<BoardId, BoardAddresses> = {
  'welcome-to-the-jungle': welcomeToTheJungle.addresses,
  'choisir-le-service-public': choisirLeServicePublic.addresses,
};

/** The readers of offers: loaded where there may be an offer of the network. */
export const OFFER_READERS: Record<BoardId, OfferReader> = {
  'welcome-to-the-jungle': welcomeToTheJungle.readOffer,
  'choisir-le-service-public': choisirLeServicePublic.readOffer,
};

/** The readers of lists: loaded on lists of offers. */
export const LIST_READERS: Record<BoardId, ListReader> = {
  'welcome-to-the-jungle': welcomeToTheJungle.readList,
  'choisir-le-service-public': choisirLeServicePublic.readList,
};

/** The boards' profiles, for the extension's own pages, the background and the scripts. */
export const PROFILES: Record<BoardId, BoardProfile> = {
  'welcome-to-the-jungle': welcomeToTheJungle.profile,
  'choisir-le-service-public': choisirLeServicePublic.profile,
};

/** Where offers stand on the boards' pages, for the panel. */
export const PANEL_LAYOUTS: Record<BoardId, PanelLayout> = {
  'welcome-to-the-jungle': welcomeToTheJungle.panelLayout,
  'choisir-le-service-public': choisirLeServicePublic.panelLayout,
};
