import type { CheckId, TaggingCheck } from './check.ts';

/** Checks whose advice goes on one line: "Startup d’État : X (link) – Incubateur : Y". */
const LINE: readonly CheckId[] = ['startup-linked', 'incubator-named'];

/** Checks whose advice is a sentence of its own; the other rules ask to replace words. */
const SENTENCES: readonly CheckId[] = [
  'mission-in-text',
  'end-date',
  'embarquement',
  'independents-page',
];

/** The text that an offer should have and lacks, ready to paste; empty when nothing is missing. */
export function missingText(checks: readonly TaggingCheck[]): string {
  const advice = (wanted: readonly CheckId[]) =>
    checks.flatMap(({ id, status, advice, setAside }) =>
      status === 'failed' && setAside === undefined && wanted.includes(id) ? [advice] : [],
    );
  return [advice(LINE).join(' – '), ...advice(SENTENCES)].filter(Boolean).join('\n');
}
