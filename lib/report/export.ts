import Papa from 'papaparse';
import { CHECK_IDS } from '../tagging/check.ts';
import type { ReportRow } from './aside.ts';
import type { Row } from './row.ts';
import { type Answer, answerOf } from './select.ts';

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
] as const;

/** Without it Excel takes UTF-8 for the system's own encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The start of a cell that a spreadsheet may run as a formula, full-width forms included: OWASP,
 * "CSV Injection" (seen November 2026). Such a cell is written after an apostrophe.
 */
const FORMULA = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * A text that Excel turns into a number or a date without asking: "1-2", "007", "1E5". References
 * of Choisir le service public ("2026-2395447") are not among them: they are no date of any year.
 */
const LIKE_A_NUMBER =
  /^\s*(?:\d+(?:[.,]\d+)?(?:e[+-]?\d+)?|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?|\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}[ -](?:jan|f[eé]v|feb|mar|avr|apr|mai|may|juin|jun|juil|jul|ao[uû]|aug|sep|oct|nov|d[eé]c)\p{L}*\.?(?:[ -]\d{2,4})?)\s*$/iu;

/** A text that the spreadsheet leaves as it is. */
function textCell(text: string | null): string {
  return text !== null && LIKE_A_NUMBER.test(text) ? `'${text}` : (text ?? '');
}

/**
 * The rows as a file for LibreOffice and Excel: UTF-8 with a byte order mark, semicolons (which a
 * French Excel expects and LibreOffice accepts), CRLF, and every cell in quotes, so that no content
 * splits a cell, whatever separator the program uses. No cell can run as a formula. Each rule has a
 * column of its own behind the others.
 */
export function csvOf(
  rows: readonly (Row & Partial<Pick<ReportRow, 'aside'>>)[],
  words: ExportWords,
): string {
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
      readAt: row.readAt,
      url: row.url,
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
  const csv = Papa.unparse([heading, ...lines], {
    delimiter: ';',
    newline: '\r\n',
    quotes: true,
    escapeFormulae: FORMULA,
  });
  return BYTE_ORDER_MARK + csv;
}

/** What a rule's own column says of an offer; nothing where the rule does not apply. */
function ruleCell(
  { passed, failed, aside = [] }: Row & Partial<Pick<ReportRow, 'aside'>>,
  id: string,
  words: ExportWords,
): string {
  if (passed.includes(id)) return words.followed;
  const broken = failed.find((check) => check.id === id);
  if (broken) return words.broken(broken.quote, broken.advice);
  const reason = aside.find((check) => check.id === id)?.reason;
  return reason === undefined ? '' : words.setAside(reason);
}
