import Papa from 'papaparse';

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

/** A text as it is to stay in a spreadsheet. */
export function textCell(text: string | null): string {
  return text !== null && LIKE_A_NUMBER.test(text) ? `'${text}` : (text ?? '');
}

/**
 * A table as a file for LibreOffice and Excel: UTF-8 with its mark, semicolons (what a French
 * Excel expects; LibreOffice takes both), CRLF, and every cell in quotes, so that what a cell holds
 * never parts it, whatever separator a program takes. No cell can run as a formula.
 *
 * @param lines the headings first
 */
export function spreadsheetOf(lines: readonly (readonly (string | number)[])[]): string {
  const csv = Papa.unparse(lines as (string | number)[][], {
    delimiter: ';',
    newline: '\r\n',
    quotes: true,
    escapeFormulae: FORMULA,
  });
  return BYTE_ORDER_MARK + csv;
}
