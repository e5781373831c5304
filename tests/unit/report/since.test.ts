import { describe, expect, test } from 'vitest';
import {
  type Aside,
  asidesShape,
  counted,
  MAXIMUM_ASIDES,
  withAside,
  withAsides,
  withoutAside,
} from '../../../lib/report/aside.ts';
import { changesOf } from '../../../lib/report/changes.ts';
import { historyShape, type PastAnalysis, withAnalysis } from '../../../lib/report/history.ts';
import { joined } from '../../../lib/report/join.ts';
import { type Row, rowKey, sinceBefore } from '../../../lib/report/row.ts';
import { row } from '../../support/rows.ts';
import { view } from '../components/views.ts';

const TODAY = '2026-11-28';
const LIST = 'https://choisirleservicepublic.gouv.fr/nos-offres/filtres/organisme/10668/';
const A = '2026-09-01T09:00:00.000Z';
const B = '2026-10-01T09:00:00.000Z';
const C = '2026-11-01T09:00:00.000Z';

const past = (startedAt: string, values: Partial<PastAnalysis> = {}): PastAnalysis => ({
  startedAt,
  board: 'choisir-le-service-public',
  url: LIST,
  isNetwork: false,
  offers: 3,
  passed: 6,
  checked: 16,
  isComplete: true,
  skipped: [],
  ...values,
});

const check = (id: string) => ({ id, quote: null, advice: null });
const read = (values: Partial<Row> = {}) =>
  row({ datePosted: '2026-11-01', passed: [], failed: [check('age')], ...values });

describe('what a row remembers of the time before', () => {
  const first = read({ run: A, readAt: A });
  const before = { readAt: A, run: A, passed: [], failed: ['age'] };

  test.each<[string, Row | undefined, Partial<Row>, Row['before']]>([
    ['nothing, the first time', undefined, { run: A }, undefined],
    ['the analysis before', first, { run: B, readAt: B }, before],
    ['nothing of the same analysis', first, { run: A, readAt: B }, undefined],
    ['the analysis, when a person opens the offer after it', first, { readAt: B }, before],
    [
      'the analysis still, when they open it once more',
      read({ readAt: B, before }),
      { readAt: C },
      before,
    ],
    [
      'the analysis, not what was opened since, at the next analysis',
      read({ readAt: B, passed: ['age'], failed: [], before }),
      { run: C, readAt: C },
      before,
    ],
    [
      'what was opened, where there was no analysis before',
      read({ readAt: A }),
      { run: B, readAt: B },
      { readAt: A, run: undefined, passed: [], failed: ['age'] },
    ],
    ['nothing, when it was only opened', read({ readAt: A }), { readAt: B }, undefined],
  ])('%s', (_, known, values, expected) => {
    expect(sinceBefore(known, read(values)).before).toEqual(expected);
  });
});

describe('what changed', () => {
  const history = [past(A), past(B)];
  test.each<[string, Partial<Row>, readonly PastAnalysis[], string[]]>([
    ['nothing in the first analysis', { run: A, readAt: A }, [past(A)], []],
    ['an offer that was not there', { run: B, readAt: B }, history, ['new']],
    [
      'a rule that is followed now',
      {
        run: B,
        readAt: B,
        passed: ['age'],
        failed: [],
        before: { readAt: A, run: A, passed: [], failed: ['age'] },
      },
      history,
      ['mended'],
    ],
    [
      'a rule that is broken now',
      { run: B, readAt: B, before: { readAt: A, run: A, passed: ['age'], failed: [] } },
      history,
      ['worse'],
    ],
    [
      'a rule that does not apply any more is not mended',
      { run: B, readAt: B, failed: [], before: { readAt: A, run: A, passed: [], failed: ['age'] } },
      history,
      [],
    ],
    ['an offer that is gone from its list', { run: A, readAt: A }, history, ['withdrawn']],
    [
      'one that was skipped',
      { run: A, readAt: A, url: `${LIST}x` },
      [past(A), past(B, { skipped: [`${LIST}x`] })],
      [],
    ],
    [
      'one whose list was not read to its end',
      { run: A, readAt: A },
      [past(A), past(B, { isComplete: false })],
      [],
    ],
    [
      'one of another list',
      { run: A, readAt: A },
      [past(A), past(B, { url: `${LIST}page/2/` })],
      [],
    ],
    [
      'one that was opened since',
      { readAt: C, before: { readAt: A, run: A, passed: [], failed: ['age'] } },
      history,
      [],
    ],
    [
      'one of the whole network',
      { run: A, readAt: A },
      [past(A, { isNetwork: true }), past(B, { isNetwork: true, url: 'x' })],
      ['withdrawn'],
    ],
    ['two months to the day', { datePosted: '2026-09-28' }, [], []],
    ['more than two months', { datePosted: '2026-09-27' }, [], ['old']],
    [
      'an old one that is gone',
      { run: A, readAt: A, datePosted: '2026-01-01' },
      history,
      ['withdrawn'],
    ],
  ])('%s', (_, values, lines, kinds) => {
    expect(changesOf(read(values), lines, TODAY).kinds).toEqual(kinds);
  });

  test('says which rules, and how it was', () => {
    const changes = changesOf(
      read({
        run: B,
        passed: ['a', 'b', 'c'],
        failed: [check('d'), check('e')],
        before: { readAt: A, run: A, passed: ['a', 'd'], failed: ['b', 'c', 'e'] },
      }),
      history,
      TODAY,
    );
    expect(changes).toMatchObject({
      mended: ['b', 'c'],
      worse: ['d'],
      before: { passed: 2, checked: 5 },
    });
  });
});

test('analyses: the last 24, each once, damaged ones left out', () => {
  let history: readonly PastAnalysis[] = [];
  for (let day = 1; day <= 30; day += 1) {
    history = withAnalysis(history, past(`2026-10-${String(day).padStart(2, '0')}T09:00:00.000Z`));
  }
  expect(history).toHaveLength(24);
  expect(history[0]?.startedAt).toBe('2026-10-07T09:00:00.000Z');
  const last = history.at(-1);
  expect(last && withAnalysis(history, { ...last, offers: 9 })).toHaveLength(24);
  expect(historyShape.parse([past(A), null, { ...past(B), offers: -1 }])).toEqual([past(A)]);
  expect(historyShape.parse('x')).toEqual([]);
});

describe('rules set aside', () => {
  const offer: Aside = {
    check: 'incubator-named',
    scope: { kind: 'offer', key: rowKey(row()), title: 'Titre' },
    reason: 'Nommé dans l’image',
    at: A,
  };
  const incubator: Aside = {
    check: 'incubator-named',
    scope: { kind: 'incubator', id: 'anct', name: 'Territoires' },
    reason: 'Charte de l’incubateur',
    at: A,
  };

  test('stand apart from those to mend, with the offer’s own reason first', () => {
    expect(counted(row(), []).aside).toEqual([]);
    expect(counted(row(), [incubator])).toMatchObject({
      failed: [],
      aside: [{ id: 'incubator-named', reason: 'Charte de l’incubateur' }],
    });
    expect(counted(row(), [incubator, offer]).aside[0]?.reason).toBe('Nommé dans l’image');
    for (const other of [
      row({ reference: 'x', incubators: [] }),
      row({ failed: [check('age')] }),
    ]) {
      expect(counted(other, [incubator, offer])).toEqual({ ...other, aside: [] });
    }
  });

  test('are said in the panel, for rules that are broken', () => {
    const checks = (['failed', 'passed'] as const).map((status) => ({
      id: 'incubator-named' as const,
      status,
      source: 'https://doc.incubateur.net/',
      quote: null,
      advice: null,
    }));
    const shown = view({}, { checks });
    const own = { ...offer, scope: { ...offer.scope, key: rowKey(shown) } } as Aside;
    expect(withAsides(shown, [own]).checks.map(({ setAside }) => setAside)).toEqual([
      'Nommé dans l’image',
      undefined,
    ]);
    expect(withAsides(shown, [])).toBe(shown);
  });

  test('are added, given another reason, and taken back', () => {
    const asides = withAside(withAside([], offer), incubator);
    expect(asides).toEqual([offer, incubator]);
    const other = { ...offer, reason: 'Autre' };
    expect(withAside(asides, other)).toEqual([incubator, other]);
    expect(withoutAside(asides, offer)).toEqual([incubator]);
    const same = [incubator];
    expect(withoutAside(same, offer)).toBe(same);
    const full = Array.from({ length: MAXIMUM_ASIDES }, (_, index) => ({
      ...offer,
      check: `c${index}`,
    }));
    expect(withAside(full, incubator)).toBe(full);
    expect(asidesShape.parse([offer, { ...offer, reason: '' }, 3])).toEqual([offer]);
  });
});

describe('an offer on both boards', () => {
  const CSP = 'choisir-le-service-public';
  const csp = (values: Partial<Row> = {}) =>
    counted(
      row({
        board: CSP,
        reference: '2026-1',
        url: 'https://choisirleservicepublic.gouv.fr/offre-emploi/2026-1/',
        ...values,
      }),
      [],
    );
  const wttj = (values: Partial<Row> = {}) => counted(row(values), []);

  test('is shown once, the one with more to mend, with the rules on which they differ', () => {
    const better = csp({
      title: 'CHARGÉ·E DE DÉPLOIEMENT POUR RDV SERVICE PUBLIC (H/F)',
      passed: ['startup-named', 'incubator-named'],
      failed: [],
    });
    const [shown, ...others] = joined([better, wttj()]);
    expect(others).toEqual([]);
    expect(shown).toMatchObject({
      board: 'welcome-to-the-jungle',
      twin: { row: better, differing: ['incubator-named'] },
    });
  });

  test.each<[string, ReturnType<typeof csp>[]]>([
    ['another title', [csp({ title: 'Designer' }), wttj()]],
    ['another Startup', [csp({ startups: [{ id: 'x', name: 'X' }] }), wttj()]],
    ['the same board', [wttj(), wttj({ reference: 'o/b' })]],
    ['two of one board', [csp(), csp({ reference: '2026-2' }), wttj()]],
    ['no title', [csp({ title: null }), wttj({ title: null })]],
    ['not the network’s', [csp({ outcome: 'not-beta' }), wttj()]],
    [
      'nothing but the title in common',
      [
        csp({ startups: [], incubators: [], outcome: 'unidentified' }),
        wttj({ startups: [], incubators: [], outcome: 'unidentified' }),
      ],
    ],
  ])('is not joined with %s', (_, rows) => {
    expect(joined(rows).map(({ twin }) => twin)).toEqual(rows.map(() => null));
  });
});
