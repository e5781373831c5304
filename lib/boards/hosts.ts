import { BOARD_IDS, type BoardId } from '../offer/offer.ts';
import { ADDRESSES, PROFILES } from './registry.ts';

/** The boards' sites, for the manifest's permissions. */
export const BOARD_MATCH_PATTERNS: string[] = Object.values(ADDRESSES).map(
  ({ hosts: [host] }) => `https://${host}/*`,
);

/** The pages that get the watcher. */
export const WATCHED_MATCH_PATTERNS: string[] = Object.values(PROFILES).flatMap(
  ({ watched }) => watched,
);

/**
 * The pages whose address alone proves them to be the network's (`AddressReading.network`). The
 * background, which the browser stops after 30 seconds, is woken as soon as one of them begins to
 * load; elsewhere that would cost more than it gains.
 */
export const NETWORK_MATCH_PATTERNS: string[] = Object.values(PROFILES).flatMap(
  ({ networkPages }) => networkPages,
);

/**
 * The offers whose address alone proves them to be the network's, by board. They get their scripts from the browser itself:
 * to ask the background for them took 9 of 75 ms to the panel, and 25 of 222 when it had to start first (2026-11).
 */
export const NETWORK_OFFERS: { board: BoardId; matches: string[] }[] = BOARD_IDS.map((board) => ({
  board,
  matches: [...PROFILES[board].networkOffers],
})).filter(({ matches }) => matches.length > 0);
