import { accountOf, Conditions } from '../offer/conditions.ts';
import type { Offer } from '../offer/offer.ts';
import type { PageReading } from '../offer/reading.ts';
import type { Board, Page } from './board.ts';
import { noOffer } from './board.ts';
import { readCards } from './cards.ts';
import { choisirLeServicePublic } from './choisir-le-service-public.ts';
import { listedOffers } from './list.ts';
import { welcomeToTheJungle } from './welcome-to-the-jungle.ts';

/** Every board that Repère reads: add a board here, and its host to hosts.ts. */
export const BOARDS: readonly Board[] = [welcomeToTheJungle, choisirLeServicePublic];

/** The board of an address, or null. */
function boardOf(url: URL): Board | null {
  return BOARDS.find(({ hosts }) => hosts.includes(url.hostname)) ?? null;
}

/** Reads a page that is complete, of any board; what kind of page it is, its address alone says. */
export function readPage(page: Page): PageReading {
  const reading = readOfferPage({ ...page, isFinal: true });
  if (reading.page !== 'list') return reading;
  const { cards, problems } = readCards(page);
  return { ...reading, offers: listedOffers(cards), problems };
}

/**
 * The same without the cards of lists, for scripts that read offers alone. Never throws on the
 * page's account: a failure of an adapter is a problem of the reading.
 */
export function readOfferPage(page: Page): PageReading {
  const board = boardOf(page.url);
  if (!board) return noOffer(null, page.url, 'other');
  const address = board.readAddress(page.url);
  if (address.page !== 'offer') return noOffer(board, page.url, address.page);
  const reading = { ...noOffer(board, page.url, 'offer'), networkByAddress: address.network };
  const conditions = new Conditions();
  let offer: Offer | null = null;
  try {
    offer = board.readOffer(page, address, conditions);
  } catch (error) {
    conditions.failed('reader', String(error));
  }
  return { ...reading, offer, ...accountOf(conditions.list) };
}
