import { fold } from '../offer/fold.ts';
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

/** The answers in the order of how much they say; also the values of the filter. */
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

/** What a person narrows the table by: every part takes more away. */
export interface Narrowing {
  /** Words that must all stand in the row, whatever their case and accents. */
  words: string;
  board: Row['board'] | null;
  answer: Answer | null;
  /** An incubator's id, or `NONE` for offers without one. */
  incubator: string | null;
  /** The id of a check that must have failed. */
  failedCheck: string | null;
}

/** What a person asks of the table, and in what order. */
export interface Selection extends Narrowing {
  sort: Column;
  descending: boolean;
}

/** In place of an incubator's or a Startup's id: none is known. */
export const NONE = '';

/** What the table shows at first: all of it, the newest offers on top. */
export const EVERYTHING: Selection = {
  words: '',
  board: null,
  answer: null,
  incubator: null,
  failedCheck: null,
  sort: 'datePosted',
  descending: true,
};

/** The answer of a row in one word. */
export function answerOf({ outcome, certainty, chosen }: Row): Answer {
  if (chosen) return 'chosen';
  return outcome === 'identified' ? (certainty ?? 'possible') : outcome;
}

/** A row with what sorting and searching need, worked out once. */
interface Entry {
  row: Row;
  words: string;
  keys: Record<Column, string | number | null>;
}

/**
 * Rows ready to be searched, filtered and sorted as often as a person types: texts are folded
 * once, when the rows come.
 */
export class RowTable {
  readonly #entries: readonly Entry[];

  private constructor(entries: readonly Entry[]) {
    this.#entries = entries;
  }

  static of(rows: readonly Row[]): RowTable {
    return new RowTable(rows.map((row) => ({ row, words: wordsOf(row), keys: keysOf(row) })));
  }

  /** The rows, in no order that means anything. */
  get rows(): Row[] {
    return this.#entries.map(({ row }) => row);
  }

  /** The table of the rows that a person asks for. */
  narrow({ words, board, answer, incubator, failedCheck }: Narrowing): RowTable {
    const wanted = fold(words).split(' ').filter(Boolean);
    const entries = this.#entries.filter(
      ({ row, words }) =>
        (board === null || row.board === board) &&
        (answer === null || answerOf(row) === answer) &&
        (incubator === null || hasIncubator(row, incubator)) &&
        (failedCheck === null || hasFailed(row, failedCheck)) &&
        wanted.every((word) => words.includes(word)),
    );
    return new RowTable(entries);
  }

  /** The rows by one column. */
  sorted(column: Column, descending: boolean): Row[] {
    const direction = descending ? -1 : 1;
    return this.#entries
      .toSorted((one, other) => compare(one.keys[column], other.keys[column], direction))
      .map(({ row }) => row);
  }
}

/** Empty values come last whichever way one sorts: they answer nothing. */
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

function wordsOf(row: Row): string {
  const names = [...row.startups, ...row.incubators].map(({ name }) => name);
  return fold([row.title, row.employer, row.reference, ...names].join(' '));
}

function keysOf(row: Row): Entry['keys'] {
  const passed = row.passed.length;
  const checked = passed + row.failed.length;
  return {
    title: textKey(row.title),
    datePosted: row.datePosted,
    startup: textKey(row.startups[0]?.name),
    incubator: textKey(row.incubators[0]?.name),
    certainty: ANSWERS.indexOf(answerOf(row)),
    // The share that passed, then how many: an offer without checks is last.
    checks: checked === 0 ? null : passed / checked + passed / 1_000,
    readAt: row.readAt,
  };
}

function textKey(text: string | null | undefined): string | null {
  return text ? fold(text) || text : null;
}

/** A value that rows have, for a filter's list. */
export interface Option {
  id: string;
  name: string;
  count: number;
}

/** What can be filtered by: only what some row has, the most frequent first. */
export interface Options {
  boards: Row['board'][];
  answers: Answer[];
  incubators: Option[];
  /** Checks that failed somewhere; their names are the texts' matter. */
  failedChecks: Option[];
}

/** The values that the filters offer for these rows. */
export function optionsOf(rows: readonly Row[]): Options {
  const boards = new Set<Row['board']>();
  const answers = new Set<Answer>();
  const incubators = new Map<string, Option>();
  const failedChecks = new Map<string, Option>();
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
  };
}
