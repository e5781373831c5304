import type { PageReading } from '../offer/reading.ts';
import type { Board, Page } from './board.ts';
import { noOffer } from './board.ts';
import { choisirLeServicePublic } from './choisir-le-service-public.ts';
import { welcomeToTheJungle } from './welcome-to-the-jungle.ts';

/** Every board that Repère reads: add a board here, and its host to hosts.ts. */
export const BOARDS: readonly Board[] = [welcomeToTheJungle, choisirLeServicePublic];

/** The board of an address, or null. */
function boardOf(url: URL): Board | null {
  return BOARDS.find(({ hosts }) => hosts.includes(url.hostname)) ?? null;
}

/**
 * Reads a page of any board. Lists and other pages are recognised by their address alone.
 * Never throws on the page's account: a failure of an adapter is a problem of the reading.
 */
export function readPage(page: Page): PageReading {
  const board = boardOf(page.url);
  if (!board) return noOffer(null, page.url, 'other');
  const address = board.readAddress(page.url);
  if (address.page !== 'offer') return noOffer(board, page.url, address.page);
  const reading = { ...noOffer(board, page.url, 'offer'), networkByAddress: address.network };
  try {
    return { ...reading, ...board.readOffer(page, address) };
  } catch (error) {
    return { ...reading, problems: [`the page could not be read: ${String(error)}`] };
  }
}
