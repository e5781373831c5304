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
