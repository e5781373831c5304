import type { Shape } from '../storage/store.ts';
import { type KeptOffer, type KeptText, parseKeptOffer, parseKeptText } from './kept-offer.ts';

/** The key of the ids of all kept offers. */
export const KEPT_IDS_KEY = 'offers';

/** The key of one kept offer. */
export function keptOfferKey(id: string): string {
  return `offer.${id}`;
}

/** The ids of the kept offers among keys of storage. */
export function idsIn(keys: readonly string[]): string[] {
  const start = keptOfferKey('');
  return keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
}

/** The key of one kept offer's text: apart, since a list of offers needs none. */
export function keptTextKey(id: string): string {
  return `offer-text.${id}`;
}

/** The key of the ids of deleted offers that can still be restored. */
export const DELETED_IDS_KEY = 'deleted-offers';

/** The ids of all kept offers, archived and deleted ones too, in the order in which they were kept. */
export const keptIdsShape: Shape<readonly string[]> = { key: KEPT_IDS_KEY, parse: parseIds };

/** The ids of the deleted offers, so that a list's badges need not read every offer. */
export const deletedIdsShape: Shape<readonly string[]> = { key: DELETED_IDS_KEY, parse: parseIds };

function parseIds(stored: unknown): readonly string[] {
  if (!Array.isArray(stored)) return [];
  return [...new Set(stored.filter((id): id is string => typeof id === 'string' && id !== ''))];
}

/** One kept offer; null when there is none. */
export function keptOfferShape(id: string): Shape<KeptOffer | null> {
  return { key: keptOfferKey(id), parse: parseKeptOffer };
}

/** The text of one kept offer; null when there is none. */
export function keptTextShape(id: string): Shape<KeptText | null> {
  return { key: keptTextKey(id), parse: parseKeptText };
}
