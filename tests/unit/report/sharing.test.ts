import { describe, expect, test } from 'vitest';
import { fragmentOf, selectionOf } from '../../../lib/report/address.ts';
import type { PastAnalysis } from '../../../lib/report/history.ts';
import { Vocabulary } from '../../../lib/report/meant-words.ts';
import { type MessageWords, messageFor } from '../../../lib/report/message.ts';
import { EVERYTHING, optionsOf, RowTable, type Selection } from '../../../lib/report/select.ts';
import { tableRows } from '../../../lib/report/table-rows.ts';
import { spotsOf, trendsOf } from '../../../lib/report/trend.ts';
import { row } from '../../support/rows.ts';

describe('a selection in the address', () => {
  test.each<[string, Partial<Selection>]>([
    ['', {}],
    ['#words=d%C3%A9ploiement+pix', { words: 'déploiement pix' }],
    ['#incubator=', { incubator: '' }],
    [
      '#change=mended&sort=title&descending=false',
      { change: 'mended', sort: 'title', descending: false },
    ],
    [
      '#board=welcome-to-the-jungle&answer=certain&failedCheck=age',
      { board: 'welcome-to-the-jungle', answer: 'certain', failedCheck: 'age' },
    ],
  ])('"%s"', (fragment, values) => {
    const selection = { ...EVERYTHING, ...values };
    expect(selectionOf(fragment)).toEqual(selection);
    expect(selectionOf(fragmentOf(selection))).toEqual(selection);
  });

  test.each(['#board=autre&answer=x&change=y&sort=z', '#', '#=&&', '#words'])(
    'what cannot be read is as at first: %s',
    (fragment) => expect(selectionOf(fragment)).toEqual(EVERYTHING),
  );
});

const WORDS: MessageWords = {
  greeting: 'Bonjour,',
  opening: (count) => `${count} à revoir :`,
  rule: (id) => `<${id}>`,
  write: (advice) => `À écrire : ${advice}`,
  quote: (words) => `« ${words} »`,
  blanks: 'À compléter.',
  closing: 'Merci !',
};

describe('a message to a team', () => {
  const broken = (advice: string | null, quote: string | null = null) =>
    tableRows(
      [row({ title: 'Titre', failed: [{ id: 'age', quote, advice }] })],
      [],
      [],
      '2026-11-28',
    );

  test('has title, link, what is to be mended and nothing else', () => {
    expect(messageFor(broken('Écrire ceci', 'cela'), WORDS)).toBe(`Bonjour,

1 à revoir :

Titre
https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/rdv
- <age>
  « cela »
  À écrire : Écrire ceci

Merci !`);
  });

  test.each<[string | null, boolean]>([
    ['Titulaire : [nom du titulaire]', true],
    ['[Mission] Chargé·e', false],
    [null, false],
  ])('says of "%s" that there are blanks: %s', (advice, said) => {
    expect(messageFor(broken(advice), WORDS)?.includes('À compléter.')).toBe(said);
  });

  test('leaves out offers with nothing to mend; there is none without any', () => {
    const rows = [
      ...broken('Écrire'),
      ...tableRows([row({ title: 'Autre', failed: [] })], [], [], ''),
    ];
    expect(messageFor(rows, WORDS)).not.toContain('Autre');
    expect(messageFor(rows.slice(1), WORDS)).toBeNull();
  });

  test('leaves out what was set aside', () => {
    const aside = {
      check: 'incubator-named',
      scope: { kind: 'incubator' as const, id: 'anct', name: 'T' },
      reason: 'Charte',
      at: '2026-11-28T09:00:00.000Z',
    };
    expect(messageFor(tableRows([row()], [aside], [], ''), WORDS)).toBeNull();
  });
});

describe('a search that forgives mistakes', () => {
  const table = RowTable.of([
    row({ reference: 'a', title: 'Chargée de déploiement' }),
    row({ reference: 'b', title: 'Développeuse', startups: [{ id: 'pix', name: 'Pix' }] }),
    row({
      reference: 'c',
      title: 'Designer',
      incubators: [{ id: 'x', name: 'Fabrique numérique' }],
    }),
  ]);
  test.each<[string, string[]]>([
    ['déploiement', ['a']],
    ['deploiment', ['a']],
    ['deploeiment', ['a']],
    ['developeuse pix', ['b']],
    ['fabrike', ['c']],
    ['designr', ['c']],
    ['pax', []],
    ['zzzzzz', []],
    ['de', ['a', 'b', 'c']],
  ])('"%s"', (words, references) => {
    const found = table.narrow({ ...EVERYTHING, words }).sorted('title', false);
    expect(found.map(({ reference }) => reference).sort()).toEqual(references);
  });

  test('a word that stands somewhere means itself', () => {
    const vocabulary = new Vocabulary(['conseillere numerique', 'conseiller']);
    expect(vocabulary.meant('conseiller')).toEqual(['conseiller']);
    expect(vocabulary.meant('abc')).toEqual(['abc']);
  });
});

test('rows are filtered by what changed, with the number of each', () => {
  const before = {
    readAt: '2026-10-01T09:00:00.000Z',
    run: 'a',
    passed: [],
    failed: ['startup-named'],
  };
  const rows = tableRows(
    [
      row({ reference: 'a', before }),
      row({ reference: 'b', datePosted: '2026-01-01' }),
      row({ reference: 'c' }),
    ],
    [],
    [],
    '2026-11-28',
  );
  const table = RowTable.of(rows);
  const found = (change: Selection['change']) =>
    table.narrow({ ...EVERYTHING, change }).rows.map(({ reference }) => reference);
  expect([found('mended'), found('worse'), found('old'), found('new')]).toEqual([
    ['a'],
    ['a'],
    ['b'],
    [],
  ]);
  expect(optionsOf(rows).changes.map(({ id, count }) => [id, count])).toEqual([
    ['mended', 1],
    ['worse', 1],
    ['old', 1],
  ]);
});

test('the line of each list, the one analysed last first; those that were not ended are left out', () => {
  const past = (startedAt: string, values: Partial<PastAnalysis>): PastAnalysis => ({
    startedAt,
    board: 'welcome-to-the-jungle',
    url: 'u',
    isNetwork: false,
    offers: 2,
    passed: 1,
    checked: 4,
    isComplete: true,
    skipped: [],
    ...values,
  });
  const trends = trendsOf([
    past('1', { url: 'a' }),
    past('2', { isNetwork: true, url: 'b' }),
    past('3', { url: 'a', passed: 4 }),
    past('4', { url: 'a', isComplete: false }),
    past('5', { isNetwork: true, url: 'c', checked: 0 }),
  ]);
  expect(
    trends.map(({ points }) => points.map(({ startedAt, share }) => [startedAt, share])),
  ).toEqual([
    [
      ['2', 0.25],
      ['5', null],
    ],
    [
      ['1', 0.25],
      ['3', 1],
    ],
  ]);
  expect(spotsOf(trends[1]?.points ?? [])).toEqual([
    { x: 0, y: 0.75 },
    { x: 1, y: 0 },
  ]);
  expect(spotsOf(trends[0]?.points ?? [])).toEqual([{ x: 0.5, y: 0.75 }]);
});
