import { accountOf, Conditions } from '../offer/conditions.ts';
import type { Offer } from '../offer/offer.ts';
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
  const conditions = new Conditions();
  let offer: Offer | null = null;
  try {
    offer = board.readOffer(page, address, conditions);
  } catch (error) {
    conditions.failed('reader', String(error));
  }
  return { ...reading, offer, ...accountOf(conditions.list) };
}
