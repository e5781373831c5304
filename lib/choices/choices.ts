import * as z from 'zod/mini';
import { BOARD_IDS } from '../offer/offer.ts';
import { isAbout, LONGEST_REFERENCE, type OfferKey } from '../offer/offer-key.ts';
import type { Shape } from '../storage/store.ts';

/** More choices than anyone makes; the oldest are dropped first. */
export const MAXIMUM_CHOICES = 500;

/** The most kept of an offer's title, in UTF-16 units. */
const LONGEST_TITLE = 300;

/** A reference, or a Startup's id. */
const identifier = z.string().check(z.minLength(1), z.maxLength(LONGEST_REFERENCE));

const choice = z.object({
  board: z.enum(BOARD_IDS),
  reference: identifier,
  startup: identifier,
  /** The second one, where the person said that two share the post. */
  sharedWith: z.exactOptional(identifier),
  /** The offer's title, to know it again; choices of before 2026-11-28 have none. */
  title: z.exactOptional(z.string().check(z.maxLength(LONGEST_TITLE))),
});

/** The Startup that a person chose for one offer, or the two that share it. */
export type Choice = z.infer<typeof choice>;

/** The choices that storage holds, oldest first; damaged ones are left out. */
export function parseChoices(stored: unknown): Choice[] {
  if (!Array.isArray(stored)) return [];
  return stored.slice(-MAXIMUM_CHOICES).flatMap((value) => choice.safeParse(value).data ?? []);
}

/** Where the choices are stored. */
export const choicesShape: Shape<Choice[]> = { key: 'choices', parse: parseChoices };

/** The ids of the Startups chosen for an offer: none, one, or two that share it. */
export function chosenFor(choices: readonly Choice[], offer: OfferKey | null): string[] {
  const choice = offer && choices.find(isAbout(offer));
  return choice ? chosenIn(choice) : [];
}

/** The ids of the Startups of one choice. */
export function chosenIn({ startup, sharedWith }: Choice): string[] {
  return sharedWith === undefined ? [startup] : [startup, sharedWith];
}

/** The choices with this offer's replaced, or removed with none; the latest comes last. */
export function withChoice(
  choices: readonly Choice[],
  offer: OfferKey & { title?: string | undefined },
  [startup, sharedWith]: readonly string[],
): Choice[] {
  const { board, reference, title } = offer;
  const isThis = isAbout(offer);
  const others = choices.filter((other) => !isThis(other));
  if (startup === undefined) return others;
  const chosen: Choice = {
    board,
    reference,
    startup,
    ...(sharedWith !== undefined && { sharedWith }),
    ...(title !== undefined && { title: title.slice(0, LONGEST_TITLE) }),
  };
  return [...others, chosen].slice(-MAXIMUM_CHOICES);
}
