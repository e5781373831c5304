import type { BoardId } from '../offer/offer.ts';

/*
 * The part of network-list.ts that the watcher carries: it reads what storage holds, whatever it
 * is, without a schema.
 */

/** The key of the offers seen in the network's lists, in the extension's local storage. */
export const NETWORK_LIST_KEY = 'network-list';

/** The entry of an offer. */
export function listedKey(board: BoardId, reference: string): string {
  return `${board} ${reference}`;
}

/** Whether this offer was seen in the network's list of its board. */
export function isInNetworkList(stored: unknown, board: BoardId, reference: string): boolean {
  return Array.isArray(stored) && stored.includes(listedKey(board, reference));
}
