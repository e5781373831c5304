import { choicesShape } from '../choices/choices.ts';
import { draftsShape } from '../drafts/draft.ts';
import { parseKeptOffer, parseKeptText } from '../offers/kept-offer.ts';
import { idsIn, keptIdsShape, keptOfferKey, keptTextKey } from '../offers/shapes.ts';
import { stateNamesShape } from '../offers/state-names.ts';
import { asidesShape } from '../report/aside.ts';
import { rowsOfChunks } from '../report/chunks.ts';
import { historyShape } from '../report/history.ts';
import { CHUNK_KEYS, TALLY_KEY } from '../report/keys.ts';
import { parseRows } from '../report/row.ts';
import { panelStateShape, settingsShape } from '../settings/settings.ts';
import type { ReadStored } from '../storage/stored-values.ts';
import { EXPORT_VERSION, type Exported, type Preferences, writeExport } from './export-file.ts';
import { IMPORT_UNDO_KEY } from './shapes.ts';

/** The values that a file holds besides the kept offers. */
const KEYS = [
  keptIdsShape.key,
  choicesShape.key,
  settingsShape.key,
  panelStateShape.key,
  stateNamesShape.key,
  asidesShape.key,
  historyShape.key,
  draftsShape.key,
  ...CHUNK_KEYS,
];

/** All that a person made or has here, and its preferences with their defaults. */
export interface Gathered extends Exported {
  preferences: Preferences;
}

/**
 * Reads all that a person made or has here.
 * @param withTexts with the texts of the kept offers, which are most of it
 */
export async function gather(read: ReadStored, now: Date, withTexts = true): Promise<Gathered> {
  const fixed = await read(KEYS);
  const ids = keptIdsShape.parse(fixed[keptIdsShape.key]);
  const keys = ids.flatMap((id) => [keptOfferKey(id), ...(withTexts ? [keptTextKey(id)] : [])]);
  const values = keys.length > 0 ? await read(keys) : {};
  return {
    repere: 'export',
    version: EXPORT_VERSION,
    exportedAt: now.toISOString(),
    offers: ids.flatMap((id) => {
      const offer = parseKeptOffer(values[keptOfferKey(id)]);
      return offer ? [{ offer, text: parseKeptText(values[keptTextKey(id)]) }] : [];
    }),
    choices: choicesShape.parse(fixed[choicesShape.key]),
    preferences: {
      settings: settingsShape.parse(fixed[settingsShape.key]),
      panel: panelStateShape.parse(fixed[panelStateShape.key]),
      stateNames: stateNamesShape.parse(fixed[stateNamesShape.key]),
    },
    rows: rowsOfChunks(CHUNK_KEYS.map((key) => parseRows(fixed[key]))).rows,
    asides: asidesShape.parse(fixed[asidesShape.key]),
    analyses: historyShape.parse(fixed[historyShape.key]),
    drafts: draftsShape.parse(fixed[draftsShape.key]),
  };
}

/**
 * All that a person made or has here, as the text of one file.
 * @param all all that is stored: what no part of the file holds goes along for the person to see
 */
export async function gatherExport(
  read: ReadStored,
  now: Date,
  all?: Record<string, unknown>,
): Promise<string> {
  return writeExport(await gather(read, now), all && othersIn(all));
}

/** What is stored and no part of a file holds; without what undoes an import, which is all of it once more. */
function othersIn(all: Record<string, unknown>): Record<string, unknown> {
  const ids = idsIn(Object.keys(all));
  const told = new Set([
    ...KEYS,
    TALLY_KEY,
    IMPORT_UNDO_KEY,
    ...ids.flatMap((id) => [keptOfferKey(id), keptTextKey(id)]),
  ]);
  return Object.fromEntries(Object.entries(all).filter(([key]) => !told.has(key)));
}
