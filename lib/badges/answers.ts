import * as z from 'zod/mini';
import type { OfferView } from '../answer/view.ts';
import { BOARD_IDS } from '../offer/offer.ts';
import { isAbout, LONGEST_REFERENCE, type OfferKey, offerKey } from '../offer/offer-key.ts';
import type { Shape } from '../storage/store.ts';

/** More offers than most people open; beyond it the oldest are forgotten. */
export const MAXIMUM_ANSWERS = 1_000;

/** A reference, or an id of the directory. */
const identifier = z.string().check(z.minLength(1), z.maxLength(LONGEST_REFERENCE));

const answer = z.object({
  board: z.enum(BOARD_IDS),
  reference: identifier,
  outcome: z.enum(['identified', 'ambiguous', 'unidentified']),
  /** Id of the Startup, when it was identified. */
  startup: z.nullable(identifier),
  /** Id of the second one, when two share the post. */
  sharedWith: z.optional(identifier),
  /** That Startup is certain, rather than probable. */
  isCertain: z.boolean(),
  /** Ids of its incubators, or of those that the offer names. */
  incubators: z.array(identifier).check(z.maxLength(5)),
  /** ISO date at which it was found. */
  day: z.iso.date(),
});

/** What was found on the page of one offer of the network: ids, and nothing of its text. */
export type RememberedAnswer = z.infer<typeof answer>;

/** The answers that storage holds, oldest first; what is no answer is left out. */
export function parseAnswers(stored: unknown): RememberedAnswer[] {
  if (!Array.isArray(stored)) return [];
  return stored.slice(-MAXIMUM_ANSWERS).flatMap((value) => answer.safeParse(value).data ?? []);
}

/** Where the answers are stored. */
export const answersShape: Shape<readonly RememberedAnswer[]> = {
  key: 'answers',
  parse: parseAnswers,
};

/**
 * The answers with what was just found on an offer's page. Offers that are not the network's, or
 * could not be read, are nobody's business: nothing is kept of them.
 *
 * @param view Repère's own answer, not the person's choice, which is kept apart
 * @param day today's ISO date
 * @returns the same answers when there is nothing to write
 */
export function withAnswer(
  answers: readonly RememberedAnswer[],
  view: OfferView,
  day: string,
): readonly RememberedAnswer[] {
  const key = offerKey(view);
  const { outcome, startups, incubators } = view.automatic ?? view.resolution;
  if (!key || outcome === 'not-beta' || outcome === 'unreadable') return answers;
  const { data: found } = answer.safeParse({
    ...key,
    outcome,
    startup: outcome === 'identified' ? (startups[0]?.id ?? null) : null,
    ...(outcome === 'identified' && startups[1] ? { sharedWith: startups[1].id } : {}),
    isCertain: outcome === 'identified' && startups[0]?.certainty === 'certain',
    incubators: outcome === 'ambiguous' ? [] : incubators.map(({ id }) => id).slice(0, 5),
    day,
  });
  if (!found) return answers;
  const known = answers.find(isAbout(key));
  if (known && JSON.stringify(known) === JSON.stringify(found)) return answers;
  return [...answers.filter((other) => other !== known), found].slice(-MAXIMUM_ANSWERS);
}

/** What was found on the page of the offer of this board and reference, or null. */
export function answerFor(
  answers: readonly RememberedAnswer[],
  offer: OfferKey | null,
): RememberedAnswer | null {
  return (offer && answers.find(isAbout(offer))) ?? null;
}
