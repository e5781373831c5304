import * as z from 'zod/mini';
import type { OfferView } from '../answer/view.ts';
import { EVIDENCE_KINDS, OUTCOMES } from '../matching/resolution.ts';
import { BOARD_IDS, ZONE_NAMES } from '../offer/offer.ts';

/** More offers than a recruiter follows; beyond it those read longest ago are forgotten. */
export const MAXIMUM_ROWS = 5_000;

/**
 * All rows together, as JSON, in UTF-16 units. A browser gives an extension 10 MB for everything
 * (Chrome's QUOTA_BYTES, seen November 2026); 5,000 ordinary rows take less than 7.
 */
export const MAXIMUM_SIZE = 7_500_000;

/** What one row keeps of a quotation, in UTF-16 units: enough to recognise the passage. */
const LONGEST_QUOTE = 120;

/** What one row keeps of an advice: the panel on the offer has it whole, ready to be pasted. */
const LONGEST_ADVICE = 160;

/** Reasons kept a row, best first: the offer itself is one click away. */
const MOST_REASONS = 2;

const short = z.string().check(z.maxLength(300));
const optional = z.nullable(z.string().check(z.maxLength(2_000)));
const named = z.object({ id: short, name: short });

const row = z.object({
  board: z.enum(BOARD_IDS),
  /** As `OfferView.reference`; null when the offer could not be read. */
  reference: z.nullable(short),
  url: z.url({ protocol: /^https$/ }).check(z.maxLength(2_000)),
  title: optional,
  employer: optional,
  /** ISO date, yyyy-mm-dd. */
  datePosted: z.nullable(z.iso.date()),
  outcome: z.enum(OUTCOMES),
  /** How sure the answer is, of an identified offer; null when a person chose, or for another outcome. */
  certainty: z.nullable(z.enum(['certain', 'probable', 'possible'])),
  /** A person chose the Startup. */
  chosen: z.boolean(),
  /** The one, or the candidates, best first. */
  startups: z.array(named).check(z.maxLength(20)),
  incubators: z.array(named).check(z.maxLength(20)),
  /** The offer and the directory name different incubators. */
  disagreement: z.boolean(),
  /** Why: for the first Startup, else for the network. */
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
  /** What could not be read: ids of conditions; sentences in rows of November 2026. */
  problems: z.array(z.string().check(z.maxLength(1_000))).check(z.maxLength(10)),
  /** Ids of the network's rules that the offer follows; those that do not apply are not kept. */
  passed: z.array(short).check(z.maxLength(50)),
  /** The rules that it does not follow, with the words that decided and what to write instead. */
  failed: z
    .array(z.object({ id: short, quote: optional, advice: optional }))
    .check(z.maxLength(50)),
  /** When it was read: ISO date and time, UTC. */
  readAt: z.iso.datetime(),
});

/** One offer of the report: what was found when it was last read. */
export type Row = z.infer<typeof row>;

/** The rows that storage holds, and how many entries were none. */
export interface ParsedRows {
  rows: Row[];
  leftOut: number;
}

/** Reads stored rows; what is no row is left out and counted. */
export function parseRows(stored: unknown): ParsedRows {
  if (!Array.isArray(stored)) return { rows: [], leftOut: stored == null ? 0 : 1 };
  const parsed = stored.flatMap((value) => row.safeParse(value).data ?? []);
  return { rows: parsed, leftOut: stored.length - parsed.length };
}

/** What tells an offer from the others: its board and reference, or its address without one. */
export function rowKey({ board, reference, url }: Pick<Row, 'board' | 'reference' | 'url'>) {
  return `${board} ${reference ?? url}`;
}

/**
 * The rows with these added: of two readings of one offer the newest is kept, and beyond what
 * may be stored those read longest ago are forgotten. A reading that failed takes the place of
 * no reading that did not: what was known of the offer stays.
 */
export function withRows(rows: readonly Row[], added: readonly Row[]): Row[] {
  const kept = new Map<string, Row>();
  // An offer that could not be read is known by its address alone.
  const read = new Set<string>();
  const all = [...rows, ...added].sort((one, other) => compareText(one.readAt, other.readAt));
  for (const one of all) if (one.reference !== null) read.add(`${one.board} ${one.url}`);
  for (const one of all) {
    if (one.reference === null && read.has(`${one.board} ${one.url}`)) continue;
    const key = rowKey(one);
    // Set again rather than replaced: a map keeps the place of its keys.
    kept.delete(key);
    kept.set(key, one);
  }
  return withinBounds([...kept.values()]);
}

/** The last rows, as many as may be kept. */
function withinBounds(rows: Row[]): Row[] {
  let start = Math.max(0, rows.length - MAXIMUM_ROWS);
  let size = 0;
  for (let index = rows.length - 1; index >= start; index -= 1) {
    size += sizeOf(rows[index]);
    if (size > MAXIMUM_SIZE) start = index + 1;
  }
  return rows.slice(start);
}

/** How much of `MAXIMUM_SIZE` a row takes. */
export function sizeOf(row: Row | undefined): number {
  return JSON.stringify(row)?.length ?? 0;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * The row of an offer that was resolved.
 *
 * @param datePosted as the offer's page tells it, else its card on a list; ISO date
 * @param readAt when, in UTC
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
    url: view.url.replace(/[?#].*$/s, ''),
    title: cutOrNull(offer?.title),
    employer: cutOrNull(offer?.employer),
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

/** A text of at most so many UTF-16 units, which never ends in half a character. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function cutOrNull(text: string | null | undefined): string | null {
  return text == null ? null : cut(text, 2_000);
}
