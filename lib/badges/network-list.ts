import * as z from 'zod/mini';
import type { Evidence } from '../matching/resolution.ts';
import type { ListedOffer } from '../offer/listed-offer.ts';
import type { Shape } from '../storage/store.ts';
import { NETWORK_LIST_KEY } from './raw-network-list.ts';

/** More offers than the network publishes in years; beyond it the oldest are forgotten. */
export const MAXIMUM_REFERENCES = 2_000;

/** Longer than any reference of the board. */
const reference = z.string().check(z.minLength(1), z.maxLength(100));

/** The references that storage holds, oldest first; what is no reference is left out. */
export function parseNetworkList(stored: unknown): string[] {
  if (!Array.isArray(stored)) return [];
  return stored
    .slice(-MAXIMUM_REFERENCES)
    .flatMap((value) => reference.safeParse(value).data ?? []);
}

/** Where the references are stored. */
export const networkListShape: Shape<readonly string[]> = {
  key: NETWORK_LIST_KEY,
  parse: parseNetworkList,
};

/**
 * The references with those of the offers that the network's list on Choisir le service public
 * just showed. Welcome to the Jungle's are not kept: their address alone says whose they are.
 *
 * @returns the same references when nothing is new: there is nothing to write
 */
export function withListed(
  references: readonly string[],
  offers: readonly ListedOffer[],
): readonly string[] {
  const known = new Set(references);
  const fresh = offers.flatMap(({ board, network, reference: one }) => {
    const isKept = network && board === 'choisir-le-service-public' && one !== null;
    return isKept && !known.has(one) ? (reference.safeParse(one).data ?? []) : [];
  });
  if (fresh.length === 0) return references;
  return [...references, ...new Set(fresh)].slice(-MAXIMUM_REFERENCES);
}

/** The network's list on Choisir le service public (seen 2026-11). */
const NETWORK_LIST = 'https://choisirleservicepublic.gouv.fr/nos-offres/filtres/organisme/10668/';

/** Why an offer seen there is held to be the network's, even when its own text is silent. */
export const SEEN_IN_NETWORK_LIST: Evidence = {
  kind: 'network-list',
  zone: 'employer',
  quote: NETWORK_LIST,
  offset: null,
  address: NETWORK_LIST,
};
