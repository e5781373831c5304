import * as z from 'zod/mini';
import { type Choice, choicesShape, parseChoices } from '../choices/choices.ts';
import { parseRows, type Row } from '../report/row.ts';
import { parseSettings, type Settings } from '../settings/settings.ts';
import {
  type KeptOffer,
  type KeptText,
  MAXIMUM_OFFERS,
  parseKeptOffer,
  parseKeptText,
} from './kept-offer.ts';
import { mergeOffers } from './merge.ts';

/** The version of the files that are written; newer ones are refused, older ones read. */
export const EXPORT_VERSION = 1;

/** A larger file is none of ours, in UTF-16 units: 500 offers, all of their texts and a full report. */
export const LARGEST_FILE = 60_000_000;

/** All that a person made or has here, as one file. */
export interface Exported {
  repere: 'export';
  version: number;
  /** When: ISO date and time, UTC. */
  exportedAt: string;
  offers: { offer: KeptOffer; text: KeptText | null }[];
  choices: Choice[];
  settings: Settings;
  rows: Row[];
}

/** The file's text. */
export function writeExport(exported: Exported): string {
  return `${JSON.stringify(exported, null, 1)}\n`;
}

/** What came of reading a file. */
export type ReadExport =
  | { status: 'read'; exported: Exported /** Entries that could not be used. */; leftOut: number }
  /** Not a file of Repère's, cut off, too large, or written by a newer version. */
  | { status: 'refused'; reason: 'not-json' | 'not-ours' | 'too-large' | 'newer' };

const envelope = z.object({
  repere: z.literal('export'),
  version: z.int().check(z.positive()),
  exportedAt: z.catch(z.string(), ''),
  offers: z.catch(z.array(z.unknown()), []),
  choices: z.catch(z.array(z.unknown()), []),
  settings: z.optional(z.unknown()),
  rows: z.catch(z.array(z.unknown()), []),
});

/** Reads a file that `writeExport` wrote, or what is left of it. Never throws. */
export function readExport(file: string): ReadExport {
  if (file.length > LARGEST_FILE) return { status: 'refused', reason: 'too-large' };
  let value: unknown;
  try {
    value = JSON.parse(file.replace(/^\ufeff/, ''));
  } catch {
    return { status: 'refused', reason: 'not-json' };
  }
  const { data } = envelope.safeParse(value);
  if (!data) return { status: 'refused', reason: 'not-ours' };
  if (data.version > EXPORT_VERSION) return { status: 'refused', reason: 'newer' };
  const seen = new Set<string>();
  const offers = data.offers.flatMap((entry) => {
    const { offer: one, text = null } = (entry ?? {}) as { offer?: unknown; text?: unknown };
    const offer = parseKeptOffer(one);
    if (!offer || seen.has(offer.id)) return [];
    seen.add(offer.id);
    return [{ offer, text: parseKeptText(text) }];
  });
  const choices = parseChoices(data.choices);
  const { rows, leftOut } = parseRows(data.rows);
  return {
    status: 'read',
    exported: {
      repere: 'export',
      version: data.version,
      exportedAt: data.exportedAt,
      offers,
      choices,
      settings: parseSettings(data.settings),
      rows,
    },
    leftOut:
      leftOut + (data.offers.length - offers.length) + (data.choices.length - choices.length),
  };
}

/** What an import would do, shown before it is done. */
export interface ImportPlan {
  /** Offers that are not here. */
  added: { offer: KeptOffer; text: KeptText | null }[];
  /** Offers that are here and would change: as they would be. */
  changed: { offer: KeptOffer; text: KeptText | null; before: KeptOffer }[];
  /** How many are here just as they are in the file. */
  same: number;
  /** New offers that there is no room for. */
  tooMany: number;
  /** Choices for offers that have none here: what was chosen here stays. */
  choices: Choice[];
  /** The report's rows, which merge by themselves: the newest reading of an offer stands. */
  rows: Row[];
}

/** What is here already. */
export interface Present {
  offers: readonly KeptOffer[];
  choices: readonly Choice[];
}

/** Compares a file with what is here. Settings are never taken over: they are this browser's. */
export function planImport(exported: Exported, { offers, choices }: Present): ImportPlan {
  const here = new Map(offers.map((offer) => [offer.id, offer]));
  const plan: ImportPlan = {
    added: [],
    changed: [],
    same: 0,
    tooMany: 0,
    choices: [],
    rows: exported.rows,
  };
  for (const { offer, text } of exported.offers) {
    const before = here.get(offer.id);
    if (!before) {
      if (here.size + plan.added.length < MAXIMUM_OFFERS) plan.added.push({ offer, text });
      else plan.tooMany += 1;
      continue;
    }
    const merged = mergeOffers(before, offer);
    if (isSame(merged, before)) plan.same += 1;
    else plan.changed.push({ offer: merged, text, before });
  }
  const known = new Set(choices.map(choiceKey));
  plan.choices = exported.choices.filter((choice) => !known.has(choiceKey(choice)));
  return plan;
}

/** Whether an import would change nothing of the offers and choices. */
export function isNothing({ added, changed, choices }: ImportPlan): boolean {
  return added.length === 0 && changed.length === 0 && choices.length === 0;
}

function choiceKey({ board, reference }: Choice): string {
  return `${board} ${reference}`;
}

/** Whether two copies say the same, in whatever order their parts were written. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

/** The choices with those of a file added; those made here stand. */
export function withImportedChoices(
  choices: readonly Choice[],
  added: readonly Choice[],
): readonly Choice[] {
  return added.length === 0 ? choices : choicesShape.parse([...added, ...choices]);
}
