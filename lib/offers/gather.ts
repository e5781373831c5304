import { choicesShape } from '../choices/choices.ts';
import { rowsOfChunks } from '../report/chunks.ts';
import { CHUNK_KEYS } from '../report/keys.ts';
import { parseRows } from '../report/row.ts';
import { SETTINGS_KEY } from '../settings/raw-settings.ts';
import { parseSettings } from '../settings/settings.ts';
import type { ReadStored } from '../storage/stored-values.ts';
import { parseKeptOffer, parseKeptText } from './kept-offer.ts';
import { keptIdsShape, keptOfferKey, keptTextKey } from './shapes.ts';
import { EXPORT_VERSION, writeExport } from './transfer.ts';

/** All that a person made or has here, as the text of one file. */
export async function gatherExport(read: ReadStored, now: Date): Promise<string> {
  const fixed = await read([keptIdsShape.key, ...CHUNK_KEYS, choicesShape.key, SETTINGS_KEY]);
  const ids = keptIdsShape.parse(fixed[keptIdsShape.key]);
  const values = await read(ids.flatMap((id) => [keptOfferKey(id), keptTextKey(id)]));
  return writeExport({
    repere: 'export',
    version: EXPORT_VERSION,
    exportedAt: now.toISOString(),
    offers: ids.flatMap((id) => {
      const offer = parseKeptOffer(values[keptOfferKey(id)]);
      return offer ? [{ offer, text: parseKeptText(values[keptTextKey(id)]) }] : [];
    }),
    choices: choicesShape.parse(fixed[choicesShape.key]),
    settings: parseSettings(fixed[SETTINGS_KEY]),
    rows: rowsOfChunks(CHUNK_KEYS.map((key) => parseRows(fixed[key]))).rows,
  });
}
