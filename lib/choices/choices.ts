import * as z from 'zod/mini';
import { BOARD_IDS } from '../offer/offer.ts';
import { isAbout, LONGEST_REFERENCE, type OfferKey } from '../offer/offer-key.ts';
import type { Shape } from '../storage/store.ts';

/** More choices than anyone makes; the oldest are dropped first. */
export const MAXIMUM_CHOICES = 500;

/** A reference, or a Startup's id. */
const identifier = z.string().check(z.minLength(1), z.maxLength(LONGEST_REFERENCE));

const choice = z.object({
  board: z.enum(BOARD_IDS),
  reference: identifier,
  startup: identifier,
});

/** The Startup that a person chose for one offer. */
export type Choice = z.infer<typeof choice>;

/** The choices that storage holds, oldest first; damaged ones are left out. */
export function parseChoices(stored: unknown): Choice[] {
  if (!Array.isArray(stored)) return [];
  return stored.slice(-MAXIMUM_CHOICES).flatMap((value) => choice.safeParse(value).data ?? []);
}

/** Where the choices are stored. */
export const choicesShape: Shape<Choice[]> = { key: 'choices', parse: parseChoices };

/** The Startup chosen for an offer, or null. */
export function chosenFor(choices: readonly Choice[], offer: OfferKey | null): string | null {
  return (offer && choices.find(isAbout(offer))?.startup) ?? null;
}

/** The choices with this offer's replaced, or removed with null; the latest comes last. */
export function withChoice(
  choices: readonly Choice[],
  offer: OfferKey,
  startup: string | null,
): Choice[] {
  const isThis = isAbout(offer);
  const others = choices.filter((other) => !isThis(other));
  return startup === null ? others : [...others, { ...offer, startup }].slice(-MAXIMUM_CHOICES);
}
