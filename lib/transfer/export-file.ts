import * as z from 'zod/mini';
import { type Choice, parseChoices } from '../choices/choices.ts';
import { type Draft, parseDrafts } from '../drafts/draft.ts';
import {
  type KeptOffer,
  type KeptText,
  parseKeptOffer,
  parseKeptText,
} from '../offers/kept-offer.ts';
import { parseStateNames, type StateNames } from '../offers/state-names.ts';
import { type Aside, parseAsides } from '../report/aside.ts';
import { type PastAnalysis, parseHistory } from '../report/history.ts';
import { parseRows, type Row } from '../report/row.ts';
import {
  type PanelState,
  parsePanelState,
  parseSettings,
  type Settings,
} from '../settings/settings.ts';
import { damagedIn, type Told, toldBy } from './told.ts';

/** The version of the files that are written; newer ones are refused, older ones read. */
export const EXPORT_VERSION = 1;

/** A larger file is none of ours, in UTF-16 units: 500 offers, all of their texts and a full report. */
export const LARGEST_FILE = 60_000_000;

/** How a person wants Repère to be: what they set, how they left the panel, what they call the states. */
export interface Preferences {
  settings: Settings;
  panel: PanelState;
  stateNames: StateNames;
}

/** One kept offer of a file, with its text; null where none was kept. */
export interface ExportedOffer {
  offer: KeptOffer;
  text: KeptText | null;
}

/** All that a person made or has here, as one file. */
export interface Exported {
  repere: 'export';
  version: number;
  /** When: ISO date and time, UTC. */
  exportedAt: string;
  offers: ExportedOffer[];
  choices: Choice[];
  /** Those that the file tells itself: a missing or damaged one is no wish for the default. */
  preferences: Told<Preferences>;
  /** The report: its offers, the rules set aside, a line for each analysis. */
  rows: Row[];
  asides: readonly Aside[];
  analyses: readonly PastAnalysis[];
  drafts: readonly Draft[];
}

/**
 * The file's text.
 * @param others whatever else is stored, for the person to see; it is not read again
 */
export function writeExport(exported: Exported, others?: Record<string, unknown>): string {
  return `${JSON.stringify({ ...exported, ...(others && { others }) }, null, 1)}\n`;
}

/** What came of reading a file. */
export type ReadExport =
  | { status: 'read'; exported: Exported /** Entries that could not be used. */; leftOut: number }
  /** Not a file of Repère's, cut off, too large, or written by a newer version. */
  | { status: 'refused'; reason: 'not-json' | 'not-ours' | 'too-large' | 'newer' };

const list = z.catch(z.array(z.unknown()), []);

const envelope = z.object({
  repere: z.literal('export'),
  version: z.int().check(z.positive()),
  exportedAt: z.catch(z.string(), ''),
  offers: list,
  choices: list,
  preferences: z.catch(
    z.object({
      settings: z.optional(z.unknown()),
      panel: z.optional(z.unknown()),
      stateNames: z.optional(z.unknown()),
    }),
    {},
  ),
  rows: list,
  asides: list,
  analyses: list,
  drafts: list,
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
  const { preferences, damaged } = readPreferences(data.preferences);
  const lists = {
    offers: readOffers(data.offers),
    choices: parseChoices(data.choices),
    rows: parseRows(data.rows).rows,
    asides: parseAsides(data.asides),
    analyses: parseHistory(data.analyses),
    drafts: parseDrafts(data.drafts),
  };
  const leftOut = Object.entries(lists).reduce(
    (sum, [name, entries]) => sum + data[name as keyof typeof lists].length - entries.length,
    damaged,
  );
  const { version, exportedAt } = data;
  return {
    status: 'read',
    exported: { repere: 'export', version, exportedAt, ...lists, preferences },
    leftOut,
  };
}

function readOffers(entries: readonly unknown[]): ExportedOffer[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const { offer: one, text = null } = (entry ?? {}) as { offer?: unknown; text?: unknown };
    const offer = parseKeptOffer(one);
    if (!offer || seen.has(offer.id)) return [];
    seen.add(offer.id);
    return [{ offer, text: parseKeptText(text) }];
  });
}

/** What a file, or storage, tells of the preferences; and how many of those were damaged. */
export function readPreferences(held: { [Part in keyof Preferences]?: unknown }): {
  preferences: Told<Preferences>;
  damaged: number;
} {
  const { settings: heldSettings, panel: heldPanel, stateNames: heldNames } = held;
  const [settings, panel] = [parseSettings(heldSettings), parsePanelState(heldPanel)];
  const stateNames = parseStateNames(heldNames);
  const names = typeof heldNames === 'object' && heldNames ? Object.keys(heldNames).length : 0;
  return {
    preferences: {
      settings: toldBy(settings, heldSettings),
      panel: toldBy(panel, heldPanel),
      stateNames,
    },
    damaged:
      damagedIn(settings, heldSettings) +
      damagedIn(panel, heldPanel) +
      (names - Object.keys(stateNames).length),
  };
}
