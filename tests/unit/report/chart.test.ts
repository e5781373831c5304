import { expect, test } from 'vitest';
import { chartOf } from '../../../lib/report/chart.ts';
import { NONE } from '../../../lib/report/select.ts';
import { check, row } from './rows.ts';

const anct = { id: 'anct', name: 'ANCT' };
const dinum = { id: 'dinum', name: 'DINUM' };
const passed = check();
const failed = check({ id: 'inclusive-title', status: 'failed' });
const beside = check({ id: 'end-date', status: 'not-applicable' });

const ROWS = [
  row({ incubators: [anct], checks: [passed, failed, beside] }),
  row({ incubators: [anct, dinum], checks: [passed] }),
  row({ outcome: 'ambiguous', certainty: null, incubators: [], checks: [] }),
  row({ outcome: 'unidentified', certainty: null, startups: [], incubators: [], checks: [] }),
  row({ outcome: 'not-beta', certainty: null, incubators: [dinum], checks: [failed] }),
  row({ outcome: 'unreadable', certainty: null, checks: [failed] }),
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
