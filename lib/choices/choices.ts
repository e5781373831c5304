import * as z from 'zod/mini';
import type { OfferView } from '../answer/view.ts';
import { BOARD_IDS } from '../offer/offer.ts';
import type { Shape } from '../storage/store.ts';

/** More choices than anyone makes; beyond it the oldest are forgotten. */
export const MAXIMUM_CHOICES = 500;

/** Longer than any board's reference and any Startup's id. */
const identifier = z.string().check(z.minLength(1), z.maxLength(300));

const choice = z.object({
  board: z.enum(BOARD_IDS),
  reference: identifier,
  startup: identifier,
});

/** The Startup that a person chose for one offer. */
export type Choice = z.infer<typeof choice>;

/** The choices that storage holds, oldest first; what is no choice is left out. */
export function parseChoices(stored: unknown): Choice[] {
  if (!Array.isArray(stored)) return [];
  return stored.slice(-MAXIMUM_CHOICES).flatMap((value) => choice.safeParse(value).data ?? []);
}

/** Where the choices are stored. */
export const choicesShape: Shape<Choice[]> = { key: 'choices', parse: parseChoices };

/** An offer as choices know it. */
type OfferKey = Pick<Choice, 'board' | 'reference'>;

/**
 * What identifies a view's offer for good; null when nothing does. On a board whose references
 * are a company's own, the company is part of it.
 */
export function offerKey({ board, reference }: OfferView): OfferKey | null {
  return reference === null || !identifier.safeParse(reference).success
    ? null
    : { board, reference };
}

function isOf({ board, reference }: OfferKey) {
  return (other: OfferKey) => other.board === board && other.reference === reference;
}

/** The Startup chosen for an offer, or null. */
export function chosenFor(choices: readonly Choice[], offer: OfferKey | null): string | null {
  return (offer && choices.find(isOf(offer))?.startup) ?? null;
}

/** The choices with this offer's replaced, or taken away with null; the latest stands last. */
export function withChoice(
  choices: readonly Choice[],
  offer: OfferKey,
  startup: string | null,
): Choice[] {
  const isThis = isOf(offer);
  const others = choices.filter((other) => !isThis(other));
  return startup === null ? others : [...others, { ...offer, startup }].slice(-MAXIMUM_CHOICES);
}
