import { RowKeeper, rowsOfChunks } from '../../lib/report/chunks.ts';
import { CHUNK_KEYS } from '../../lib/report/keys.ts';
import { parseRows, type Row } from '../../lib/report/row.ts';
import { CURRENT_VERSION } from '../../lib/storage/migrations/index.ts';
import { type StorageArea, Store } from '../../lib/storage/store.ts';
import { storedRows } from '../../scripts/pages/sample-rows.ts';
import { row } from './rows.ts';
import { MemoryArea } from './storage.ts';

/** A background on this storage, which keeps one row after the other. */
export function background(area: StorageArea) {
  const store = new Store(area);
  const rows = new RowKeeper(store);
  return {
    store,
    keep: (one: Row) => store.inTurn(() => rows.keep(one)),
    revise: (one: Row) => store.inTurn(() => rows.revise(one)),
    clear: () => store.inTurn(() => rows.clear()),
  };
}

/** The storage as a background has it that is stopped before it writes anything. */
export function dying(area: MemoryArea): StorageArea {
  return {
    get: (keys) => area.get(keys),
    set: () => new Promise(() => undefined),
    remove: () => new Promise(() => undefined),
    clear: () => new Promise(() => undefined),
  };
}

/** Storage that holds these rows. */
export function stored(rows: readonly object[]): MemoryArea {
  return new MemoryArea({ version: CURRENT_VERSION, ...storedRows(rows) });
}

/** The rows as the report page reads them. */
export function shown(area: MemoryArea) {
  return rowsOfChunks(CHUNK_KEYS.map((key) => parseRows(area.values[key])));
}

/** A row of its own offer, read a minute after the one before. */
export function numbered(number: number, values: Partial<Row> = {}): Row {
  const readAt = new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString();
  const url = `https://x.example/${number}`;
  return row({ reference: `o/${number}`, url, readAt, ...values });
}
