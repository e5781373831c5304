import type { OfferField } from './offer.ts';

/** The conditions for reading a page well, besides finding each field of an offer. */
export const PAGE_PROBLEM_IDS = [
  'reader',
  'published',
  'current-page',
  'offer-block',
  'structured-data-size',
  'structured-data-syntax',
  'structured-data-current',
  'missions-in-place',
  'sections',
  'sections-in-place',
  'whole-page',
  'length',
  'text',
] as const;

/** A condition whose failure is a problem; each has a sentence of its own. */
export type ProblemId = (typeof PAGE_PROBLEM_IDS)[number] | OfferField;

/** Conditions that a page need not fulfil: nothing is lost without them. */
export const CLUE_IDS = [
  'structured-data',
  'header',
  'missions',
  'profile',
  'process',
  'about',
] as const;

/** Any condition that a reader checks on a page. */
export type ConditionId = ProblemId | (typeof CLUE_IDS)[number];

/**
 * One thing that a reader looked for on a page, and the outcome:
 *
 * - `passed`: found.
 * - `absent`: not found, which loses nothing by itself.
 * - `failed`: not found, and something could not be read.
 */
export type Condition = Problem | (Looked & { id: ConditionId; outcome: 'passed' | 'absent' });

/** A failed condition. */
export type Problem = Looked & { id: ProblemId; outcome: 'failed' };

interface Looked {
  /**
   * Where the reader looked or found it: selectors, kinds of source, a number.
   * Never the page's words.
   */
  detail: string | null;
}

/** Longer details are cut, since an error's text may hold anything. */
const LONGEST_DETAIL = 200;

/** Collects the conditions of one reading, in the order in which they were checked. */
export class Conditions {
  readonly list: Condition[] = [];

  /** The reader found it; `detail` says where. */
  passed(id: ConditionId, detail: string | null = null): void {
    this.#add({ id, outcome: 'passed', detail });
  }

  /** The reader did not find it, and that is not a problem. */
  absent(id: ConditionId, detail: string | null = null): void {
    this.#add({ id, outcome: 'absent', detail });
  }

  /** The reader did not find it, and that is a problem. */
  failed(id: ProblemId, detail: string | null = null): void {
    this.#add({ id, outcome: 'failed', detail });
  }

  hasFailed(id: ProblemId): boolean {
    return this.list.some((one) => one.id === id && one.outcome === 'failed');
  }

  #add(condition: Condition): void {
    const detail = condition.detail?.slice(0, LONGEST_DETAIL) ?? null;
    this.list.push({ ...condition, detail });
  }
}

/** The conditions that failed. */
export function problemsIn(conditions: readonly Condition[]): Problem[] {
  return conditions.filter((condition): condition is Problem => condition.outcome === 'failed');
}

/** The sentences for the command line and the report; the panel has its own. */
const SENTENCES: Record<(typeof PAGE_PROBLEM_IDS)[number], (detail: string) => string> = {
  reader: (error) => `the page could not be read: ${error}`,
  published: () => 'the offer is no longer published',
  'current-page': (other) =>
    other
      ? `the page still shows another offer (${other}): it is not ready`
      : 'the page still shows the offer before this one',
  'offer-block': (selector) => `the offer’s block (${selector}) is missing`,
  'structured-data-size': (size) =>
    `structured data left out: ${/^\d+$/.test(size) ? `${size} characters` : size} are too many`,
  'structured-data-syntax': () => 'structured data left out: it is not valid JSON',
  'structured-data-current': () => 'structured data left out: it speaks of another offer',
  'missions-in-place': () => 'the missions were not found: they were read from structured data',
  sections: () => 'the offer’s sections were not found: its text was read as one block',
  'sections-in-place': () =>
    'the offer’s sections were not found: its text was read from structured data',
  'whole-page': () =>
    'the offer’s parts were not found: the whole page was read, from the title’s heading on',
  length: () =>
    'the page holds more text or links, or longer ones, than an offer does: the rest was left out',
  text: () => 'the offer’s text could not be read',
};

/** A problem as a sentence: what could not be read, and where. */
export function sentenceOf({ id, detail }: Problem): string {
  const sentence = SENTENCES[id as keyof typeof SENTENCES];
  return sentence ? sentence(detail ?? '') : `${id} could not be read`;
}

/** The conditions that failed, as sentences. */
export function problemSentences(conditions: readonly Condition[]): string[] {
  return problemsIn(conditions).map(sentenceOf);
}
