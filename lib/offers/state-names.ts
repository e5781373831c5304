import * as z from 'zod/mini';
import type { Shape } from '../storage/store.ts';
import { OFFER_STATES } from './kept-offer.ts';
import { readableEntries } from './readable-entries.ts';

/** The longest name of a state, in UTF-16 units: it heads a column. */
export const LONGEST_STATE_NAME = 40;

const name = z.string().check(
  z.minLength(1),
  z.maxLength(LONGEST_STATE_NAME),
  z.refine((held) => held === tidyName(held)),
);

const names = z.partialRecord(z.enum(OFFER_STATES), name);

/** What a person calls the states of an application; those that they did not rename have no entry. */
export type StateNames = z.infer<typeof names>;

/** A change of one name, as a message brings it; an empty one gives Repère's own word back. */
export const stateNaming = z.object({
  state: z.enum(OFFER_STATES),
  name: z.string().check(z.maxLength(LONGEST_STATE_NAME)),
});

/** The names that storage or a file holds; damaged ones are left out. */
export function parseStateNames(stored: unknown): StateNames {
  return readableEntries(OFFER_STATES, name, stored);
}

/** Where the names are stored. */
export const stateNamesShape: Shape<StateNames> = { key: 'offer-states', parse: parseStateNames };

/** A name as it is kept: one line, no spaces around it. */
export function tidyName(typed: string): string {
  return typed.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** The names with one changed, or given back with an empty one; the same names where nothing changes. */
export function withStateName(
  before: StateNames,
  { state, name: typed }: z.infer<typeof stateNaming>,
): StateNames {
  const { [state]: known, ...others } = before;
  const wanted = tidyName(typed);
  if ((known ?? '') === wanted) return before;
  return wanted ? { ...before, [state]: wanted } : others;
}
