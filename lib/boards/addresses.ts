import type { BoardId } from '../offer/offer.ts';
import type { BoardAddresses, PageLocation } from './board.ts';
import { ADDRESSES } from './registry.ts';

/** The board of an address, or null. */
export function boardAddressesOf(url: PageLocation): BoardAddresses | null {
  return Object.values(ADDRESSES).find(({ hosts }) => hosts.includes(url.hostname)) ?? null;
}

/** Whether an offer of this board is known to be the network's by its address alone. */
export function isKnownByAddress(board: BoardId): boolean {
  return ADDRESSES[board].networkKnownBy === 'address';
}
