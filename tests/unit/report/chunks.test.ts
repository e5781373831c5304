import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkKeyOf, RowKeeper, rowsOfChunks, tallyShape } from '../../../lib/report/chunks.ts';
import { CHUNK_KEY, CHUNK_KEYS } from '../../../lib/report/keys.ts';
import {
  MAXIMUM_ROWS,
  parseRows,
  type Row,
  rowKey,
  sizeOf,
  withRows,
} from '../../../lib/report/row.ts';
import { CURRENT_VERSION } from '../../../lib/storage/migrations/index.ts';
import { DAMAGED_KEY, type StorageArea, Store } from '../../../lib/storage/store.ts';
import { rowsIn, sampleRows, storedRows } from '../../../scripts/pages/sample-rows.ts';
import { MemoryArea } from '../../support/storage.ts';
import { row } from './rows.ts';

/** Chrome's QUOTA_BYTES, seen November 2026. */
const QUOTA = 10 * 1024 * 1024;

/** A background on this storage, which keeps one row after the other. */
function background(area: StorageArea) {
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
function dying(area: MemoryArea): StorageArea {
  return {
    get: (keys) => area.get(keys),
    set: () => new Promise(() => undefined),
    remove: () => new Promise(() => undefined),
    clear: () => new Promise(() => undefined),
  };
}

function stored(rows: readonly object[]): MemoryArea {
  return new MemoryArea({ version: CURRENT_VERSION, ...storedRows(rows) });
}

/** The rows as the report page reads them. */
function shown(area: MemoryArea) {
  return rowsOfChunks(CHUNK_KEYS.map((key) => parseRows(area.values[key])));
}

function numbered(number: number, values: Partial<Row> = {}): Row {
  const readAt = new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString();
  const url = `https://x.example/${number}`;
  return row({ reference: `o/${number}`, url, readAt, ...values });
}

/** As many rows as are kept: made once, since a storage copies what it is given. */
const SAMPLES = sampleRows(MAXIMUM_ROWS);
const NUMBERED = Array.from({ length: MAXIMUM_ROWS }, (_, number) => numbered(number));

describe('a row that is kept', () => {
  test('costs what its chunks hold, however many others there are', async () => {
    const written: number[] = [];
    for (const count of [0, 500, MAXIMUM_ROWS - 1]) {
      const area = stored(SAMPLES.slice(0, count));
      const { keep } = background(area);
      // The first one counts the chunks.
      await keep(numbered(0, { readAt: '2026-12-01T00:00:00.000Z' }));
      for (let number = 1; number <= 20; number += 1) {
        const { writings } = area;
        await keep(numbered(number, { readAt: '2026-12-01T00:00:00.000Z' }));
        expect(area.writings, 'one writing').toBe(writings + 1);
        written.push(area.written.length);
      }
      expect(shown(area).rows).toHaveLength(Math.min(MAXIMUM_ROWS, count + 21));
    }
    // Two chunks of 75 rows and the tally: a tenth of what all of them take is far beyond.
    expect(Math.max(...written)).toBeLessThan(200_000);
  });

  test('is spread evenly: no chunk of a full report has twice its share', () => {
    const chunks = Object.values(storedRows(SAMPLES));
    const sizes = chunks.flatMap((chunk) => (Array.isArray(chunk) ? chunk.length : []));
    expect(sizes).toHaveLength(CHUNK_KEYS.length);
    expect(Math.max(...sizes)).toBeLessThan((2 * MAXIMUM_ROWS) / CHUNK_KEYS.length);
  });

  test('asked for at once, all of them hold', async () => {
    const area = new MemoryArea();
    const { keep } = background(area);
    const all = Array.from({ length: 200 }, (_, number) => numbered(number));
    await Promise.all(all.map(keep));
    expect(shown(area).rows).toEqual(all);
  });

  test('takes the place of its offer, once it could be read', async () => {
    const area = new MemoryArea();
    const { keep } = background(area);
    const unread = numbered(1, { reference: null, outcome: 'unreadable' });
    await keep(unread);
    expect(shown(area).rows).toEqual([unread]);
    await keep(numbered(1, { readAt: '2026-12-01T00:00:00.000Z' }));
    expect(rowsIn(area.values)).toEqual([numbered(1, { readAt: '2026-12-01T00:00:00.000Z' })]);
    await keep({ ...unread, readAt: '2026-12-02T00:00:00.000Z' });
    expect(shown(area).rows, 'what was known stays').toHaveLength(1);
    expect(shown(area).rows[0]?.outcome).toBe('identified');
  });

  test('beyond the bound the one read longest ago is forgotten, wherever it stands', async () => {
    const area = stored(NUMBERED);
    const { keep } = background(area);
    const added = [1, 2, 3].map((number) => numbered(MAXIMUM_ROWS + number));
    for (const one of added) await keep(one);
    expect(shown(area).rows).toEqual([...NUMBERED.slice(3), ...added]);
  });

  test('beyond what a browser stores as well, however few they are', async () => {
    const failed = Array.from({ length: 45 }, (_, number) => ({
      id: `rule-${number}`,
      quote: null,
      advice: 'x'.repeat(1_900),
    }));
    const area = new MemoryArea();
    area.quota = QUOTA;
    const { keep, store } = background(area);
    for (let number = 0; number < 150; number += 1) await keep(numbered(number, { failed }));
    expect(await store.problems()).toEqual([]);
    const { rows } = shown(area);
    expect(rows.at(-1)?.reference).toBe('o/149');
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.reduce((sum, one) => sum + sizeOf(one), 0)).toBeLessThan(7_500_000);
  });

  test('in any order and with a background that is stopped before any writing, nothing is lost', async () => {
    const reading = fc.record({
      offer: fc.nat(30),
      day: fc.integer({ min: 1, max: 28 }),
      unread: fc.boolean(),
      stopped: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(reading, { maxLength: 40 }), async (readings) => {
        const area = new MemoryArea();
        const kept: Row[] = [];
        for (const { offer, day, unread, stopped } of readings) {
          const reference = unread ? null : `o/${offer}`;
          const readAt = `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;
          const one = numbered(offer, { reference, readAt });
          if (stopped) {
            void background(dying(area)).keep(one);
          } else {
            await background(area).keep(one);
            kept.push(one);
          }
        }
        // The last one of each offer, whatever its clock said.
        const last = new Map(kept.map((one) => [rowKey(one), one]));
        const expected = withRows([], [...last.values()]);
        expect(new Set(shown(area).rows.map((one) => JSON.stringify(one)))).toEqual(
          new Set(expected.map((one) => JSON.stringify(one))),
        );
        const tally = tallyShape.parse(area.values[tallyShape.key]) ?? {};
        const held = Object.values(tally).reduce((sum, { count }) => sum + count, 0);
        expect(held, 'the tally is right').toBe(rowsIn(area.values).length);
      }),
    );
  });
});

test('a choice replaces the row of its offer, keeps its date, and makes no row of its own', async () => {
  const area = new MemoryArea();
  const { keep, revise } = background(area);
  const chosen = numbered(1, { datePosted: null, chosen: true, certainty: null });
  await revise(chosen);
  expect(rowsIn(area.values)).toEqual([]);
  await keep(numbered(1, { datePosted: '2026-10-01' }));
  await revise(chosen);
  expect(rowsIn(area.values)).toEqual([{ ...chosen, datePosted: '2026-10-01' }]);
});

describe('what is damaged', () => {
  test('a chunk: it alone is lost, set aside and told', async () => {
    const all = Array.from({ length: 300 }, (_, number) => numbered(number));
    const area = stored(all);
    const one = numbered(7, { readAt: '2026-12-01T00:00:00.000Z' });
    const key = chunkKeyOf(one);
    const damaged = [...(area.values[key] as Row[]).slice(0, 1), 'damaged', 3];
    area.values[key] = damaged;
    expect(shown(area).leftOut).toBe(2);
    const { keep, store } = background(area);
    await keep(one);
    expect(area.values[DAMAGED_KEY]).toEqual({ [key]: damaged });
    expect(await store.problems()).toEqual([{ kind: 'damaged', key }]);
    const { rows, leftOut } = shown(area);
    expect(leftOut).toBe(0);
    const others = all.filter((each) => chunkKeyOf(each) !== key);
    expect(rows.filter((each) => chunkKeyOf(each) !== key)).toEqual(others);
    expect(rows.at(-1)).toEqual(one);
  });

  test.each([
    [null, MAXIMUM_ROWS],
    ['x', 300],
    [[], 300],
    [{ 'rows.x': {} }, 300],
    [{ 'rows.1': { count: -1 } }, 300],
  ])('the tally (%j): it is counted again, over %d rows', async (tally, count) => {
    const area = stored(NUMBERED.slice(0, count));
    area.values.rows = tally;
    const { keep, store } = background(area);
    await keep(numbered(MAXIMUM_ROWS));
    const isFull = count === MAXIMUM_ROWS;
    expect(shown(area).rows).toHaveLength(isFull ? MAXIMUM_ROWS : count + 1);
    expect(shown(area).rows[0]?.reference).toBe(isFull ? 'o/1' : 'o/0');
    expect(area.values[DAMAGED_KEY]).toEqual(tally === null ? undefined : { rows: tally });
    expect(await store.problems()).toHaveLength(tally === null ? 0 : 1);
  });
});

test('emptied, nothing is left of the rows', async () => {
  const area = stored([...sampleRows(300), { damaged: true }]);
  const { clear, keep } = background(area);
  await clear();
  expect(shown(area)).toEqual({ rows: [], leftOut: 0 });
  await keep(numbered(1));
  expect(shown(area).rows).toHaveLength(1);
});

describe('rows of version 2, all in one list', () => {
  test('come into the chunks where they are looked for, though there is no room for both', async () => {
    const unread = numbered(1, { reference: null });
    const area = new MemoryArea({ version: 2, rows: [...SAMPLES.slice(2), unread] });
    area.quota = QUOTA;
    const { keep, store } = background(area);
    await keep(SAMPLES[0] as Row);
    expect(await store.problems()).toEqual([]);
    expect(new Set(shown(area).rows.map((one) => one.url))).toEqual(
      new Set([SAMPLES[0] as Row, ...SAMPLES.slice(2), unread].map(({ url }) => url)),
    );
    for (const [key, chunk] of Object.entries(area.values)) {
      if (!CHUNK_KEY.test(key)) continue;
      for (const one of chunk as Row[]) expect(chunkKeyOf(one)).toBe(key);
    }
  });

  test('stopped before or after they were moved, they are there once', async () => {
    const rows = Array.from({ length: 60 }, (_, number) => numbered(number));
    const area = new MemoryArea({ version: 2, rows });
    void background(dying(area)).store.read(tallyShape);
    await new Promise((resolve) => setTimeout(resolve));
    expect(area.values, 'as it was').toEqual({ version: 2, rows });
    await background(area).store.read(tallyShape);
    expect(shown(area).rows).toEqual(rows);
    await background(area).keep(numbered(60));
    expect(shown(area).rows).toEqual([...rows, numbered(60)]);
  });

  test('what was damaged is set aside', async () => {
    const area = new MemoryArea({ version: 2, rows: 'damaged' });
    const { keep } = background(area);
    await keep(numbered(1));
    const { store } = background(area);
    await store.read({ key: 'rows.0', parse: (value) => parseRows(value).rows });
    await store.inTurn(async () => undefined);
    expect(area.values[DAMAGED_KEY]).toEqual({ 'rows.0': ['damaged'] });
    expect(shown(area)).toEqual({ rows: [numbered(1)], leftOut: 0 });
  });
});
