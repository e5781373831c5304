import type { BoardId } from '../offer/offer.ts';

/** Where the references of the network's list stand in the extension's local storage. */
export const NETWORK_LIST_KEY = 'network-list';

/**
 * True when this offer was seen in the network's list, which only Choisir le service public has:
 * what the watcher reads of it, whatever storage holds, without a schema. network-list.ts is the
 * whole of it.
 */
export function isInNetworkList(
  stored: unknown,
  board: BoardId | undefined,
  reference: string | null | undefined,
): boolean {
  if (board !== 'choisir-le-service-public' || !reference) return false;
  return Array.isArray(stored) && stored.includes(reference);
}
