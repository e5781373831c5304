import { fold } from '../offer/fold.ts';
import type { ReportRow } from './aside.ts';
import { CHANGES, type Change, type RowChanges } from './changes.ts';
import { Vocabulary } from './meant-words.ts';
import type { Row } from './row.ts';

/** The columns that a person can sort by. */
export const COLUMNS = [
  'title',
  'datePosted',
  'startup',
  'incubator',
  'certainty',
  'checks',
  'readAt',
] as const;
export type Column = (typeof COLUMNS)[number];

/** The answers, the most informative first; also the values of the filter. */
export const ANSWERS = [
  'certain',
  'probable',
  'possible',
  'chosen',
  'ambiguous',
  'unidentified',
  'not-beta',
  'unreadable',
] as const;
export type Answer = (typeof ANSWERS)[number];

/** A person's filters: each one narrows the table further. */
export interface Narrowing {
  /** Words that must all be in the row, whatever their case, accents and small mistakes. */
  words: string;
  board: Row['board'] | null;
  answer: Answer | null;
  /** An incubator's id, or `NONE` for offers without one. */
  incubator: string | null;
  /** The id of a check that failed. */
  failedCheck: string | null;
  /** What came of an offer since last time. */
  change: Change | null;
}

/** A person's filters and the order of the rows. */
export interface Selection extends Narrowing {
  sort: Column;
  descending: boolean;
}

/** The id for offers without an incubator or a Startup. */
export const NONE = '';

/** The table at first: all rows, the newest offers on top. */
export const EVERYTHING: Selection = {
  words: '',
  board: null,
  answer: null,
  incubator: null,
  failedCheck: null,
  change: null,
  sort: 'datePosted',
  descending: true,
};

/** The answer of a row, as one value of the filter. */
export function answerOf({ outcome, certainty, chosen }: Row): Answer {
  if (chosen) return 'chosen';
  return outcome === 'identified' ? (certainty ?? 'possible') : outcome;
}

/** A row of the table, or one without its past and its other board. */
export type Selectable = Row & {
  changes?: RowChanges;
  twin?: { row: ReportRow } | null;
};

/** A row with its texts for sorting and searching, computed once. */
interface Entry<Kind extends Selectable> {
  row: Kind;
  words: string;
  keys: Record<Column, string | number | null>;
}

/** Prepares rows for searching, filtering and sorting at each keystroke: texts are folded once. */
export class RowTable<Kind extends Selectable = Row> {
  readonly #entries: readonly Entry<Kind>[];
  /** The words of all rows, those that are filtered out too. */
  readonly #vocabulary: Vocabulary;

  private constructor(entries: readonly Entry<Kind>[], vocabulary: Vocabulary) {
    this.#entries = entries;
    this.#vocabulary = vocabulary;
  }

  static of<Kind extends Selectable>(rows: readonly Kind[]): RowTable<Kind> {
    const entries = rows.map((row) => ({ row, words: wordsOf(row), keys: keysOf(row) }));
    return new RowTable(entries, new Vocabulary(entries.map(({ words }) => words)));
  }

  /** The rows, in no particular order. */
  get rows(): Kind[] {
    return this.#entries.map(({ row }) => row);
  }

  /** The rows of the table, filtered and sorted. */
  narrow({ words, board, answer, incubator, failedCheck, change }: Narrowing): RowTable<Kind> {
    const wanted = fold(words)
      .split(' ')
      .filter(Boolean)
      .map((word) => this.#vocabulary.meant(word));
    const entries = this.#entries.filter(
      ({ row, words }) =>
        (board === null || row.board === board || row.twin?.row.board === board) &&
        (answer === null || answerOf(row) === answer) &&
        (incubator === null || hasIncubator(row, incubator)) &&
        (failedCheck === null || hasFailed(row, failedCheck)) &&
        (change === null || row.changes?.kinds.includes(change) === true) &&
        wanted.every((meant) => meant.some((word) => words.includes(word))),
    );
    return new RowTable(entries, this.#vocabulary);
  }

  /** The rows sorted by one column. */
  sorted(column: Column, descending: boolean): Kind[] {
    const direction = descending ? -1 : 1;
    return this.#entries
      .toSorted((one, other) => compare(one.keys[column], other.keys[column], direction))
      .map(({ row }) => row);
  }
}

/** Empty values come last in both directions. */
function compare(
  one: string | number | null,
  other: string | number | null,
  direction: number,
): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -direction : direction;
}

function hasIncubator(row: Row, id: string): boolean {
  return id === NONE ? row.incubators.length === 0 : row.incubators.some((one) => one.id === id);
}

function hasFailed({ failed }: Row, id: string): boolean {
  return failed.some((check) => check.id === id);
}

function wordsOf(row: Selectable): string {
  const names = [...row.startups, ...row.incubators].map(({ name }) => name);
  const twin = row.twin?.row;
  return fold(
    [row.title, row.employer, row.reference, twin?.employer, twin?.reference, ...names].join(' '),
  );
}

function keysOf(row: Row): Entry<Row>['keys'] {
  const passed = row.passed.length;
  const checked = passed + row.failed.length;
  return {
    title: textKey(row.title),
    datePosted: row.datePosted,
    startup: textKey(row.startups[0]?.name),
    incubator: textKey(row.incubators[0]?.name),
    certainty: ANSWERS.indexOf(answerOf(row)),
    // By the share that passed, then by their number; offers without checks come last.
    checks: checked === 0 ? null : passed / checked + passed / 1_000,
    readAt: row.readAt,
  };
}

function textKey(text: string | null | undefined): string | null {
  return text ? fold(text) || text : null;
}

/** A value for a filter's list. */
export interface Option {
  id: string;
  name: string;
  count: number;
}

/** The values to filter by: only those that rows have, the most frequent first. */
export interface Options {
  boards: Row['board'][];
  answers: Answer[];
  incubators: Option[];
  /** Checks that failed somewhere; their names come from the texts. */
  failedChecks: Option[];
  /** What came of offers since last time. */
  changes: { id: Change; name: string; count: number }[];
}

/** The values for each filter, from these rows. */
export function optionsOf(rows: readonly Selectable[]): Options {
  const boards = new Set<Row['board']>();
  const answers = new Set<Answer>();
  const incubators = new Map<string, Option>();
  const failedChecks = new Map<string, Option>();
  const changes = new Map<Change, number>();
  const count = (options: Map<string, Option>, id: string, name: string) => {
    const option = options.get(id);
    if (option) option.count += 1;
    else options.set(id, { id, name, count: 1 });
  };
  for (const row of rows) {
    boards.add(row.board);
    answers.add(answerOf(row));
    for (const { id, name } of row.incubators) count(incubators, id, name);
    if (row.incubators.length === 0) count(incubators, NONE, '');
    for (const { id } of row.failed) count(failedChecks, id, id);
    for (const id of row.changes?.kinds ?? []) changes.set(id, (changes.get(id) ?? 0) + 1);
  }
  const mostFirst = (options: Map<string, Option>) =>
    [...options.values()].sort(
      (one, other) => other.count - one.count || (one.name < other.name ? -1 : 1),
    );
  return {
    boards: [...boards].sort(),
    answers: ANSWERS.filter((answer) => answers.has(answer)),
    incubators: mostFirst(incubators),
    failedChecks: mostFirst(failedChecks),
    changes: CHANGES.flatMap((id) => {
      const number = changes.get(id);
      return number === undefined ? [] : { id, name: id, count: number };
    }),
  };
}
