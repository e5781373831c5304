import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkKeyOf, tallyShape } from '../../../lib/report/chunks.ts';
import { parseRows, type Row, rowKey, withRows } from '../../../lib/report/row.ts';
import { DAMAGED_KEY } from '../../../lib/storage/store.ts';
import { rowsIn, sampleRows } from '../../../scripts/pages/sample-rows.ts';
import { background, dying, numbered, shown, stored } from '../../support/kept-rows.ts';
import { MemoryArea } from '../../support/storage.ts';

describe('a row that is kept', () => {
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
    [null, 300],
    ['x', 300],
    [[], 300],
    [{ 'rows.x': {} }, 300],
    [{ 'rows.1': { count: -1 } }, 300],
  ])('the tally (%j): it is counted again, over %d rows', async (tally, count) => {
    const area = stored(Array.from({ length: count }, (_, number) => numbered(number)));
    area.values.rows = tally;
    const { keep, store } = background(area);
    await keep(numbered(count));
    expect(shown(area).rows).toHaveLength(count + 1);
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
