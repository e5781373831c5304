import type { Row } from './row.ts';
import { type Answer, answerOf } from './select.ts';
import { spreadsheetOf, textCell } from './spreadsheet.ts';

/** The words of the exported table, in the reader's language. */
export interface ExportWords {
  /** The headings, in the order of the columns. */
  headings: Record<(typeof CSV_COLUMNS)[number], string>;
  board(board: Row['board']): string;
  answer(answer: Answer): string;
  /** A check in few words; a check without a text keeps its id. */
  check(id: string): string;
}

/** The columns of the CSV file. */
export const CSV_COLUMNS = [
  'board',
  'reference',
  'title',
  'employer',
  'datePosted',
  'startups',
  'incubators',
  'certainty',
  'passed',
  'failed',
  'failedChecks',
  'reasons',
  'readAt',
  'url',
] as const;

/** The rows as a file for LibreOffice and Excel. */
export function csvOf(rows: readonly Row[], words: ExportWords): string {
  const lines = rows.map((row): (string | number)[] => {
    const cells: Record<(typeof CSV_COLUMNS)[number], string | number> = {
      board: words.board(row.board),
      reference: textCell(row.reference),
      title: textCell(row.title),
      employer: textCell(row.employer),
      datePosted: row.datePosted ?? '',
      startups: textCell(row.startups.map(({ name }) => name).join(', ')),
      incubators: textCell(row.incubators.map(({ name }) => name).join(', ')),
      certainty: words.answer(answerOf(row)),
      passed: row.passed.length,
      failed: row.failed.length,
      failedChecks: row.failed.map(({ id }) => words.check(id)).join(', '),
      reasons: row.reasons.map(({ quote }) => quote).join(' | '),
      readAt: row.readAt,
      url: row.url,
    };
    return CSV_COLUMNS.map((column) => cells[column]);
  });
  const heading = CSV_COLUMNS.map((column) => words.headings[column]);
  return spreadsheetOf([heading, ...lines]);
}

/** The rows as JSON, in their stored form. */
export function jsonOf(rows: readonly Row[]): string {
  return `${JSON.stringify(rows, null, 2)}\n`;
}
