import type { BoardId } from '../offer/offer.ts';
import type { BoardAddresses, PageLocation } from './board.ts';
import { ADDRESSES } from './registry.ts';

/** The board of an address, or null. */
export function boardAddressesOf(url: PageLocation): BoardAddresses | null {
  return Object.values(ADDRESSES).find(({ hosts }) => hosts.includes(url.hostname)) ?? null;
}

/** Whether the address alone proves an offer of this board to be the network's. */
export function isKnownByAddress(board: BoardId): boolean {
  return ADDRESSES[board].networkKnownBy === 'address';
}
