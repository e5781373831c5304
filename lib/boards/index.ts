import { MAXIMUM_CARDS } from '../offer/listed-offer.ts';
import type { PageReading } from '../offer/reading.ts';
import type { Board, Page } from './board.ts';
import { noOffer } from './board.ts';
import { choisirLeServicePublic } from './choisir-le-service-public.ts';
import { type ListReading, listedOffers } from './list.ts';
import { welcomeToTheJungle } from './welcome-to-the-jungle.ts';

/** Every board that Repère reads: add a board here, and its host to hosts.ts. */
export const BOARDS: readonly Board[] = [welcomeToTheJungle, choisirLeServicePublic];

/** The board of an address, or null. */
function boardOf(url: URL): Board | null {
  return BOARDS.find(({ hosts }) => hosts.includes(url.hostname)) ?? null;
}

/**
 * Reads a page of any board; what kind of page it is, its address alone says.
 * Never throws on the page's account: a failure of an adapter is a problem of the reading.
 */
export function readPage(page: Page): PageReading {
  const board = boardOf(page.url);
  if (!board) return noOffer(null, page.url, 'other');
  const address = board.readAddress(page.url);
  if (address.page === 'list') {
    const { cards, problems } = readCards(page);
    return { ...noOffer(board, page.url, 'list'), offers: listedOffers(cards), problems };
  }
  if (address.page !== 'offer') return noOffer(board, page.url, address.page);
  const reading = { ...noOffer(board, page.url, 'offer'), networkByAddress: address.network };
  try {
    return { ...reading, ...board.readOffer(page, address) };
  } catch (error) {
    return { ...reading, problems: [unreadable(error)] };
  }
}

/** Reads a list's cards, with the places where they stand; none on a page that is no list. */
export function readCards(page: Page): ListReading {
  const board = boardOf(page.url);
  if (board?.readAddress(page.url).page !== 'list') return { cards: [], problems: [] };
  try {
    const { cards, problems } = board.readList(page);
    if (cards.length === 0) problems.push('no offer was found in this list');
    for (const field of ['employer', 'datePosted'] as const) {
      const unread = cards.filter(({ offer }) => offer[field] === null).length;
      if (unread > 0) {
        problems.push(`${field} could not be read on ${unread} of ${cards.length} cards`);
      }
    }
    if (cards.length <= MAXIMUM_CARDS) return { cards, problems };
    problems.push(`the list holds ${cards.length} cards: only ${MAXIMUM_CARDS} were read`);
    return { cards: cards.slice(0, MAXIMUM_CARDS), problems };
  } catch (error) {
    return { cards: [], problems: [unreadable(error)] };
  }
}

function unreadable(error: unknown): string {
  return `the page could not be read: ${String(error)}`;
}
