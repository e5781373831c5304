import { ADDRESSES, PROFILES } from './registry.ts';

/** The boards' sites, as the manifest asks for them. */
export const BOARD_MATCH_PATTERNS: string[] = Object.values(ADDRESSES).map(
  ({ hosts: [host] }) => `https://${host}/*`,
);

/** The pages that get the watcher. */
export const WATCHED_MATCH_PATTERNS: string[] = Object.values(PROFILES).flatMap(
  ({ watched }) => watched,
);

/**
 * Pages whose address alone says that they are the network's (`AddressReading.network`): the
 * background, which the browser stops after 30 seconds, is woken as soon as one begins to load.
 * Elsewhere that would cost more than it gains.
 */
export const NETWORK_MATCH_PATTERNS: string[] = Object.values(PROFILES).flatMap(
  ({ networkPages }) => networkPages,
);
