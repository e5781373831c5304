import { PROFILES } from '../../lib/boards/registry.ts';
import type { TextKey, Translation } from '../../lib/i18n/translation.ts';
import { CSV_COLUMNS, type ExportWords } from '../../lib/report/export.ts';
import type { Answer } from '../../lib/report/select.ts';
import { keyPart } from '../words.ts';

/** An answer in the words of the table. */
export function answerWord(answer: Answer, { translate }: Translation): string {
  return translate(`reportAnswer.${keyPart(answer)}`);
}

/** What a check asks for, in few words; one that the texts do not know keeps its id. */
export function checkWord(id: string, { translate }: Translation): string {
  return translate(`check.${keyPart(id)}` as TextKey) || id;
}

/** The rule that a check looks at, in one sentence; one that the texts do not know keeps its id. */
export function ruleSentence(id: string, { translate }: Translation): string {
  return translate(`rule.${keyPart(id)}` as TextKey) || id;
}

/** What could not be read, in a sentence; rows of November 2026 have one already, in English. */
export function problemWords(problem: string, { translate }: Translation): string {
  return translate(`condition.${keyPart(problem)}` as TextKey) || problem;
}

/** "40 secondes", "3 minutes": as roughly as it is known. */
export function roughTime(ms: number, locale: string): string {
  const seconds = Math.max(5, Math.ceil(ms / 5_000) * 5);
  const [value, unit] = seconds <= 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** "78 %", "78%". */
export function percent(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
}

/** The words of the exported file. */
export function exportWords(translation: Translation): ExportWords {
  const headings = CSV_COLUMNS.map((column) => [
    column,
    translation.translate(`reportColumn.${column}`),
  ]);
  return {
    headings: Object.fromEntries(headings),
    board: (board) => PROFILES[board].name,
    answer: (answer) => answerWord(answer, translation),
    check: (id) => checkWord(id, translation),
  };
}
