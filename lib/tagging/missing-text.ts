import type { CheckId, TaggingCheck } from './check.ts';

/** Said on one line: "Startup d’État : X (link) – Incubateur : Y". */
const LINE: readonly CheckId[] = ['startup-linked', 'incubator-named'];

/** Sentences of their own; the other rules ask for words to be replaced. */
const SENTENCES: readonly CheckId[] = [
  'mission-in-text',
  'end-date',
  'embarquement',
  'independents-page',
];

/** What an offer does not say and should, ready to paste; empty when nothing is missing. */
export function missingText(checks: readonly TaggingCheck[]): string {
  const advice = (wanted: readonly CheckId[]) =>
    checks.flatMap(({ id, status, advice, setAside }) =>
      status === 'failed' && setAside === undefined && wanted.includes(id) ? [advice] : [],
    );
  return [advice(LINE).join(' – '), ...advice(SENTENCES)].filter(Boolean).join('\n');
}
