import * as z from 'zod/mini';
import type { Shape } from '../storage/store.ts';
import { CHUNK_KEY, CHUNK_KEYS, CHUNKS, chunkKey, TALLY_KEY } from './keys.ts';
import {
  MAXIMUM_ROWS,
  MAXIMUM_SIZE,
  type ParsedRows,
  parseRows,
  type Row,
  rowKey,
  sinceBefore,
  sizeOf,
  withRows,
} from './row.ts';

/** The summary of a chunk, which saves reading it. */
const content = z.object({
  count: z.int().check(z.positive()),
  /** In the units of `sizeOf`. */
  size: z.int().check(z.positive()),
  /** The oldest `Row.readAt` in the chunk. */
  oldest: z.iso.datetime(),
});

/** The summaries by chunk key; empty chunks are left out. */
export type Tally = Record<string, z.infer<typeof content>>;

/** Where the tally is stored; null when it has to be counted again. */
export const tallyShape: Shape<Tally | null> = {
  key: TALLY_KEY,
  parse: (stored) =>
    z.record(z.string().check(z.regex(CHUNK_KEY)), content).safeParse(stored).data ?? null,
};

/** Where one chunk is stored; a damaged chunk is reported and set aside by itself. */
export function chunkShape(key: string): Shape<Row[]> {
  return { key, parse: (stored) => parseRows(stored).rows };
}

/** The key of an offer's chunk, computed from its row key: it never changes. */
export function chunkKeyOf(row: Parameters<typeof rowKey>[0]): string {
  return chunkKey(hash(rowKey(row)) % CHUNKS);
}

/** All rows, from the stored chunks; the oldest reading first. */
export function rowsOfChunks(chunks: readonly ParsedRows[]): ParsedRows {
  return {
    rows: withRows(
      chunks.flatMap(({ rows }) => rows),
      [],
    ),
    leftOut: chunks.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
}

/** The part of `Store` that rows need. */
export interface RowStore {
  /** The present value; for callers within `inTurn`. */
  readInTurn<Value>(shape: Shape<Value>): Promise<Value>;
  /** Writes all the values or none. */
  write(values: Record<string, unknown>): Promise<void>;
}

/**
 * Keeps the report's rows in chunks. It has no state of its own, since the background may be
 * stopped between any two lines, and each change is one writing. Its methods must run one after the
 * other, within `Store.inTurn`.
 */
export class RowKeeper {
  readonly #store: RowStore;

  constructor(store: RowStore) {
    this.#store = store;
  }

  /**
   * Adds a row to the report, or replaces the earlier row of its offer. Beyond the limits, the
   * oldest readings are dropped.
   */
  async keep(row: Row): Promise<void> {
    await this.#change(async (chunks) => {
      const key = chunkKeyOf(row);
      const rows = await this.#chunk(chunks, key);
      const next = sinceBefore(
        rows.find((one) => rowKey(one) === rowKey(row)),
        row,
      );
      // The new row is the newest, even when the clock was set back.
      chunks.set(key, withRows(without(rows, row), [next]));
      if (row.reference === null) return;
      // The row that stood for the offer while it could not be read.
      const unread = { ...row, reference: null };
      const held = await this.#chunk(chunks, chunkKeyOf(unread));
      const others = without(held, unread);
      if (others.length < held.length) chunks.set(chunkKeyOf(unread), others);
    });
  }

  /** Adds rows read elsewhere: of two readings of one offer, the newest stands. One writing. */
  async keepAll(rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    await this.#change(async (chunks) => {
      for (const row of rows) {
        const key = chunkKeyOf(row);
        chunks.set(key, withRows(await this.#chunk(chunks, key), [row]));
      }
    });
  }

  /**
   * Takes back what `keepAll` wrote: each row goes, or the one before it comes back. A row that was
   * read again since stays.
   */
  async takeBack(changes: readonly { before: Row | null; after: Row }[]): Promise<void> {
    if (changes.length === 0) return;
    await this.#change(async (chunks) => {
      for (const { before, after } of changes) {
        const key = chunkKeyOf(after);
        const rows = await this.#chunk(chunks, key);
        const known = rows.find((one) => rowKey(one) === rowKey(after));
        if (known?.readAt !== after.readAt) continue;
        chunks.set(key, withRows(without(rows, after), before ? [before] : []));
      }
    });
  }

  /** Replaces the row of an offer, if there is one, after a person chose its Startup. */
  async revise(row: Row): Promise<void> {
    const held = await this.#chunk(new Map(), chunkKeyOf(row));
    const known = held.find((one) => rowKey(one) === rowKey(row));
    if (!known) return;
    const { run, before } = known;
    // The same reading with another answer: what it is compared with stays.
    await this.#put({ ...row, run, before, datePosted: row.datePosted ?? known.datePosted });
  }

  /** Deletes the row of an offer. */
  async remove(offer: Parameters<typeof rowKey>[0]): Promise<void> {
    const key = chunkKeyOf(offer);
    await this.#change(async (chunks) => {
      const rows = await this.#chunk(chunks, key);
      chunks.set(
        key,
        rows.filter((one) => rowKey(one) !== rowKey(offer)),
      );
    });
  }

  /** Puts rows back as they were, where the report has none of their offers. */
  async restore(...rows: Row[]): Promise<void> {
    await this.#change(async (chunks) => {
      for (const row of rows) {
        const key = chunkKeyOf(row);
        const held = await this.#chunk(chunks, key);
        if (held.some((one) => rowKey(one) === rowKey(row))) continue;
        chunks.set(key, withRows(held, [row]));
      }
    });
  }

  async #put(row: Row): Promise<void> {
    const key = chunkKeyOf(row);
    await this.#change(async (chunks) => {
      chunks.set(key, withRows(without(await this.#chunk(chunks, key), row), [row]));
    });
  }

  /** Empties the report. */
  async clear(): Promise<void> {
    const empty = CHUNK_KEYS.map((key) => [key, []]);
    await this.#store.write({ ...Object.fromEntries(empty), [TALLY_KEY]: {} });
  }

  /** Changes chunks, and writes the changed ones together with the tally. */
  async #change(change: (chunks: Map<string, Row[]>) => Promise<void>): Promise<void> {
    const tally = { ...((await this.#store.readInTurn(tallyShape)) ?? (await this.#countAll())) };
    const chunks = new Map<string, Row[]>();
    await change(chunks);
    for (const [key, rows] of chunks) count(tally, key, rows);
    for (let key = fullest(tally); key !== null; key = fullest(tally)) {
      const [, ...rows] = await this.#chunk(chunks, key);
      chunks.set(key, rows);
      count(tally, key, rows);
    }
    await this.#store.write({ ...Object.fromEntries(chunks), [TALLY_KEY]: tally });
  }

  /** A chunk's rows, oldest reading first: the changed ones if there are, else the stored ones. */
  async #chunk(changed: ReadonlyMap<string, Row[]>, key: string): Promise<readonly Row[]> {
    return changed.get(key) ?? withRows([], await this.#store.readInTurn(chunkShape(key)));
  }

  async #countAll(): Promise<Tally> {
    const tally: Tally = {};
    for (const key of CHUNK_KEYS) count(tally, key, await this.#chunk(new Map(), key));
    return tally;
  }
}

/** The rows without the one of an offer. */
function without(rows: readonly Row[], row: Row): Row[] {
  return rows.filter((one) => rowKey(one) !== rowKey(row));
}

/** Updates a chunk's summary. */
function count(tally: Tally, key: string, rows: readonly Row[]): void {
  const [oldest] = rows;
  if (!oldest) {
    delete tally[key];
    return;
  }
  const size = rows.reduce((sum, row) => sum + sizeOf(row), 0);
  tally[key] = { count: rows.length, size, oldest: oldest.readAt };
}

/** The chunk of the row to drop next; null while everything is within the limits. */
function fullest(tally: Tally): string | null {
  const chunks = Object.entries(tally);
  const total = (what: 'count' | 'size') =>
    chunks.reduce((sum, [, content]) => sum + content[what], 0);
  if (total('count') <= MAXIMUM_ROWS && total('size') <= MAXIMUM_SIZE) return null;
  const [first] = chunks.sort(([, one], [, other]) => (one.oldest < other.oldest ? -1 : 1));
  return first?.[0] ?? null;
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
