import { BOARD_IDS } from '../offer/offer.ts';
import { CHANGES } from './changes.ts';
import { ANSWERS, COLUMNS, EVERYTHING, type Selection } from './select.ts';

/** The longest search that an address keeps, in UTF-16 units. */
const LONGEST_WORDS = 200;

/**
 * The fragment of the report's address for a selection. Filters that are not set are left out, so the
 * whole table has no fragment. Offers without an incubator are an empty value.
 */
export function fragmentOf(selection: Selection): string {
  const values = new URLSearchParams();
  for (const [name, value] of Object.entries(selection)) {
    const first = EVERYTHING[name as keyof Selection];
    if (value !== first && value !== null) values.set(name, String(value).slice(0, LONGEST_WORDS));
  }
  const text = values.toString();
  return text && `#${text}`;
}

/** The selection of a fragment; a value that cannot be read leaves its filter unset. */
export function selectionOf(fragment: string): Selection {
  const values = new URLSearchParams(fragment.replace(/^#/, ''));
  const one = <Value extends string, First>(name: string, known: readonly Value[], first: First) =>
    known.find((value) => value === values.get(name)) ?? first;
  return {
    words: (values.get('words') ?? '').slice(0, LONGEST_WORDS),
    board: one('board', BOARD_IDS, null),
    answer: one('answer', ANSWERS, null),
    incubator: values.get('incubator'),
    failedCheck: values.get('failedCheck'),
    change: one('change', CHANGES, null),
    sort: one('sort', COLUMNS, EVERYTHING.sort),
    descending: values.has('descending')
      ? values.get('descending') === 'true'
      : EVERYTHING.descending,
  };
}
