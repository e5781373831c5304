import { describe, expect, test } from 'vitest';
import { type Row, rowKey } from '../../../lib/report/row.ts';
import {
  COLUMNS,
  EVERYTHING,
  NONE,
  optionsOf,
  RowTable,
  type Selection,
} from '../../../lib/report/select.ts';
import { row } from '../../support/rows.ts';

const ecole = row({
  reference: 'o/ecole',
  title: 'Designer pour École inclusive',
  startups: [{ id: 'ecole', name: 'École inclusive' }],
  incubators: [{ id: 'education', name: 'Incubateur de l’Éducation' }],
  datePosted: '2026-11-02',
  certainty: 'probable',
  passed: [],
  failed: [{ id: 'startup-named', quote: null, advice: null }],
});
const rdv = row({ reference: 'o/rdv' });
const silent = row({
  reference: 'o/silent',
  board: 'choisir-le-service-public',
  title: 'Développeuse ou développeur',
  outcome: 'unidentified',
  certainty: null,
  startups: [],
  incubators: [],
  datePosted: null,
  passed: [],
  failed: [],
});
const chosen = row({ reference: 'o/chosen', certainty: null, chosen: true, title: 'Œuvre' });
const ROWS = [silent, ecole, rdv, chosen];

function select(values: Partial<Selection>, rows: readonly Row[] = ROWS) {
  const selection = { ...EVERYTHING, ...values };
  return RowTable.of(rows)
    .narrow(selection)
    .sorted(selection.sort, selection.descending)
    .map(({ reference }) => reference);
}

describe('search', () => {
  test.each<[string, string[]]>([
    ['', ['o/ecole', 'o/rdv', 'o/chosen', 'o/silent']],
    ['ecole', ['o/ecole']],
    ['ÉCOLE', ['o/ecole']],
    ['e\u0301cole', ['o/ecole']],
    ['oeuvre', ['o/chosen']],
    ['developpeur', ['o/silent']],
    ['incubateur education', ['o/ecole']],
    ['education rdv', []],
    ['o/silent', ['o/silent']],
    ['  designer   ecole ', ['o/ecole']],
    ['.*', ['o/ecole', 'o/rdv', 'o/chosen', 'o/silent']],
  ])('%j', (words, found) => expect(select({ words })).toEqual(found));
});

describe('filters', () => {
  test.each<[string, Partial<Selection>, string[]]>([
    ['a board', { board: 'choisir-le-service-public' }, ['o/silent']],
    ['a certainty', { answer: 'probable' }, ['o/ecole']],
    ['an outcome', { answer: 'unidentified' }, ['o/silent']],
    ['choices', { answer: 'chosen' }, ['o/chosen']],
    ['an incubator', { incubator: 'anct' }, ['o/rdv', 'o/chosen']],
    ['no incubator', { incubator: NONE }, ['o/silent']],
    ['a failed check', { failedCheck: 'startup-named' }, ['o/ecole']],
    ['a check that only passed', { failedCheck: 'other' }, []],
    ['two of them', { incubator: 'anct', words: 'œuvre' }, ['o/chosen']],
  ])('%s', (_, values, found) => expect(select(values)).toEqual(found));
});

describe('sorting', () => {
  test.each(COLUMNS)('by %s: both ways, and what is missing stays last', (sort) => {
    const up = select({ sort, descending: false });
    const down = select({ sort, descending: true });
    expect([...up].sort()).toEqual([...down].sort());
    if (['datePosted', 'startup', 'incubator', 'checks'].includes(sort)) {
      expect(up.at(-1)).toBe('o/silent');
      expect(down.at(-1)).toBe('o/silent');
    }
  });

  test.each<[Partial<Selection>, string[]]>([
    [{ sort: 'title', descending: false }, ['o/rdv', 'o/ecole', 'o/silent', 'o/chosen']],
    [{ sort: 'certainty', descending: false }, ['o/rdv', 'o/ecole', 'o/chosen', 'o/silent']],
    [{ sort: 'checks', descending: false }, ['o/ecole', 'o/rdv', 'o/chosen', 'o/silent']],
  ])('%j', (values, found) => expect(select(values)).toEqual(found));
});

test('what can be filtered by is what there is, the most frequent first', () => {
  const options = optionsOf(ROWS);
  expect(options.boards).toEqual(['choisir-le-service-public', 'welcome-to-the-jungle']);
  expect(options.answers).toEqual(['certain', 'probable', 'chosen', 'unidentified']);
  expect(options.incubators.map(({ id, count }) => [id, count])).toEqual([
    ['anct', 2],
    [NONE, 1],
    ['education', 1],
  ]);
  expect(options.failedChecks.map(({ id, count }) => [id, count])).toEqual([
    ['incubator-named', 2],
    ['startup-named', 1],
  ]);
});

test('5,000 rows: texts are folded once, however often a person searches and sorts', () => {
  let reads = 0;
  const rows = Array.from({ length: 5_000 }, (_, number) => {
    const title = `Offre ${(number * 7919) % 5_000} pour l’École ${number}`;
    return Object.defineProperty(row({ reference: `o/${number}` }), 'title', {
      get() {
        reads += 1;
        return title;
      },
    });
  });
  const table = RowTable.of(rows);
  const built = reads;
  expect(built).toBeLessThanOrEqual(3 * rows.length);
  for (const sort of COLUMNS) table.narrow({ ...EVERYTHING, words: 'ecole 42' }).sorted(sort, true);
  expect(reads, 'no text is read again').toBe(built);
  const found = table.narrow({ ...EVERYTHING, words: 'ecole 4999' }).rows;
  expect(new Set(found.map(rowKey)).size).toBe(found.length);
  expect(found.length).toBeGreaterThan(0);
});
