import type { Migration } from './migration.ts';

/** The number of chunks when this step was written. */
const CHUNKS = 100;

/**
 * Until version 2 the report's rows were one list under `rows`, rewritten for each row. From
 * version 3 on each row is in one of a hundred chunks, `rows.0` to `rows.99`, chosen by its offer.
 * `rows` itself holds the tally of the chunks, which is counted again where it is null. It is
 * replaced rather than removed, so that the browser compares the sizes before and after: with 7 MB
 * of rows there is no room for both.
 *
 * Entries that are no rows go to the first chunk, where reading finds them damaged and sets them
 * aside.
 */
export const rowsInChunks: Migration = {
  to: 3,
  migrate(stored) {
    const { rows } = stored;
    if (rows === undefined || rows === null) return stored;
    // Not a list: version 3 has written it, and only the version was lost.
    if (typeof rows === 'object' && !Array.isArray(rows)) return stored;
    const after: Record<string, unknown> = { ...stored, rows: null };
    for (const row of Array.isArray(rows) ? rows : [rows]) {
      const key = `rows.${chunkOf(row)}`;
      after[key] = [...(Array.isArray(after[key]) ? after[key] : []), row];
    }
    return after;
  },
  example: {
    before: {
      settings: { theme: 'dark' },
      rows: [
        { board: 'choisir-le-service-public', reference: '2026-1', title: 'Développeuse' },
        { board: 'choisir-le-service-public', reference: '2026-2', title: 'Designer' },
        { board: 'welcome-to-the-jungle', reference: null, url: 'https://x.example/1' },
        'damaged',
      ],
    },
    after: {
      settings: { theme: 'dark' },
      rows: null,
      'rows.0': ['damaged'],
      'rows.8': [{ board: 'welcome-to-the-jungle', reference: null, url: 'https://x.example/1' }],
      'rows.49': [{ board: 'choisir-le-service-public', reference: '2026-2', title: 'Designer' }],
      'rows.92': [
        { board: 'choisir-le-service-public', reference: '2026-1', title: 'Développeuse' },
      ],
    },
  },
};

/** The chunk of a row: FNV-1a of its board and its reference, or its address without one. */
function chunkOf(row: unknown): number {
  if (typeof row !== 'object' || row === null) return 0;
  const { board, reference, url } = row as Record<string, unknown>;
  const text = `${board} ${reference ?? url}`;
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0) % CHUNKS;
}
