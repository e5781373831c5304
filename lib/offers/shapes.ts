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

/** Where what an import changed stands, to take it back: by key, null for what was not there. */
export const IMPORT_UNDO_KEY = 'import-undo';

/** What the last import changed, as it was before. */
export interface ImportUndo {
  /** When: ISO date and time, UTC. */
  at: string;
  /** By key of storage; null for what was not there. */
  before: Record<string, unknown>;
  /** When each offer that it wrote had last been changed: one changed since is left as it is. */
  changedAt: Record<string, string>;
}

/** What the last import changed; null when there is nothing to take back. */
export const importUndoShape: Shape<ImportUndo | null> = {
  key: IMPORT_UNDO_KEY,
  parse(stored) {
    if (typeof stored !== 'object' || stored === null) return null;
    const { at, before, changedAt } = stored as Partial<ImportUndo>;
    if (typeof at !== 'string' || typeof before !== 'object' || before === null) return null;
    return { at, before, changedAt: changedAt ?? {} };
  },
};

/** Where it stands when everything was last exported. */
export const EXPORTED_KEY = 'exported';

/** When everything was last exported: ISO date and time, UTC; null when never. */
export const exportedShape: Shape<string | null> = {
  key: EXPORTED_KEY,
  parse: (stored) =>
    typeof stored === 'string' && !Number.isNaN(Date.parse(stored)) ? stored : null,
};
