import type { Shape } from '../storage/store.ts';
import { type KeptOffer, type KeptText, parseKeptOffer, parseKeptText } from './kept-offer.ts';

/** Where the ids of all kept offers stand, in the order in which they were kept. */
export const KEPT_IDS_KEY = 'offers';

/** Where one kept offer stands. */
export function keptOfferKey(id: string): string {
  return `offer.${id}`;
}

/** The ids of the kept offers among keys of storage. */
export function idsIn(keys: readonly string[]): string[] {
  const start = keptOfferKey('');
  return keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
}

/** Where the text of one kept offer stands: apart, since a list of offers needs none. */
export function keptTextKey(id: string): string {
  return `offer-text.${id}`;
}

/** Where the ids of those stand that were deleted and can still be brought back. */
export const DELETED_IDS_KEY = 'deleted-offers';

/** The ids of all kept offers, the archived and the deleted ones too. */
export const keptIdsShape: Shape<readonly string[]> = { key: KEPT_IDS_KEY, parse: parseIds };

/** The ids of those that were deleted: a list of offers is marked without reading each. */
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
