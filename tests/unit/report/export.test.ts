import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { CSV_COLUMNS, csvOf, type ExportWords } from '../../../lib/report/export.ts';
import { parseReport, reportFileOf } from '../../../lib/report/saved.ts';
import { tableRows } from '../../../lib/report/table-rows.ts';
import { CHECK_IDS } from '../../../lib/tagging/check.ts';
import { row } from '../../support/rows.ts';

const WORDS: ExportWords = {
  headings: Object.fromEntries(CSV_COLUMNS.map((column) => [column, `«${column}»`])) as never,
  board: (board) => board.toUpperCase(),
  answer: (answer) => answer,
  check: (id) => id,
  followed: 'oui',
  broken: (quote, advice) => ['non', quote, advice].filter(Boolean).join(' | '),
  setAside: (reason) => `écartée : ${reason}`,
  change: (change) => change.toUpperCase(),
};

function cells(csv: string): string[][] {
  return Papa.parse<string[]>(csv.slice(1), { delimiter: ';' }).data;
}

test('the file is what LibreOffice and a French Excel expect', () => {
  const csv = csvOf([row()], WORDS);
  expect(csv.startsWith('\ufeff"«board»";"«reference»";')).toBe(true);
  expect(csv.split('\r\n')).toHaveLength(2);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('a line a row, a cell a column', () => {
  const [heading, line] = cells(csvOf([row()], WORDS));
  expect(heading?.slice(0, CSV_COLUMNS.length)).toEqual(CSV_COLUMNS.map((column) => `«${column}»`));
  expect(line?.slice(0, CSV_COLUMNS.length)).toEqual([
    'WELCOME-TO-THE-JUNGLE',
    'communaute-beta-gouv/rdv',
    'Chargé·e de déploiement pour RDV Service Public',
    'Communauté beta.gouv',
    '2026-10-20',
    'RDV Service Public',
    'Incubateur des Territoires',
    'certain',
    '1',
    '1',
    'incubator-named',
    '0',
    'RDV Service Public',
    '2026-11-23',
    'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/rdv',
    '',
    '',
  ]);
});

test('an offer on both boards has both addresses, and says what came of it', () => {
  const other = row({
    board: 'choisir-le-service-public',
    url: 'https://choisirleservicepublic.gouv.fr/offre-emploi/2026-1/',
    reference: '2026-1',
    failed: [],
    readAt: '2026-09-01T09:00:00.000Z',
  });
  const before = {
    readAt: '2026-10-01T09:00:00.000Z',
    passed: ['startup-named', 'incubator-named'],
    failed: [],
  };
  const [joined, ...others] = tableRows([row({ before }), other], [], [], '2026-12-23');
  expect(others).toEqual([]);
  const [heading = [], line = []] = cells(csvOf(joined ? [joined] : [], WORDS));
  const said = Object.fromEntries(heading.map((name, index) => [name, line[index]]));
  expect(said).toMatchObject({ '«url»': row().url, '«twin»': other.url });
  expect(said['«changes»']).toBe('WORSE, OLD');
});

// A program that takes commas for separators would cut a bare cell, and may run its second half.
test('every cell is in quotes, numbers and empty ones too', () => {
  const csv = csvOf([row({ title: 'a,=1+1; "c"\td', reference: null, passed: [] })], WORDS);
  const cell = '"(?:[^"]|"")*"';
  const line = `${cell}(?:;${cell}){${CSV_COLUMNS.length + CHECK_IDS.length - 1}}`;
  expect(csv.slice(1)).toMatch(new RegExp(`^${line}\\r\\n${line}$`));
});

describe('what Excel would read otherwise', () => {
  test('semicolons and no other sign part the cells, without a "sep=" line that would show', () => {
    const csv = csvOf([row({ title: 'a,b\tc' })], WORDS);
    expect(csv).not.toMatch(/^.?sep=/);
    expect(csv).toContain(';"a,b\tc";');
  });

  test('dates are written year first, which no country reads as another day', () => {
    const [, line] = cells(csvOf([row()], WORDS));
    expect(line?.[4]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test.each(['1-2', '3/4', '12:30', '2026-11', '1E5', '007', '12345678901234567', '1,5', '12 mai'])(
    'a text like a number or a date (%j) stays a text',
    (title) => {
      const names = [{ id: 'x', name: title }];
      const values = { title, employer: title, reference: title, startups: names };
      const [, line] = cells(csvOf([row(values)], WORDS));
      for (const column of [1, 2, 3, 5]) expect(line?.[column]).toBe(`'${title}`);
    },
  );

  test.each([
    '2026-2395447',
    'a1',
    '1 000 premiers jours',
    'Mission 3/4',
    '1er mai',
    '1jeune1solution',
  ])('what is none (%j) is left alone', (title) =>
    expect(cells(csvOf([row({ title })], WORDS))[1]?.[2]).toBe(title),
  );
});

describe('quoting', () => {
  test.each([
    'a;b',
    'a "b" c',
    'two\nlines',
    'two\r\nlines',
    ' spaces ',
    '\ufeffmark',
    '"',
    ';',
    '😀',
  ])('%j comes back as it was', (title) =>
    expect(cells(csvOf([row({ title })], WORDS))[1]?.[2]).toBe(title),
  );
});

describe('no cell can run as a formula', () => {
  test.each([
    '=1+1',
    '=HYPERLINK("https://x.example";"x")',
    '+33 1 23',
    '-2+3',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '  =1+1',
    '\u00a0=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
  ])('%j', (title) => {
    const csv = csvOf([row({ title, startups: [{ id: 'x', name: title }] })], WORDS);
    expect(cells(csv)[1]?.[2]).toBe(`'${title}`);
    expect(cells(csv)[1]?.[5]).toBe(`'${title}`);
  });

  test.each(['Dev = chef', 'a-b', 'x@y.fr', '1+1'])('%j is left alone', (title) => {
    expect(cells(csvOf([row({ title })], WORDS))[1]?.[2]).toBe(title);
  });
});

describe('a report as JSON', () => {
  const rows = [row(), row({ reference: 'o/2', title: '=1;"x"' })];
  const asides = [
    {
      check: 'age',
      scope: { kind: 'incubator' as const, id: 'anct', name: 'Territoires' },
      reason: 'Charte',
      at: '2026-11-23T09:00:00.000Z',
    },
  ];
  const analyses = [
    {
      startedAt: '2026-11-23T09:00:00.000Z',
      board: 'welcome-to-the-jungle' as const,
      url: 'https://www.welcometothejungle.com/fr/jobs',
      isNetwork: true,
      offers: 2,
      passed: 2,
      checked: 4,
      isComplete: true,
      skipped: [],
    },
  ];
  const report = { savedAt: '2026-11-23T09:00:00.000Z', rows, asides, analyses };

  test('is read back as it was', () => {
    expect(parseReport(reportFileOf(report))).toEqual({ ...report, leftOut: 0 });
  });

  test('is read in its older form too', () => {
    expect(parseReport(JSON.stringify(rows))).toMatchObject({ savedAt: null, rows, leftOut: 0 });
    expect(parseReport('[]')).toMatchObject({ rows: [] });
  });

  test('is read in part where it is damaged, and says so', () => {
    const file = JSON.parse(reportFileOf(report));
    file.rows[0].board = 'autre';
    file.asides.push(3);
    expect(parseReport(JSON.stringify(file))).toMatchObject({
      rows: [rows[1]],
      asides,
      leftOut: 2,
    });
  });

  test.each([
    ['no JSON', '{'],
    ['another file', '{"a": 1}'],
    ['a list of something else', '[1, 2]'],
    ['nothing', 'null'],
    ['a newer version', JSON.stringify({ kind: 'repere-report', version: 2, rows: [] })],
  ])('is refused when it is %s', (_, text) => {
    expect(parseReport(text)).toBeNull();
  });
});

test('each rule has a column, with what to write or why it was set aside', () => {
  const aside = [{ id: 'age', quote: null, advice: null, reason: 'Charte' }];
  const [heading = [], line = []] = cells(csvOf([{ ...row(), aside }], WORDS));
  const of = (id: string) => line[heading.indexOf(id)];
  expect(heading.slice(CSV_COLUMNS.length)).toEqual([...CHECK_IDS]);
  expect(of('startup-named')).toBe('oui');
  expect(of('incubator-named')).toBe('non | Incubateur : X');
  expect(of('age')).toBe('écartée : Charte');
  expect(of('embarquement')).toBe('');
  expect(of('«aside»')).toBe('1');
});
