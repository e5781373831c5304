import type { BoardId } from '../offer/offer.ts';
import { boardAddressesOf } from './addresses.ts';
import type { ListReader, ListReading, Page } from './board.ts';
import { LIST_READERS } from './registry.ts';

/**
 * Reads a list's cards and their places; none on a page that is no list. Offers suggested beside
 * the list are left out. Never throws because of a page.
 */
export function readCards(page: Page): ListReading {
  return readCardsWith(LIST_READERS, page);
}

/** The same with the readers that a script has; no cards on the lists of other boards. */
export function readCardsWith(
  readers: Partial<Record<BoardId, ListReader>>,
  page: Page,
): ListReading {
  const board = boardAddressesOf(page.url);
  const read = board && readers[board.id];
  if (!read || board.readAddress(page.url).page !== 'list') return { cards: [], problems: [] };
  try {
    const { cards, problems } = read(page);
    if (cards.length === 0) problems.push('no offer was found in this list');
    for (const field of ['employer', 'datePosted'] as const) {
      const unread = cards.filter(({ offer }) => offer[field] === null).length;
      if (unread > 0) {
        problems.push(`${field} could not be read on ${unread} of ${cards.length} cards`);
      }
    }
    return { cards, problems };
  } catch (error) {
    return { cards: [], problems: [`the page could not be read: ${String(error)}`] };
  }
}
