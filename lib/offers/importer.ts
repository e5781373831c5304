import { choicesShape } from '../choices/choices.ts';
import { RowKeeper } from '../report/chunks.ts';
import type { Shape } from '../storage/store.ts';
import type { OfferKeeper, OfferStore } from './keeper.ts';
import {
  deletedIdsShape,
  type ImportUndo,
  importUndoShape,
  keptIdsShape,
  keptOfferKey,
  keptOfferShape,
  keptTextKey,
} from './shapes.ts';
import { type Exported, planImport, withImportedChoices } from './transfer.ts';

/** A value as storage has it, whatever it is. */
function raw(key: string): Shape<unknown> {
  return { key, parse: (stored) => stored };
}

/**
 * Takes over a file's offers, choices and rows, in one writing, with what it takes to take them back.
 * What is here is completed, never replaced.
 */
export function applyImport(
  store: OfferStore,
  keeper: Pick<OfferKeeper, 'all'>,
  exported: Exported,
  now: Date,
): Promise<void> {
  return store.inTurn(async () => {
    const [offers, choices, ids, deleted] = await Promise.all([
      keeper.all(),
      store.readInTurn(choicesShape),
      store.readInTurn(keptIdsShape),
      store.readInTurn(deletedIdsShape),
    ]);
    const plan = planImport(exported, { offers, choices });
    const written = [...plan.added, ...plan.changed];
    const isGone = new Set(deleted);
    for (const { offer } of written) {
      if (offer.deletedAt) isGone.add(offer.id);
      else isGone.delete(offer.id);
    }
    const values: Record<string, unknown> = {
      [keptIdsShape.key]: [...new Set([...ids, ...plan.added.map(({ offer }) => offer.id)])],
      [deletedIdsShape.key]: [...isGone],
      [choicesShape.key]: withImportedChoices(choices, plan.choices),
    };
    for (const { offer } of written) values[keptOfferKey(offer.id)] = offer;
    // The words as they were kept here first stay: an offer may have been rewritten since.
    for (const { offer, text } of plan.added) if (text) values[keptTextKey(offer.id)] = text;
    // The rows' own keeper says what is to be written; it is written with the rest.
    const rows = new RowKeeper({
      readInTurn: (shape) => store.readInTurn(shape),
      write: async (changed) => void Object.assign(values, changed),
    });
    await rows.keepAll(plan.rows);
    const keys = Object.keys(values);
    const before = await store.readMany(keys.map(raw));
    const undo: ImportUndo = {
      at: now.toISOString(),
      before: Object.fromEntries(keys.map((key, index) => [key, before[index] ?? null])),
      changedAt: Object.fromEntries(written.map(({ offer }) => [offer.id, offer.changedAt])),
    };
    await store.write({ ...values, [importUndoShape.key]: undo });
  });
}

/**
 * Takes the last import back; false when there is none. What was changed or kept since stays as it is.
 */
export function undoImport(store: OfferStore): Promise<boolean> {
  return store.inTurn(async () => {
    const undo = await store.readInTurn(importUndoShape);
    if (!undo) return false;
    const { before, changedAt } = undo;
    const ids = await store.readInTurn(keptIdsShape);
    const written = Object.keys(changedAt);
    const present = await store.readMany(written.map(keptOfferShape));
    const stays = new Set(
      written.filter((id, index) => present[index]?.changedAt !== changedAt[id]),
    );
    const values: Record<string, unknown> = {};
    const gone: string[] = [];
    for (const [key, value] of Object.entries(before)) {
      const id = written.find((one) => key === keptOfferKey(one) || key === keptTextKey(one));
      if (id !== undefined && stays.has(id)) continue;
      if (value === null) gone.push(key);
      else values[key] = value;
    }
    const idsBefore = keptIdsShape.parse(before[keptIdsShape.key]);
    const kept = ids.filter((id) => idsBefore.includes(id) || stays.has(id) || !(id in changedAt));
    values[keptIdsShape.key] = kept;
    const listed = gone.filter((key) => key !== keptIdsShape.key);
    await store.write({ ...values, [importUndoShape.key]: null });
    if (listed.length > 0) await store.remove(listed);
    return true;
  });
}
