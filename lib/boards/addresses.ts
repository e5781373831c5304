import type { BoardAddresses, PageLocation } from './board.ts';
import { choisirLeServicePublicAddresses } from './choisir-le-service-public.ts';
import { welcomeToTheJungleAddresses } from './welcome-to-the-jungle.ts';

/** Every board's addresses without its reader: what the watcher carries on each page. */
const ADDRESSES: readonly BoardAddresses[] = [
  welcomeToTheJungleAddresses,
  choisirLeServicePublicAddresses,
];

/** The board of an address, or null. */
export function boardAddressesOf(url: PageLocation): BoardAddresses | null {
  return ADDRESSES.find(({ hosts }) => hosts.includes(url.hostname)) ?? null;
}
