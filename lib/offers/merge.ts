import { type KeptOffer, LONGEST_KEPT_NOTE } from './kept-offer.ts';

/** Separates two notes that were written in different browsers or pages. */
const BETWEEN_NOTES = '\n\n– – –\n\n';

/**
 * One offer of two copies that were changed apart: the newer one's facts, state and dates, and all that
 * was written or ticked in either. Merging the same copy again changes nothing.
 */
export function mergeOffers(one: KeptOffer, other: KeptOffer): KeptOffer {
  const [newer, older] = one.changedAt >= other.changedAt ? [one, other] : [other, one];
  return {
    ...newer,
    dates: { ...older.dates, ...newer.dates },
    notes: mergeNotes(newer.notes, older.notes),
    people: mergeNotes(newer.people, older.people),
    questions: mergeQuestions(newer.questions, older.questions),
    ticks: [...new Set([...newer.ticks, ...older.ticks])],
    keptAt: [newer.keptAt, older.keptAt].sort()[0] ?? newer.keptAt,
  };
}

/** Two notes, each whole: the longer one where it holds the other, else one under the other. */
export function mergeNotes(one: string, other: string): string {
  if (one.includes(other)) return one;
  if (other.includes(one)) return other;
  // Beyond the bound the first one stands whole, and the end of the other is cut.
  return (one + BETWEEN_NOTES + other).slice(0, LONGEST_KEPT_NOTE);
}

function mergeQuestions(
  one: KeptOffer['questions'],
  other: KeptOffer['questions'],
): KeptOffer['questions'] {
  const merged = new Map(one.map((question) => [question.text, question]));
  for (const question of other) {
    const known = merged.get(question.text);
    const asked = question.asked || (known?.asked ?? false);
    merged.set(question.text, { text: question.text, asked });
  }
  return [...merged.values()];
}
