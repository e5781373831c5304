import { choicesShape } from '../choices/choices.ts';
import { draftsShape } from '../drafts/draft.ts';
import type { OfferStore } from '../offers/keeper.ts';
import { parseKeptOffer } from '../offers/kept-offer.ts';
import {
  deletedIdsShape,
  keptIdsShape,
  keptOfferKey,
  keptOfferShape,
  keptTextKey,
} from '../offers/shapes.ts';
import { stateNamesShape } from '../offers/state-names.ts';
import { asidesShape } from '../report/aside.ts';
import { RowKeeper } from '../report/chunks.ts';
import { historyShape, withAnalysis } from '../report/history.ts';
import { type Row, rowSchema } from '../report/row.ts';
import { panelStateShape, settingsShape } from '../settings/settings.ts';
import type { Shape } from '../storage/store.ts';
import type { ReadStored } from '../storage/stored-values.ts';
import type { Exported, Preferences } from './export-file.ts';
import { gather } from './gather.ts';
import { type ImportPlan, isSame, planImport } from './plan.ts';
import { type ImportUndo, importUndoShape } from './shapes.ts';
import { withoutChange } from './told.ts';

/** How a file is taken over. */
export interface ImportOptions {
  /** With its preferences: those that differ take the place of the ones here. */
  preferences: boolean;
}

/**
 * Takes over what a file brings, in one writing, with what takes it back again. Nothing is written
 * where it brings nothing.
 */
export function applyImport(
  store: OfferStore,
  file: Exported,
  options: ImportOptions,
  now: Date,
): Promise<void> {
  return store.inTurn(async () => {
    const [ids, deleted, choices, asides, analyses, drafts] = await readLists(store);
    const here = await gather(readerOf(store), now, false);
    const plan = planImport(file, here);
    for (const { offer } of plan.offers.added) {
      // One that is listed here and cannot be read is damaged.
      if (ids.includes(offer.id)) await store.readInTurn(keptOfferShape(offer.id));
    }
    const values: Record<string, unknown> = offerValues(plan.offers, ids, deleted);
    const { key: choicesKey } = choicesShape;
    if (plan.choices.added.length > 0) values[choicesKey] = [...choices, ...plan.choices.added];
    if (plan.asides.added.length > 0) {
      values[asidesShape.key] = [...asides, ...plan.asides.added];
    }
    if (plan.analyses.added.length > 0) {
      values[historyShape.key] = plan.analyses.added.reduce(withAnalysis, analyses);
    }
    if (plan.drafts.added.length > 0) {
      values[draftsShape.key] = [...drafts, ...plan.drafts.added];
    }
    const rows = [...plan.rows.added, ...plan.rows.changed.map(({ row }) => row)];
    await rowsInto(store, values).keepAll(rows);
    const takesPreferences = options.preferences && plan.preferences.changed > 0;
    if (takesPreferences) {
      for (const shape of [settingsShape, panelStateShape, stateNamesShape]) {
        await store.readInTurn<unknown>(shape);
      }
      Object.assign(values, preferenceValues(plan.preferences.next));
    }
    if (Object.keys(values).length === 0) return;
    const undo: ImportUndo = {
      at: now.toISOString(),
      ...undoOf(plan),
      preferences: takesPreferences
        ? { before: here.preferences, after: plan.preferences.next }
        : null,
    };
    await store.write({ ...values, [importUndoShape.key]: undo });
  });
}

/**
 * Takes the last import back; false when there is none. What was made or changed since stays as it is.
 */
export function undoImport(store: OfferStore, now: Date): Promise<boolean> {
  return store.inTurn(async () => {
    const undo = await store.readInTurn(importUndoShape);
    if (!undo) return false;
    const [ids, deleted, choices, asides, analyses, drafts] = await readLists(store);
    const here = await gather(readerOf(store), now, false);
    const offers = new Map(here.offers.map(({ offer }) => [offer.id, offer]));
    const values: Record<string, unknown> = {};
    const gone: string[] = [];
    const isDeleted = new Set(deleted);
    for (const { id, before, changedAt } of undo.offers) {
      if (offers.get(id)?.changedAt !== changedAt) continue;
      const offer = parseKeptOffer(before);
      if (offer) values[keptOfferKey(id)] = offer;
      else gone.push(id);
      if (offer?.deletedAt) isDeleted.add(id);
      else isDeleted.delete(id);
    }
    const stays = (id: string) => !gone.includes(id);
    Object.assign(values, {
      [keptIdsShape.key]: ids.filter(stays),
      [deletedIdsShape.key]: [...isDeleted],
      [choicesShape.key]: without(choices, undo.choices),
      [asidesShape.key]: without(asides, undo.asides),
      [historyShape.key]: without(analyses, undo.analyses),
      [draftsShape.key]: without(drafts, undo.drafts),
    });
    await rowsInto(store, values).takeBack(
      undo.rows.flatMap(({ before, after }) => {
        const row = parseRow(after);
        return row ? [{ before: parseRow(before), after: row }] : [];
      }),
    );
    if (undo.preferences) {
      const { before, after } = undo.preferences as Record<'before' | 'after', Preferences>;
      Object.assign(values, preferenceValues(withoutChange(here.preferences, before, after)));
    }
    await store.write({ ...values, [importUndoShape.key]: null });
    // What no list leads to any more.
    const left = gone.flatMap((id) => [keptOfferKey(id), keptTextKey(id)]);
    if (left.length > 0) await store.remove(left);
    return true;
  });
}

/** The lists that an import adds to; damaged ones are set aside first. */
async function readLists(store: OfferStore) {
  return [
    await store.readInTurn(keptIdsShape),
    await store.readInTurn(deletedIdsShape),
    await store.readInTurn(choicesShape),
    await store.readInTurn(asidesShape),
    await store.readInTurn(historyShape),
    await store.readInTurn(draftsShape),
  ] as const;
}

/** What is to be written for the offers of a plan. */
function offerValues(
  { added, changed }: ImportPlan['offers'],
  ids: readonly string[],
  deleted: readonly string[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const written = [...added, ...changed];
  if (written.length === 0) return values;
  const isDeleted = new Set(deleted);
  for (const { offer } of written) {
    if (offer.deletedAt) isDeleted.add(offer.id);
    else isDeleted.delete(offer.id);
    values[keptOfferKey(offer.id)] = offer;
  }
  // The words of one that is here stay as they were first kept: it may have been rewritten since.
  for (const { offer, text } of added) if (text) values[keptTextKey(offer.id)] = text;
  values[keptIdsShape.key] = [...new Set([...ids, ...added.map(({ offer }) => offer.id)])];
  values[deletedIdsShape.key] = [...isDeleted];
  return values;
}

function undoOf(plan: ImportPlan): Omit<ImportUndo, 'at' | 'preferences'> {
  const { offers, rows, choices, asides, analyses, drafts } = plan;
  const offerOf = (id: string, before: unknown, changedAt: string) => ({ id, before, changedAt });
  return {
    offers: [
      ...offers.added.map(({ offer }) => offerOf(offer.id, null, offer.changedAt)),
      ...offers.changed.map(({ offer, before }) => offerOf(offer.id, before, offer.changedAt)),
    ],
    rows: [
      ...rows.added.map((row) => ({ before: null, after: row })),
      ...rows.changed.map(({ row, before }) => ({ before, after: row })),
    ],
    choices: choices.added,
    asides: asides.added,
    analyses: analyses.added,
    drafts: drafts.added,
  };
}

function preferenceValues({ settings, panel, stateNames }: Preferences): Record<string, unknown> {
  return {
    [settingsShape.key]: settings,
    [panelStateShape.key]: panel,
    [stateNamesShape.key]: stateNames,
  };
}

/** The report's own keeper says what is to be written of rows; it is written with the rest. */
function rowsInto(store: OfferStore, values: Record<string, unknown>): RowKeeper {
  return new RowKeeper({
    readInTurn: (shape) => store.readInTurn(shape),
    write: async (changed) => void Object.assign(values, changed),
  });
}

/** Reads values as storage has them. */
function readerOf(store: OfferStore): ReadStored {
  return async (keys) => {
    const raw = (key: string): Shape<unknown> => ({ key, parse: (stored) => stored });
    const values = await store.readMany(keys.map(raw));
    return Object.fromEntries(keys.map((key, index) => [key, values[index]]));
  };
}

function without<Entry>(entries: readonly Entry[], gone: readonly unknown[]): Entry[] {
  return entries.filter((entry) => !gone.some((one) => isSame(one, entry)));
}

function parseRow(stored: unknown): Row | null {
  return rowSchema.safeParse(stored).data ?? null;
}
