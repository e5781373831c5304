import * as z from 'zod/mini';
import type { OfferView } from '../answer/view.ts';
import { BOARD_IDS } from '../offer/offer.ts';
import { isAbout, LONGEST_REFERENCE, type OfferKey, offerKey } from '../offer/offer-key.ts';
import type { Shape } from '../storage/store.ts';

/** More offers than most people open; the oldest are dropped first. */
export const MAXIMUM_ANSWERS = 1_000;

/** A reference, or an id of the directory. */
const identifier = z.string().check(z.minLength(1), z.maxLength(LONGEST_REFERENCE));

const answer = z.object({
  board: z.enum(BOARD_IDS),
  reference: identifier,
  outcome: z.enum(['identified', 'ambiguous', 'unidentified']),
  /** Id of the Startup, if it was identified. */
  startup: z.nullable(identifier),
  /** Id of the second Startup, if two share the post. */
  sharedWith: z.optional(identifier),
  /** The Startup is certain, not just probable. */
  isCertain: z.boolean(),
  /** Ids of its incubators, or of those that the offer names. */
  incubators: z.array(identifier).check(z.maxLength(5)),
  /** ISO date of the answer. */
  day: z.iso.date(),
});

/** The answer found on the page of one offer of the network: ids, and nothing of its text. */
export type RememberedAnswer = z.infer<typeof answer>;

/** The answers that storage holds, oldest first; damaged ones are left out. */
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
 * The answers with the one just found on an offer's page. Nothing is stored about offers that are
 * not the network's or could not be read.
 *
 * @param view Repère's own answer; the person's choice is stored apart
 * @param day today's ISO date
 * @returns the same answers when nothing changed, so that nothing is written
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

/** The answer found on this offer's page, or null. */
export function answerFor(
  answers: readonly RememberedAnswer[],
  offer: OfferKey | null,
): RememberedAnswer | null {
  return (offer && answers.find(isAbout(offer))) ?? null;
}
