import { Conditions } from '../offer/conditions.ts';
import type { BoardId, Offer } from '../offer/offer.ts';
import type { PageReading } from '../offer/reading.ts';
import { boardAddressesOf } from './addresses.ts';
import { noOffer, type OfferReader, type Page } from './board.ts';
import { isClosed } from './closed.ts';

/**
 * Reads an offer's page with the readers that a script has, without cards and without sentences,
 * which can be made from the conditions. Never throws because of a page: a reader that fails is a
 * failed condition.
 */
export function readOfferWith(
  readers: Partial<Record<BoardId, OfferReader>>,
  page: Page,
): PageReading {
  const board = boardAddressesOf(page.url);
  if (!board) return noOffer(null, page.url, 'other');
  const address = board.readAddress(page.url);
  if (address.page !== 'offer') return noOffer(board, page.url, address.page);
  const reading = { ...noOffer(board, page.url, 'offer'), networkByAddress: address.network };
  const conditions = new Conditions();
  let offer: Offer | null = null;
  try {
    offer = readers[board.id]?.(page, address, conditions) ?? null;
    if (!offer && !conditions.hasFailed('current-page') && isClosed(page)) {
      conditions.failed('published');
    }
  } catch (error) {
    conditions.failed('reader', String(error));
  }
  return { ...reading, offer, conditions: conditions.list };
}
