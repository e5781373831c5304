import { PROFILES } from '../../lib/boards/registry.ts';
import type { TextKey, Translation } from '../../lib/i18n/translation.ts';
import type { RowChanges } from '../../lib/report/changes.ts';
import { CSV_COLUMNS, type ExportWords } from '../../lib/report/export.ts';
import type { MessageWords } from '../../lib/report/message.ts';
import type { Answer } from '../../lib/report/select.ts';
import { keyPart } from '../words.ts';

/** The text of an answer in the table. */
export function answerWord(answer: Answer, { translate }: Translation): string {
  return translate(`reportAnswer.${keyPart(answer)}`);
}

/** A check in few words; a check without a text keeps its id. */
export function checkWord(id: string, { translate }: Translation): string {
  return translate(`check.${keyPart(id)}` as TextKey) || id;
}

/** "3 corrigées, 1 nouvelle"; empty when no rule is mended or broken since last time. */
export function changeWords({ mended, worse }: RowChanges, { count }: Translation): string {
  return [
    mended.length > 0 && count('change.mendedRules', mended.length),
    worse.length > 0 && count('change.worseRules', worse.length),
  ]
    .filter(Boolean)
    .join(', ');
}

/** The words of a message to a team. */
export function messageWords(translation: Translation): MessageWords {
  const { translate, count } = translation;
  return {
    greeting: translate('message.greeting'),
    opening: (offers) => count('message.opening', offers),
    rule: (id) => ruleSentence(id, translation),
    write: (advice) => translate('message.write', [advice]),
    quote: (words) => translate('evidence.quote', [words]),
    blanks: translate('message.blanks'),
    closing: translate('message.closing'),
  };
}

/** The rule of a check, in one sentence; a check without a text keeps its id. */
export function ruleSentence(id: string, { translate }: Translation): string {
  return translate(`rule.${keyPart(id)}` as TextKey) || id;
}

/** The sentence of a problem; rows of November 2026 hold the sentence itself, in English. */
export function problemWords(problem: string, { translate }: Translation): string {
  return translate(`condition.${keyPart(problem)}` as TextKey) || problem;
}

/** "40 secondes", "3 minutes": rounded, since it is an estimate. */
export function roughTime(ms: number, locale: string): string {
  const seconds = Math.max(5, Math.ceil(ms / 5_000) * 5);
  const [value, unit] = seconds <= 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** "78 %", "78%". */
export function percent(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
}

/** The texts of the exported file. */
export function exportWords(translation: Translation): ExportWords {
  const headings = CSV_COLUMNS.map((column) => [
    column,
    // A day is wider than "Publiée le": LibreOffice makes its columns as wide as their headings.
    translation.translate(
      column === 'datePosted' || column === 'readAt' ? `csv.${column}` : `reportColumn.${column}`,
    ),
  ]);
  return {
    headings: Object.fromEntries(headings),
    board: (board) => PROFILES[board].name,
    answer: (answer) => answerWord(answer, translation),
    check: (id) => checkWord(id, translation),
    followed: translation.translate('csv.followed'),
    broken: (quote, advice) =>
      [
        translation.translate('csv.broken'),
        quote && translation.translate('evidence.quote', [quote]),
        advice && translation.translate('report.advice', [advice]),
      ]
        .filter(Boolean)
        .join(' – '),
    setAside: (reason) => translation.translate('aside.said', [reason]),
    change: (change) => translation.translate(`change.${change}`),
  };
}
