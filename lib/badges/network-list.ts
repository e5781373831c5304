import * as z from 'zod/mini';
import { isKnownByAddress } from '../boards/addresses.ts';
import { PROFILES } from '../boards/registry.ts';
import type { Evidence } from '../matching/resolution.ts';
import type { ListedOffer } from '../offer/listed-offer.ts';
import type { BoardId } from '../offer/offer.ts';
import type { Shape } from '../storage/store.ts';
import { listedKey, NETWORK_LIST_KEY } from './raw-network-list.ts';

/** More offers than the network publishes in years; the oldest are dropped first. */
export const MAXIMUM_REFERENCES = 2_000;

/** Longer than any board's id and reference. */
const listed = z.string().check(z.minLength(1), z.maxLength(150));

/** The entries (`listedKey`) that storage holds, oldest first; damaged ones are left out. */
export function parseNetworkList(stored: unknown): string[] {
  if (!Array.isArray(stored)) return [];
  return stored.slice(-MAXIMUM_REFERENCES).flatMap((value) => listed.safeParse(value).data ?? []);
}

/** Where the entries are stored. */
export const networkListShape: Shape<readonly string[]> = {
  key: NETWORK_LIST_KEY,
  parse: parseNetworkList,
};

/**
 * The entries with the offers that a network's list just showed. Boards whose addresses prove the
 * network's offers have no entries.
 *
 * @returns the same entries when nothing is new, so that nothing is written
 */
export function withListed(
  seen: readonly string[],
  offers: readonly ListedOffer[],
): readonly string[] {
  const known = new Set(seen);
  const fresh = offers.flatMap(({ board, network, reference }) => {
    const isKept = network && !isKnownByAddress(board) && reference;
    const entry = isKept ? listed.safeParse(listedKey(board, reference)).data : undefined;
    return entry === undefined || known.has(entry) ? [] : [entry];
  });
  if (fresh.length === 0) return seen;
  return [...seen, ...new Set(fresh)].slice(-MAXIMUM_REFERENCES);
}

/**
 * The proof that an offer is the network's because the network's list showed it, even when its own
 * text does not say so.
 */
export function seenInNetworkList(board: BoardId): Evidence {
  const { networkList } = PROFILES[board];
  return {
    kind: 'network-list',
    zone: 'employer',
    quote: networkList,
    offset: null,
    address: networkList,
  };
}
