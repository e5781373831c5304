import * as z from 'zod/mini';
import type { OfferView } from '../answer/view.ts';
import { EVIDENCE_KINDS, OUTCOMES } from '../matching/resolution.ts';
import { BOARD_IDS, ZONE_NAMES } from '../offer/offer.ts';
import { cut, cutLine, withoutQuery } from '../offer/text.ts';

/** More offers than a recruiter follows; the oldest readings are dropped first. */
export const MAXIMUM_ROWS = 5_000;

/**
 * The limit of all rows together, as JSON, in UTF-16 units. A browser gives an extension 10 MB for
 * everything (Chrome's QUOTA_BYTES, seen November 2026); 5,000 ordinary rows take less than 7.
 */
export const MAXIMUM_SIZE = 7_500_000;

/** The longest quotation in a row, in UTF-16 units: enough to recognise the passage. */
const LONGEST_QUOTE = 120;

/** The longest advice in a row: the panel on the offer has the whole text, ready to paste. */
const LONGEST_ADVICE = 300;

/** The number of reasons in a row, best first: the offer itself is one click away. */
const MOST_REASONS = 2;

const short = z.string().check(z.maxLength(300));
const optional = z.nullable(z.string().check(z.maxLength(2_000)));
const named = z.object({ id: short, name: short });

export const rowSchema = z.object({
  board: z.enum(BOARD_IDS),
  /** As `OfferView.reference`; null when the offer could not be read. */
  reference: z.nullable(short),
  url: z.url({ protocol: /^https$/ }).check(z.maxLength(2_000)),
  title: optional,
  employer: optional,
  /** ISO date, yyyy-mm-dd. */
  datePosted: z.nullable(z.iso.date()),
  outcome: z.enum(OUTCOMES),
  /**
   * The certainty of an identified Startup; null when a person chose it, and for other outcomes.
   */
  certainty: z.nullable(z.enum(['certain', 'probable', 'possible'])),
  /** A person chose the Startup. */
  chosen: z.boolean(),
  /** The Startup, or the candidates, best first. */
  startups: z.array(named).check(z.maxLength(20)),
  incubators: z.array(named).check(z.maxLength(20)),
  /** The offer and the directory name different incubators. */
  disagreement: z.boolean(),
  /** The reasons for the first Startup, or else for the network. */
  reasons: z
    .array(
      z.object({
        kind: z.enum(EVIDENCE_KINDS),
        zone: z.enum(ZONE_NAMES),
        quote: short,
        offset: z.nullable(z.int().check(z.nonnegative())),
      }),
    )
    .check(z.maxLength(MOST_REASONS)),
  /** The parts that could not be read: ids of conditions, or sentences in rows of November 2026. */
  problems: z.array(z.string().check(z.maxLength(1_000))).check(z.maxLength(10)),
  /** Ids of the rules that the offer follows; rules that do not apply are left out. */
  passed: z.array(short).check(z.maxLength(50)),
  /** The rules that the offer does not follow, with the deciding words and the advice. */
  failed: z
    .array(z.object({ id: short, quote: optional, advice: optional }))
    .check(z.maxLength(50)),
  /** The time of the reading: ISO date and time, UTC. */
  readAt: z.iso.datetime(),
  /** The analysis that read it, by its `startedAt`; absent when a person opened the offer. */
  run: z.optional(z.iso.datetime()),
  /** What the analysis before had found: compared with what is found now. */
  before: z.optional(
    z.object({
      readAt: z.iso.datetime(),
      run: z.optional(z.iso.datetime()),
      passed: z.array(short).check(z.maxLength(50)),
      failed: z.array(short).check(z.maxLength(50)),
    }),
  ),
});

/** One offer of the report: the result of its last reading. */
export type Row = z.infer<typeof rowSchema>;

/** The rows that storage holds, and the number of entries that were damaged. */
export interface ParsedRows {
  rows: Row[];
  leftOut: number;
}

/** Reads stored rows; damaged ones are left out and counted. */
export function parseRows(stored: unknown): ParsedRows {
  if (!Array.isArray(stored)) return { rows: [], leftOut: stored == null ? 0 : 1 };
  const parsed = stored.flatMap((value) => rowSchema.safeParse(value).data ?? []);
  return { rows: parsed, leftOut: stored.length - parsed.length };
}

/** Identifies an offer: its board and reference, or its board and address without one. */
export function rowKey({ board, reference, url }: Pick<Row, 'board' | 'reference' | 'url'>) {
  return `${board} ${reference ?? url}`;
}

/**
 * The rows with some added. Of two readings of one offer the newer is kept, except that a failed
 * reading never replaces a successful one. Beyond the limits, the oldest readings are dropped.
 */
export function withRows(rows: readonly Row[], added: readonly Row[]): Row[] {
  const kept = new Map<string, Row>();
  // Offers that could not be read are known by their address alone.
  const read = new Set<string>();
  const all = [...rows, ...added].sort((one, other) => compareText(one.readAt, other.readAt));
  for (const one of all) if (one.reference !== null) read.add(`${one.board} ${one.url}`);
  for (const one of all) {
    if (one.reference === null && read.has(`${one.board} ${one.url}`)) continue;
    const key = rowKey(one);
    // Deleted first: a map keeps the position of a key that is set again.
    kept.delete(key);
    kept.set(key, one);
  }
  return withinBounds([...kept.values()]);
}

/**
 * A new reading of an offer, with what the analysis before had found. An offer that a person opened
 * after an analysis is compared with that analysis too, and so is the next analysis: what was mended
 * in between counts as mended.
 */
export function sinceBefore(known: Row | undefined, row: Row): Row {
  if (!known || row.reference === null) return row;
  const isSameAnalysis = known.run !== undefined && known.run === row.run;
  const before =
    isSameAnalysis || (known.run === undefined && (known.before || row.run === undefined))
      ? known.before
      : {
          readAt: known.readAt,
          run: known.run,
          passed: known.passed,
          failed: known.failed.map(({ id }) => id),
        };
  return before ? { ...row, before } : row;
}

/** The last rows, as many as fit within the limits. */
function withinBounds(rows: Row[]): Row[] {
  let start = Math.max(0, rows.length - MAXIMUM_ROWS);
  let size = 0;
  for (let index = rows.length - 1; index >= start; index -= 1) {
    size += sizeOf(rows[index]);
    if (size > MAXIMUM_SIZE) start = index + 1;
  }
  return rows.slice(start);
}

/** A row's share of `MAXIMUM_SIZE`. */
export function sizeOf(row: Row | undefined): number {
  return JSON.stringify(row)?.length ?? 0;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * The row of an offer that was resolved.
 *
 * @param datePosted from the offer's page, or else from its card on a list; ISO date
 * @param readAt the time of the reading
 */
export function rowOf(view: OfferView, datePosted: string | null, readAt: Date): Row {
  const { resolution, offer } = view;
  const { outcome, startups, incubators } = resolution;
  const [first] = startups;
  const identified = outcome === 'identified' && first;
  const evidence = first?.evidence.length ? first.evidence : resolution.network;
  const names = (items: readonly { id: string; name: string }[]) => {
    const unique = new Map(items.map(({ id, name }) => [id, { id, name: cut(name, 300) }]));
    return [...unique.values()].slice(0, 20);
  };
  return {
    board: view.board,
    reference: view.reference !== null && view.reference.length <= 300 ? view.reference : null,
    url: withoutQuery(view.url),
    title: cutLine(offer?.title),
    employer: cutLine(offer?.employer),
    datePosted: z.iso.date().safeParse(datePosted).data ?? null,
    outcome,
    certainty: identified && !view.automatic ? first.certainty : null,
    chosen: view.automatic !== null,
    startups: names(startups),
    incubators: names(incubators),
    disagreement: resolution.disagreement !== null,
    reasons: evidence.slice(0, MOST_REASONS).map(({ kind, zone, quote, offset }) => ({
      kind,
      zone,
      quote: cut(quote, LONGEST_QUOTE),
      offset,
    })),
    problems: view.problems.slice(0, 10),
    passed: view.checks.flatMap(({ id, status }) => (status === 'passed' ? id : [])),
    failed: view.checks
      .filter(({ status }) => status === 'failed')
      .map(({ id, quote, advice }) => ({
        id,
        quote: quote === null ? null : cut(quote, LONGEST_QUOTE),
        advice: advice === null ? null : cut(advice, LONGEST_ADVICE),
      })),
    readAt: readAt.toISOString(),
  };
}
