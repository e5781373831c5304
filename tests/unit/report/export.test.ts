import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { CSV_COLUMNS, csvOf, type ExportWords, jsonOf } from '../../../lib/report/export.ts';
import { parseRows } from '../../../lib/report/row.ts';
import { row } from './rows.ts';

const WORDS: ExportWords = {
  headings: Object.fromEntries(CSV_COLUMNS.map((column) => [column, `«${column}»`])) as never,
  board: (board) => board.toUpperCase(),
  answer: (answer) => answer,
  check: (id) => id,
};

function cells(csv: string): string[][] {
  return Papa.parse<string[]>(csv.slice(1), { delimiter: ';' }).data;
}

test('the file is what LibreOffice and a French Excel expect', () => {
  const csv = csvOf([row()], WORDS);
  expect(csv.startsWith('\ufeff«board»;«reference»;')).toBe(true);
  expect(csv.split('\r\n')).toHaveLength(2);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('a line a row, a cell a column', () => {
  const [heading, line] = cells(csvOf([row()], WORDS));
  expect(heading).toEqual(CSV_COLUMNS.map((column) => `«${column}»`));
  expect(line).toEqual([
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
    'RDV Service Public',
    '2026-11-23T09:00:00.000Z',
    'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/rdv',
  ]);
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

test('JSON is what is stored, and can be read back', () => {
  const rows = [row(), row({ reference: 'o/2', title: '=1;"x"' })];
  expect(parseRows(JSON.parse(jsonOf(rows)))).toEqual({ rows, leftOut: 0 });
});
