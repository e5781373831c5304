import { type Choice, chosenIn } from '../choices/choices.ts';
import { type Directory, findStartup } from '../directory/directory.ts';
import { typeset } from '../i18n/typeset.ts';
import type { OfferKey } from '../offer/offer-key.ts';

/** A choice that a person made by hand, as they know it again. */
export interface MadeChoice extends OfferKey {
  /** The offer's title; null for the oldest choices. */
  title: string | null;
  /** The names of the Startups chosen. */
  startups: string[];
}

/** The choices with their Startups' names; an id that the directory has lost stands for itself. */
export function madeChoices(choices: readonly Choice[], directory: Directory): MadeChoice[] {
  return choices.map((choice) => ({
    board: choice.board,
    reference: choice.reference,
    title: choice.title ?? null,
    startups: chosenIn(choice).map((id) => typeset(findStartup(directory, id)?.name ?? id)),
  }));
}
