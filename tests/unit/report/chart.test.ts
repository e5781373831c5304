import { describe, expect, test } from 'vitest';
import { type Bar, chartOf, leadersOf } from '../../../lib/report/chart.ts';
import { NONE } from '../../../lib/report/select.ts';
import { row } from '../../support/rows.ts';

const anct = { id: 'anct', name: 'ANCT' };
const dinum = { id: 'dinum', name: 'DINUM' };
const failed = [{ id: 'inclusive-title', quote: null, advice: null }];

const ROWS = [
  row({ incubators: [anct], failed }),
  row({ incubators: [anct, dinum], failed: [] }),
  row({ outcome: 'ambiguous', certainty: null, incubators: [], passed: [], failed: [] }),
  row({
    outcome: 'unidentified',
    certainty: null,
    startups: [],
    incubators: [],
    passed: [],
    failed: [],
  }),
  row({ outcome: 'not-beta', certainty: null, incubators: [dinum], failed }),
  row({ outcome: 'unreadable', certainty: null, failed }),
];

test('offers of the network are counted per incubator, those without one last', () => {
  const { offers, incubators } = chartOf(ROWS);
  expect(offers).toBe(4);
  expect(incubators).toEqual([
    { id: 'anct', name: 'ANCT', offers: 2, passed: 2, checked: 3 },
    { id: 'dinum', name: 'DINUM', offers: 1, passed: 1, checked: 1 },
    { id: NONE, name: '', offers: 2, passed: 0, checked: 0 },
  ]);
});

test('a Startup that is only possible is nobody’s bar', () => {
  expect(chartOf(ROWS).startups.map(({ id, offers }) => [id, offers])).toEqual([
    ['rdv-service-public', 2],
    [NONE, 2],
  ]);
});

test('an offer that two Startups share counts for both', () => {
  const startups = [
    { id: 'docurba', name: 'Docurba' },
    { id: 'envergo', name: 'Envergo' },
  ];
  expect(chartOf([row({ startups })]).startups.map(({ id, offers }) => [id, offers])).toEqual([
    ['docurba', 1],
    ['envergo', 1],
  ]);
});

test('checks: those that do not apply count nowhere, the worst come first', () => {
  const { checks, passed, checked } = chartOf(ROWS);
  expect(checks.map(({ id, passed, checked }) => [id, passed, checked])).toEqual([
    ['inclusive-title', 0, 1],
    ['startup-named', 2, 2],
  ]);
  expect([passed, checked]).toEqual([2, 3]);
});

test('nothing comes to nothing', () => {
  expect(chartOf([])).toEqual({
    offers: 0,
    incubators: [],
    startups: [],
    checks: [],
    passed: 0,
    checked: 0,
  });
});

describe('what leads', () => {
  const bar = (id: string, offers: number): Bar => ({
    id,
    name: id,
    offers,
    passed: 0,
    checked: 0,
  });
  test.each<[string, Bar[], string[]]>([
    ['one', [bar('a', 5), bar('b', 3)], ['a']],
    ['two as much as each other', [bar('a', 5), bar('b', 5), bar('c', 1)], ['a', 'b']],
    ['nobody, where four have as many', ['a', 'b', 'c', 'd'].map((id) => bar(id, 2)), []],
    [
      'nobody, where four of five have as many',
      [...['a', 'b', 'c', 'd'].map((id) => bar(id, 2)), bar('e', 1)],
      [],
    ],
    ['nobody, where all have as many', [bar('a', 1), bar('b', 1)], []],
    ['nobody, where there is but one', [bar('a', 7)], []],
    ['never offers without a name', [bar(NONE, 9), bar('a', 2), bar('b', 1)], ['a']],
    ['nobody of none', [], []],
  ])('%s', (_, bars, leaders) => {
    expect(leadersOf(bars).map(({ id }) => id)).toEqual(leaders);
  });
});
