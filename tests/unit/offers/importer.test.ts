import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { choicesShape } from '../../../lib/choices/choices.ts';
import { applyImport, undoImport } from '../../../lib/offers/importer.ts';
import { OfferKeeper } from '../../../lib/offers/keeper.ts';
import { IMPORT_UNDO_KEY } from '../../../lib/offers/shapes.ts';
import { EXPORT_VERSION, type Exported } from '../../../lib/offers/transfer.ts';
import { parseSettings } from '../../../lib/settings/settings.ts';
import { Store } from '../../../lib/storage/store.ts';
import { row } from '../../support/rows.ts';
import { MemoryArea } from '../../support/storage.ts';
import { anyOffer, offerWith, TEXT } from './offers.ts';

const NOW = new Date('2026-11-28T10:00:00Z');
const CHOICE = {
  board: 'choisir-le-service-public',
  reference: '2026-9',
  startup: 'pix',
} as const;

let area: MemoryArea;
let store: Store;
let keeper: OfferKeeper;

beforeEach(() => {
  area = new MemoryArea();
  store = new Store(area);
  keeper = new OfferKeeper(store, () => NOW);
});

function exported(offers: Exported['offers'], parts: Partial<Exported> = {}): Exported {
  return {
    repere: 'export',
    version: EXPORT_VERSION,
    exportedAt: NOW.toISOString(),
    offers,
    choices: [],
    settings: parseSettings(undefined),
    rows: [],
    ...parts,
  };
}

/** All that is stored but what it takes to take an import back. */
function stored(): Record<string, unknown> {
  const { [IMPORT_UNDO_KEY]: _, ...rest } = area.values;
  return structuredClone(rest);
}

describe('a file taken over', () => {
  test('brings offers with their texts, choices and rows', async () => {
    const file = exported([{ offer: offerWith(), text: TEXT }], {
      choices: [CHOICE],
      rows: [row({ reference: '2026-7' })],
    });
    await applyImport(store, keeper, file, NOW);
    expect(await keeper.all()).toEqual([offerWith()]);
    expect(await keeper.text(offerWith().id)).toEqual(TEXT);
    expect(await store.read(choicesShape)).toEqual([CHOICE]);
    expect(JSON.stringify(area.values)).toContain('2026-7');
  });

  test('completes what is here, and replaces nothing', async () => {
    await keeper.keep(offerWith({ notes: 'D’ici' }), TEXT);
    const other = offerWith({ notes: 'D’ailleurs', changedAt: '2026-11-27T10:00:00.000Z' });
    const text = { zones: [], isCut: false };
    await applyImport(store, keeper, exported([{ offer: other, text }]), NOW);
    const [merged] = await keeper.all();
    expect(merged?.notes).toContain('D’ici');
    expect(merged?.notes).toContain('D’ailleurs');
    expect(await keeper.text(offerWith().id)).toEqual(TEXT);
  });

  test('is one writing: a background stopped in between has done nothing or all', async () => {
    await keeper.keep(offerWith({ id: 'here' }), TEXT);
    const { writings } = area;
    const file = exported([{ offer: offerWith(), text: TEXT }], { choices: [CHOICE] });
    await applyImport(store, keeper, file, NOW);
    expect(area.writings - writings).toBe(1);
  });
});

describe('taken back', () => {
  test('everything is as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyOffer, { selector: ({ id }) => id }),
        fc.uniqueArray(anyOffer, { selector: ({ id }) => id }),
        async (here, there) => {
          area = new MemoryArea();
          store = new Store(area);
          keeper = new OfferKeeper(store, () => NOW);
          for (const offer of here) await keeper.keep({ ...offer, deletedAt: null }, TEXT);
          const before = await keeper.all();
          const file = exported(
            there.map((offer) => ({ offer, text: TEXT })),
            { choices: [CHOICE] },
          );
          await applyImport(store, keeper, file, NOW);
          expect(await undoImport(store)).toBe(true);
          expect(await keeper.all()).toEqual(before);
          expect(await store.read(choicesShape)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('leaves what was changed or kept since', async () => {
    const file = exported([
      { offer: offerWith(), text: TEXT },
      { offer: offerWith({ id: 'other' }), text: TEXT },
    ]);
    await applyImport(store, keeper, file, new Date('2026-11-27T10:00:00Z'));
    await keeper.change('other', { notes: { text: 'Depuis', from: '' } });
    await keeper.keep(offerWith({ id: 'new' }), TEXT);
    await undoImport(store);
    const left = await keeper.all();
    expect(left.map(({ id }) => id).sort()).toEqual(['new', 'other']);
    expect(left.find(({ id }) => id === 'other')?.notes).toBe('Depuis');
    expect(await keeper.text('other')).toEqual(TEXT);
  });

  test('is done once', async () => {
    await applyImport(store, keeper, exported([{ offer: offerWith(), text: TEXT }]), NOW);
    const before = await undoImport(store);
    const after = stored();
    expect([before, await undoImport(store)]).toEqual([true, false]);
    expect(stored()).toEqual(after);
  });
});
