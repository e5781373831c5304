import { CHECK_IDS } from '../tagging/check.ts';
import type { Change } from './changes.ts';
import type { Row } from './row.ts';
import { type Answer, answerOf } from './select.ts';
import { spreadsheetOf, textCell } from './spreadsheet.ts';
import type { TableRow } from './table-rows.ts';

/** The words of the exported table, in the reader's language. */
export interface ExportWords {
  /** The headings, in the order of the columns. */
  headings: Record<(typeof CSV_COLUMNS)[number], string>;
  board(board: Row['board']): string;
  answer(answer: Answer): string;
  /** A check in few words; a check without a text keeps its id. */
  check(id: string): string;
  /** The cells of a rule's own column. */
  followed: string;
  broken(quote: string | null, advice: string | null): string;
  setAside(reason: string): string;
  /** What came of an offer since the analysis before. */
  change(change: Change): string;
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
  'aside',
  'reasons',
  'readAt',
  'url',
  'twin',
  'changes',
] as const;

/** A row, with what the table knows of it beside: rules set aside, the other board, last time. */
type ExportedRow = Row & Partial<Pick<TableRow, 'aside' | 'twin' | 'changes'>>;

/**
 * The rows as a file for LibreOffice and Excel: UTF-8 with a byte order mark, semicolons (which a
 * French Excel expects and LibreOffice accepts), CRLF, and every cell in quotes, so that no content
 * splits a cell, whatever separator the program uses. No cell can run as a formula. Each rule has a
 * column of its own behind the others.
 */
export function csvOf(rows: readonly ExportedRow[], words: ExportWords): string {
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
      aside: row.aside?.length ?? 0,
      reasons: row.reasons.map(({ quote }) => quote).join(' | '),
      // The day that the table shows.
      readAt: row.readAt.slice(0, 10),
      url: row.url,
      twin: row.twin?.row.url ?? '',
      changes: row.changes?.kinds.map((change) => words.change(change)).join(', ') ?? '',
    };
    return [
      ...CSV_COLUMNS.map((column) => cells[column]),
      ...CHECK_IDS.map((id) => textCell(ruleCell(row, id, words))),
    ];
  });
  const heading = [
    ...CSV_COLUMNS.map((column) => words.headings[column]),
    ...CHECK_IDS.map((id) => words.check(id)),
  ];
  return spreadsheetOf([heading, ...lines]);
}

/** What a rule's own column says of an offer; nothing where the rule does not apply. */
function ruleCell(
  { passed, failed, aside = [] }: ExportedRow,
  id: string,
  words: ExportWords,
): string {
  if (passed.includes(id)) return words.followed;
  const broken = failed.find((check) => check.id === id);
  if (broken) return words.broken(broken.quote, broken.advice);
  const reason = aside.find((check) => check.id === id)?.reason;
  return reason === undefined ? '' : words.setAside(reason);
}
