import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from 'linkedom';
import { afterAll, describe, expect, test } from 'vitest';
import { CSV_COLUMNS, csvOf, type ExportWords } from '../../../lib/report/export.ts';
import { CHECK_IDS } from '../../../lib/tagging/check.ts';
import { row } from '../../support/rows.ts';

/** LibreOffice's program, or null: it is too large to be installed for one test. */
const OFFICE = ['soffice', 'libreoffice'].find((program) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

const FOLDER = mkdtempSync(join(tmpdir(), 'repere-csv-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const WORDS: ExportWords = {
  headings: Object.fromEntries(CSV_COLUMNS.map((column) => [column, `Début ${column}`])) as never,
  board: (board) => board,
  answer: (answer) => answer,
  check: (id) => id,
  followed: 'oui',
  broken: (quote, advice) => ['non', quote, advice].filter(Boolean).join(' | '),
  setAside: (reason) => `écartée : ${reason}`,
  change: (change) => change,
};

const TITLES = [
  'Développeuse ou développeur · « Œuvre » 😀',
  'a;b',
  'a "b" c',
  'two\nlines',
  "l'apostrophe",
  '=1+1',
  '+33 1 23 45',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '=HYPERLINK("https://x.example";"x")',
  '=cmd|" /C calc"!A0',
  '＝1+1',
];

describe.skipIf(!OFFICE)('LibreOffice opens the exported file', () => {
  test('every cell as it was written, none of them a formula', () => {
    const rows = TITLES.map((title, number) =>
      row({ title, reference: `o/${number}`, startups: [{ id: 'x', name: title }] }),
    );
    writeFileSync(join(FOLDER, 'repere.csv'), csvOf(rows, WORDS));
    execFileSync(
      OFFICE ?? '',
      [
        '--headless',
        `-env:UserInstallation=file://${FOLDER}/profile`,
        // What its window proposes of itself: semicolons, double quotes, UTF-8 (76).
        '--infilter=CSV:59,34,76,1',
        '--convert-to',
        'fods',
        '--outdir',
        FOLDER,
        join(FOLDER, 'repere.csv'),
      ],
      { stdio: 'ignore' },
    );
    const source = readFileSync(join(FOLDER, 'repere.fods'), 'utf8');
    const document = new DOMParser().parseFromString(source, 'text/xml');
    const cells = [...document.getElementsByTagName('table:table-cell')];
    expect(cells.filter((cell) => cell.hasAttribute('table:formula'))).toEqual([]);
    const lines = [...document.getElementsByTagName('table:table-row')].map((line) =>
      [...line.getElementsByTagName('table:table-cell')].map((cell) =>
        // Some cells stand for several equal ones, and lines are paragraphs.
        [...cell.getElementsByTagName('text:p')].map(textOfParagraph).join('\n'),
      ),
    );
    expect(lines[0]).toEqual([...CSV_COLUMNS.map((column) => `Début ${column}`), ...CHECK_IDS]);
    const shown = TITLES.map((title) => (/^[\s]*[=+\-@＝]/.test(title) ? `'${title}` : title));
    expect(lines.slice(1, 1 + TITLES.length).map((line) => line[2])).toEqual(shown);
    expect(lines.slice(1, 1 + TITLES.length).map((line) => line[4])).toEqual(
      TITLES.map(() => '2026-10-20'),
    );
    // Days are days and numbers numbers, to sort and to add up by.
    const [, first] = [...document.getElementsByTagName('table:table-row')];
    const kinds = [...(first?.getElementsByTagName('table:table-cell') ?? [])].flatMap((cell) =>
      Array(Number(cell.getAttribute('table:number-columns-repeated') ?? 1)).fill(
        cell.getAttribute('office:value-type'),
      ),
    );
    const kindOf = (column: (typeof CSV_COLUMNS)[number]) => kinds[CSV_COLUMNS.indexOf(column)];
    expect([kindOf('datePosted'), kindOf('readAt')]).toEqual(['date', 'date']);
    expect([kindOf('title'), kindOf('passed')]).toEqual(['string', 'float']);
  });
});

/** The words of a paragraph, in which tabs and runs of spaces are elements. */
function textOfParagraph(paragraph: Element): string {
  return [...paragraph.childNodes]
    .map((node) => {
      const name = node.nodeName.toLowerCase();
      if (name === 'text:tab') return '\t';
      if (name === 'text:s') return ' ';
      return node.textContent ?? '';
    })
    .join('');
}
