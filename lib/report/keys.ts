/*
 * The keys of the report in the extension's local storage. Only the background writes them; the
 * pages that show the report read them.
 */

/**
 * The summaries of the chunks: `tallyShape`. Until version 2 of the stored values, all rows were
 * here.
 */
export const TALLY_KEY = 'rows';

/** One line for each analysis that ended: `historyShape`. */
export const HISTORY_KEY = 'analyses';

/** The rules that a person set aside: `asidesShape`. */
export const ASIDES_KEY = 'asides';

/**
 * The number of chunks: a full report has about fifty rows in each, so that a new row rewrites one
 * or two chunks instead of all rows. Changing it takes a migration.
 */
export const CHUNKS = 100;

/** The key of one chunk, from 0 on. */
export function chunkKey(number: number): string {
  return `rows.${number}`;
}

/** Matches the keys of `chunkKey`. */
export const CHUNK_KEY = /^rows\.\d{1,2}$/;

/** The keys of all chunks. */
export const CHUNK_KEYS: readonly string[] = Array.from({ length: CHUNKS }, (_, number) =>
  chunkKey(number),
);
