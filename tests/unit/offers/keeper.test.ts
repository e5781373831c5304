import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { OfferKeeper } from '../../../lib/offers/keeper.ts';
import { MAXIMUM_OFFERS, MAXIMUM_QUESTIONS } from '../../../lib/offers/kept-offer.ts';
import { keptOfferKey, keptTextKey } from '../../../lib/offers/shapes.ts';
import { CURRENT_VERSION } from '../../../lib/storage/migrations/index.ts';
import { DAMAGED_KEY, Store } from '../../../lib/storage/store.ts';
import { MemoryArea } from '../../support/storage.ts';
import { offerWith, TEXT } from './offers.ts';

const OFFER = offerWith();
let area: MemoryArea;
let now: Date;
let keeper: OfferKeeper;

/** As after a stop of the background: nothing is remembered but what is stored. */
function restart() {
  keeper = new OfferKeeper(new Store(area), () => now);
}

beforeEach(() => {
  area = new MemoryArea();
  now = new Date('2026-11-28T10:00:00Z');
  restart();
});

test('a damaged list of what is kept loses no offer', async () => {
  const other = offerWith({
    id: 'choisir-le-service-public/2026-2',
    keptAt: '2026-11-01T10:00:00.000Z',
  });
  await keeper.keep(OFFER, TEXT);
  await keeper.keep(other, TEXT);
  await keeper.change(other.id, { deleted: true });
  area.values.offers = { 0: OFFER.id };
  area.values['deleted-offers'] = 12;
  restart();
  expect(await keeper.all()).toEqual([]);
  await keeper.recover();
  expect((await keeper.all()).map(({ id }) => id)).toEqual([other.id, OFFER.id]);
  expect([...(await keeper.keptIds())]).toEqual([OFFER.id]);
});

describe('an offer', () => {
  test('is kept with its text, and found again after a stop', async () => {
    expect((await keeper.keep(OFFER, TEXT)).status).toBe('kept');
    restart();
    expect(await keeper.all()).toEqual([OFFER]);
    expect(await keeper.text(OFFER.id)).toEqual(TEXT);
    expect(await keeper.isKept(OFFER.id)).toBe(true);
  });

  test('kept again has new facts and all that was made of it', async () => {
    await keeper.keep(OFFER, TEXT);
    await keeper.change(OFFER.id, {
      state: 'applied',
      notes: { text: 'CV envoyé', from: '' },
      dates: { interview: '2026-12-01' },
    });
    const { status, offer } = await keeper.keep({ ...OFFER, salary: '45 k€' }, TEXT);
    expect(status).toBe('kept-already');
    expect(offer).toMatchObject({
      salary: '45 k€',
      state: 'applied',
      notes: 'CV envoyé',
      dates: { interview: '2026-12-01' },
    });
    expect(await keeper.all()).toHaveLength(1);
  });

  test('that is deleted is not kept any more, and comes back as it was', async () => {
    await keeper.keep(OFFER, TEXT);
    await keeper.change(OFFER.id, { notes: { text: 'Mes mots', from: '' } });
    await keeper.change(OFFER.id, { deleted: true });
    expect(await keeper.isKept(OFFER.id)).toBe(false);
    expect(await keeper.keptIds()).toEqual(new Set());
    const back = await keeper.keep(OFFER, TEXT);
    expect(back).toMatchObject({ status: 'kept-again', offer: { notes: 'Mes mots' } });
    await keeper.change(OFFER.id, { deleted: true });
    expect(await keeper.change(OFFER.id, { deleted: false })).toMatchObject({ deletedAt: null });
  });

  test('is gone for good a month after it was deleted, with its text', async () => {
    await keeper.keep(OFFER, TEXT);
    await keeper.change(OFFER.id, { deleted: true });
    now = new Date('2026-12-27T10:00:00Z');
    await keeper.forgetDeleted();
    expect(await keeper.all()).toHaveLength(1);
    now = new Date('2026-12-29T10:00:00Z');
    await keeper.forgetDeleted();
    expect(await keeper.all()).toEqual([]);
    expect(Object.keys(area.values)).not.toContain(keptTextKey(OFFER.id));
    expect(Object.keys(area.values)).not.toContain(keptOfferKey(OFFER.id));
  });

  test('has its state’s date when it changes, not when it stays', async () => {
    await keeper.keep(OFFER, TEXT);
    expect(await keeper.change(OFFER.id, { state: 'to-study' })).toMatchObject({ stateAt: null });
    const at = now.toISOString();
    expect(await keeper.change(OFFER.id, { state: 'applied' })).toMatchObject({ stateAt: at });
  });

  test('that a visit finds closed is noted once', async () => {
    await keeper.keep(OFFER, TEXT);
    await keeper.visited(OFFER.id, 'closed');
    const { writings } = area;
    await keeper.visited(OFFER.id, 'closed');
    expect(area.writings).toBe(writings);
    expect(await keeper.offer(OFFER.id)).toMatchObject({ visit: { found: 'closed' } });
  });

  test('that nobody kept is not changed, and nothing that is no change is taken', async () => {
    expect(await keeper.change('x', { state: 'applied' })).toBeNull();
    await keeper.keep(OFFER, TEXT);
    const changed = await keeper.change(OFFER.id, { dates: { interview: 'demain' as string } });
    expect(changed?.dates ?? {}).toEqual({});
  });
});

describe('nothing that a person wrote is lost', () => {
  test('two pages write their notes at once', async () => {
    await keeper.keep(OFFER, TEXT);
    await Promise.all([
      keeper.change(OFFER.id, { notes: { text: 'De la première', from: '' } }),
      keeper.change(OFFER.id, { notes: { text: 'De la seconde', from: '' } }),
    ]);
    const { notes } = (await keeper.offer(OFFER.id)) ?? { notes: '' };
    expect(notes).toContain('De la première');
    expect(notes).toContain('De la seconde');
  });

  test('the same change twice is one', async () => {
    await keeper.keep(OFFER, TEXT);
    const change = { notes: { text: 'Rappeler', from: '' } };
    await keeper.change(OFFER.id, change);
    await keeper.change(OFFER.id, change);
    expect(await keeper.offer(OFFER.id)).toMatchObject({ notes: 'Rappeler' });
  });

  test('one page that goes on writing has its own words only', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { maxLength: 8 }), async (texts) => {
        area = new MemoryArea();
        restart();
        await keeper.keep(OFFER, TEXT);
        let from = '';
        for (const text of texts) {
          await keeper.change(OFFER.id, { notes: { text, from } });
          restart();
          from = text;
        }
        expect(await keeper.offer(OFFER.id)).toMatchObject({ notes: from });
      }),
      { numRuns: 30 },
    );
  });

  test('a damaged offer is set aside alone', async () => {
    await keeper.keep(OFFER, TEXT);
    await keeper.keep(offerWith({ id: 'b' }), TEXT);
    area.values[keptOfferKey('b')] = 'damaged';
    restart();
    expect(await keeper.all()).toEqual([OFFER]);
    await keeper.change(OFFER.id, { state: 'applied' });
    expect(area.values[DAMAGED_KEY]).toEqual({ [keptOfferKey('b')]: 'damaged' });
  });

  test('in a full storage, what is kept is there as long as the browser runs', async () => {
    const overflow = new MemoryArea();
    area.refuses.set = true;
    await new OfferKeeper(new Store(area, overflow), () => now).keep(OFFER, TEXT);
    const again = new OfferKeeper(new Store(area, overflow), () => now);
    expect(await again.all()).toEqual([OFFER]);
    area.refuses.set = false;
    await again.change(OFFER.id, { state: 'applied' });
    restart();
    expect(await keeper.all()).toMatchObject([{ id: OFFER.id, state: 'applied' }]);
    expect(await keeper.text(OFFER.id)).toEqual(TEXT);
  });
});

describe('as many as may be kept', () => {
  const ids = Array.from({ length: MAXIMUM_OFFERS }, (_, index) => `o/${index}`);

  beforeEach(() => {
    area.values = {
      version: CURRENT_VERSION,
      offers: ids,
      ...Object.fromEntries(ids.map((id) => [keptOfferKey(id), offerWith({ id })])),
    };
    restart();
  });

  test('one more is refused: none of a person’s own makes room by itself', async () => {
    expect(await keeper.keep(OFFER, TEXT)).toEqual({ status: 'full', offer: null });
    expect(await keeper.all()).toHaveLength(MAXIMUM_OFFERS);
  });

  test('what was deleted makes room, the oldest first', async () => {
    await keeper.change('o/7', { deleted: true });
    now = new Date('2026-11-29T10:00:00Z');
    await keeper.change('o/3', { deleted: true });
    expect((await keeper.keep(OFFER, TEXT)).status).toBe('kept');
    const left = (await keeper.all()).map(({ id }) => id);
    expect(left).not.toContain('o/7');
    expect(left).toContain('o/3');
  });

  test('all are read in one question', async () => {
    let questions = 0;
    const get = area.get.bind(area);
    area.get = (keys) => {
      questions += 1;
      return get(keys);
    };
    await keeper.all();
    // The version, the list, the offers.
    expect(questions).toBeLessThanOrEqual(3);
  });
});

test('what is ticked in quick succession is all ticked', async () => {
  await keeper.keep(OFFER, TEXT);
  await Promise.all([
    keeper.change(OFFER.id, { tick: { id: 'before-startup', done: true } }),
    keeper.change(OFFER.id, { tick: { id: 'before-guide', done: true } }),
    keeper.change(OFFER.id, { question: { text: 'Où ?', asked: false } }),
    keeper.change(OFFER.id, { question: { text: 'Quand ?', asked: false } }),
  ]);
  await keeper.change(OFFER.id, { question: { text: 'Où ?', asked: true } });
  await keeper.change(OFFER.id, { tick: { id: 'before-startup', done: false } });
  expect(await keeper.offer(OFFER.id)).toMatchObject({
    ticks: ['before-guide'],
    questions: [
      { text: 'Où ?', asked: true },
      { text: 'Quand ?', asked: false },
    ],
  });
  await keeper.change(OFFER.id, { question: { text: 'Où ?', asked: null } });
  expect((await keeper.offer(OFFER.id))?.questions).toEqual([{ text: 'Quand ?', asked: false }]);
});

test('a question for which there is no room is refused, and those that are there stay', async () => {
  await keeper.keep(OFFER, TEXT);
  for (let one = 0; one < MAXIMUM_QUESTIONS; one += 1) {
    await keeper.change(OFFER.id, { question: { text: `Question ${one}`, asked: false } });
  }
  expect(await keeper.change(OFFER.id, { question: { text: 'Encore', asked: false } })).toBeNull();
  const asked = await keeper.change(OFFER.id, { question: { text: 'Question 3', asked: true } });
  expect(asked?.questions).toHaveLength(MAXIMUM_QUESTIONS);
  expect(asked?.questions[3]?.asked).toBe(true);
});
