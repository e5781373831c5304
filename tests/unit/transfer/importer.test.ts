import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { choicesShape } from '../../../lib/choices/choices.ts';
import { OfferKeeper } from '../../../lib/offers/keeper.ts';
import { stateNamesShape } from '../../../lib/offers/state-names.ts';
import { RowKeeper } from '../../../lib/report/chunks.ts';
import { settingsShape } from '../../../lib/settings/settings.ts';
import { DAMAGED_KEY, Store } from '../../../lib/storage/store.ts';
import { storedValues } from '../../../lib/storage/stored-values.ts';
import { type Exported, readExport } from '../../../lib/transfer/export-file.ts';
import { gather, gatherExport } from '../../../lib/transfer/gather.ts';
import { applyImport, undoImport } from '../../../lib/transfer/importer.ts';
import { IMPORT_UNDO_KEY } from '../../../lib/transfer/shapes.ts';
import { row } from '../../support/rows.ts';
import { MemoryArea } from '../../support/storage.ts';
import { offerWith, TEXT } from '../offers/offers.ts';
import { anyGathered, CHOICE, exported } from './exports.ts';

const NOW = new Date('2026-11-28T10:00:00Z');

let area: MemoryArea;
let store: Store;
let keeper: OfferKeeper;

function emptyBrowser() {
  area = new MemoryArea();
  store = new Store(area);
  keeper = new OfferKeeper(store, () => NOW);
}
beforeEach(emptyBrowser);

const take = (file: Exported, preferences = true, now = NOW) =>
  applyImport(store, file, { preferences }, now);
const takeBack = () => undoImport(store, NOW);
const read = (keys: readonly string[]) =>
  storedValues({ local: area, session: new MemoryArea() })(keys);
const all = () => gather(read, NOW);
const fileOf = async () => {
  const file = readExport(await gatherExport(read, NOW));
  if (file.status !== 'read') throw new Error(file.reason);
  return file.exported;
};
const oneOffer = { offers: [{ offer: offerWith(), text: TEXT }] };

/** All that is stored but what it takes to take an import back. */
function stored(): Record<string, unknown> {
  const { [IMPORT_UNDO_KEY]: _, ...rest } = area.values;
  return structuredClone(rest);
}

describe('a file taken over', () => {
  test('in an empty browser gives the same file again: not a word, not a setting is lost', async () => {
    await fc.assert(
      fc.asyncProperty(anyGathered, async (there) => {
        emptyBrowser();
        await take(there);
        expect(await fileOf()).toEqual(there);
        // And once more, in a third browser, from the file that this one writes.
        const file = await fileOf();
        emptyBrowser();
        await take(file);
        expect(await fileOf()).toEqual(there);
      }),
      { numRuns: 25 },
    );
  });

  test('where it was written, or for the second time, writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyGathered, anyGathered, async (here, there) => {
        emptyBrowser();
        await take(here);
        const before = area.values;
        await take(await fileOf());
        expect(area.values).toEqual(before);
        await take(there);
        const once = structuredClone(area.values);
        await take(there);
        expect(area.values).toEqual(once);
      }),
      { numRuns: 25 },
    );
  });

  test('completes what is here, and replaces nothing', async () => {
    await keeper.keep(offerWith({ notes: 'D’ici' }), TEXT);
    const offer = offerWith({ notes: 'D’ailleurs', changedAt: '2026-11-27T10:00:00.000Z' });
    const text = { zones: [], isCut: false };
    await take(exported({ offers: [{ offer, text }] }));
    const [merged] = await keeper.all();
    expect(merged?.notes).toContain('D’ici');
    expect(merged?.notes).toContain('D’ailleurs');
    expect(await keeper.text(offerWith().id)).toEqual(TEXT);
  });

  test('leaves the settings as they are where the person wants that', async () => {
    const file = exported({ ...oneOffer, preferences: { settings: { theme: 'dark' } } });
    await take(file, false);
    expect((await store.read(settingsShape)).theme).toBe('system');
    expect(await keeper.all()).toHaveLength(1);
  });

  test('is one writing: a background stopped in between has done nothing or all', async () => {
    await keeper.keep(offerWith({ id: 'here' }), TEXT);
    const { writings } = area;
    await take(exported({ ...oneOffer, choices: [CHOICE], rows: [row()] }));
    expect(area.writings - writings).toBe(1);
  });

  test('sets what is damaged here aside before it takes its place', async () => {
    await keeper.keep(offerWith(), TEXT);
    area.values.choices = [{ x: 1 }];
    area.values[`offer.${offerWith().id}`] = { notes: 'Abîmée' };
    store = new Store(area);
    await take(exported({ ...oneOffer, choices: [CHOICE] }));
    expect(await store.read(choicesShape)).toEqual([CHOICE]);
    expect(area.values[DAMAGED_KEY]).toMatchObject({
      choices: [{ x: 1 }],
      [`offer.${offerWith().id}`]: { notes: 'Abîmée' },
    });
  });
});

describe('taken back', () => {
  test('everything is as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyGathered, anyGathered, async (here, there) => {
        emptyBrowser();
        await take(here);
        await store.inTurn(() => store.write({ [IMPORT_UNDO_KEY]: null }));
        const before = await all();
        const keys = Object.keys(stored()).filter((key) => key.startsWith('offer'));
        const deleted = (await keeper.keptIds()).size;
        await take(there);
        await takeBack();
        expect(await all()).toEqual(before);
        expect((await keeper.keptIds()).size).toBe(deleted);
        expect(Object.keys(stored()).filter((key) => key.startsWith('offer-text.'))).toEqual(
          keys.filter((key) => key.startsWith('offer-text.')),
        );
      }),
      { numRuns: 25 },
    );
  });

  test('leaves what was changed or kept since', async () => {
    const file = exported({
      offers: ['one', 'other'].map((id) => ({ offer: offerWith({ id }), text: TEXT })),
    });
    await take(file);
    await keeper.change('other', { notes: { text: 'Depuis', from: '' } });
    await keeper.keep(offerWith({ id: 'new' }), TEXT);
    await takeBack();
    const left = await keeper.all();
    expect(left.map(({ id }) => id).sort()).toEqual(['new', 'other']);
    expect(left.find(({ id }) => id === 'other')?.notes).toBe('Depuis');
    expect(await keeper.text('other')).toEqual(TEXT);
  });

  test('leaves what was deleted since deleted', async () => {
    await keeper.keep(offerWith({ id: 'here' }), TEXT);
    await take(exported(oneOffer));
    await keeper.change('here', { deleted: true });
    await takeBack();
    expect([...(await keeper.keptIds())]).toEqual([]);
  });

  test('leaves the choices, settings, names and rows of since', async () => {
    const [here, there] = ['2026-11-01T09:00:00.000Z', '2026-11-20T09:00:00.000Z'].map((readAt) =>
      row({ readAt }),
    );
    const rows = new RowKeeper(store);
    if (here) await store.inTurn(() => rows.keep(here));
    await take(
      exported({
        choices: [CHOICE, { ...CHOICE, reference: '2' }],
        rows: there ? [there, row({ reference: 'c/2', url: `${there.url}2` })] : [],
        preferences: {
          settings: { theme: 'dark', recruiter: true },
          stateNames: { applied: 'CV parti', closed: 'Fini' },
        },
      }),
    );
    const mine = { ...CHOICE, startup: 'docurba' };
    await store.update(choicesShape, (choices) => [...choices.slice(1), mine]);
    await store.update(settingsShape, (settings) => ({ ...settings, theme: 'light' as const }));
    await store.update(stateNamesShape, (names) => ({ ...names, closed: 'Terminé' }));
    await store.inTurn(() => rows.keep(row({ reference: 'c/3', url: `${there?.url}3` })));
    expect(await takeBack()).toBe(true);
    expect(await store.read(choicesShape)).toEqual([mine]);
    expect(await store.read(settingsShape)).toMatchObject({ theme: 'light', recruiter: false });
    expect(await store.read(stateNamesShape)).toEqual({ closed: 'Terminé' });
    expect((await all()).rows.map(({ reference, readAt }) => [reference, readAt])).toEqual([
      [here?.reference, here?.readAt],
      ['c/3', row().readAt],
    ]);
  });

  test('is done once', async () => {
    await take(exported(oneOffer));
    const before = await takeBack();
    const after = stored();
    expect([before, await takeBack()]).toEqual([true, false]);
    expect(stored()).toEqual(after);
  });
});

describe('what is exported besides', () => {
  test('is what no part of the file holds, damaged values among it, and nothing twice', async () => {
    await take(exported({ ...oneOffer, rows: [row()] }));
    const others = { answers: [1], damaged: { choices: [7] }, version: 3 };
    const file = await gatherExport(read, NOW, { ...area.values, ...others });
    expect(JSON.parse(file).others).toEqual({ 'deleted-offers': [], ...others });
  });
});
