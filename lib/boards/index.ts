import { accountOf, Conditions } from '../offer/conditions.ts';
import type { Offer } from '../offer/offer.ts';
import type { PageReading } from '../offer/reading.ts';
import { boardAddressesOf } from './addresses.ts';
import type { Page } from './board.ts';
import { noOffer } from './board.ts';
import { readCards } from './cards.ts';
import { listedOffers } from './list.ts';
import { OFFER_READERS } from './registry.ts';

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
  const board = boardAddressesOf(page.url);
  if (!board) return noOffer(null, page.url, 'other');
  const address = board.readAddress(page.url);
  if (address.page !== 'offer') return noOffer(board, page.url, address.page);
  const reading = { ...noOffer(board, page.url, 'offer'), networkByAddress: address.network };
  const conditions = new Conditions();
  let offer: Offer | null = null;
  try {
    offer = OFFER_READERS[board.id](page, address, conditions);
  } catch (error) {
    conditions.failed('reader', String(error));
  }
  return { ...reading, offer, ...accountOf(conditions.list) };
}
