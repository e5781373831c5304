/*
 * Where the report stands in the extension's local storage: written by the background alone, read
 * by the pages that show it.
 */

/**
 * What the chunks hold, chunk by chunk: `tallyShape`. Until version 2 of what is stored, all rows
 * stood here.
 */
export const TALLY_KEY = 'rows';

/**
 * The rows are spread over so many chunks: a full report has about fifty in each, and a row that
 * is kept has one or two of them written rather than all. To change it takes a migration.
 */
export const CHUNKS = 100;

/** Where one chunk of the rows stands, from 0 on. */
export function chunkKey(number: number): string {
  return `rows.${number}`;
}

/** What `chunkKey` gives. */
export const CHUNK_KEY = /^rows\.\d{1,2}$/;

/** Where all rows stand. */
export const CHUNK_KEYS: readonly string[] = Array.from({ length: CHUNKS }, (_, number) =>
  chunkKey(number),
);
