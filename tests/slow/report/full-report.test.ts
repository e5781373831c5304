import { describe, expect, test } from 'vitest';
import { chunkKeyOf } from '../../../lib/report/chunks.ts';
import { CHUNK_KEY, CHUNK_KEYS } from '../../../lib/report/keys.ts';
import { MAXIMUM_ROWS, type Row, sizeOf } from '../../../lib/report/row.ts';
import { sampleRows, storedRows } from '../../../scripts/pages/sample-rows.ts';
import { background, numbered, shown, stored } from '../../support/kept-rows.ts';
import { MemoryArea } from '../../support/storage.ts';

/** Chrome's QUOTA_BYTES, seen November 2026. */
const QUOTA = 10 * 1024 * 1024;

/** As many rows as are kept: made once, since a storage copies what it is given. */
const SAMPLES = sampleRows(MAXIMUM_ROWS);
const NUMBERED = Array.from({ length: MAXIMUM_ROWS }, (_, number) => numbered(number));

describe('a row that is kept among all that are', () => {
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

  test('with a tally that is damaged: all rows are counted again', async () => {
    const area = stored(NUMBERED);
    area.values.rows = null;
    await background(area).keep(numbered(MAXIMUM_ROWS));
    expect(shown(area).rows).toHaveLength(MAXIMUM_ROWS);
    expect(shown(area).rows[0]?.reference).toBe('o/1');
  });
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
});
