import { expect, test } from 'vitest';
import { OffersReader } from '../../../lib/offers/reader.ts';
import { keptOfferKey } from '../../../lib/offers/shapes.ts';
import { sampleOffers, sampleText, storedOffers } from '../../../scripts/pages/sample-offers.ts';

const OFFERS = sampleOffers(500, '2026-11-28');

/** Storage with 500 offers, which counts what is read of it. */
function storage() {
  const values = storedOffers(OFFERS, sampleText(30_000));
  const asked: string[] = [];
  const reader = new OffersReader(async (keys) => {
    asked.push(...keys);
    return Object.fromEntries(keys.flatMap((key) => (key in values ? [[key, values[key]]] : [])));
  });
  return { values, asked, reader };
}

test('a list of offers reads each once, and none of their texts', async () => {
  const { asked, reader } = storage();
  expect(await reader.offers()).toEqual(OFFERS);
  expect(asked).toHaveLength(501);
  expect(asked.filter((key) => key.startsWith('offer-text'))).toEqual([]);
});

test('after a change, what has changed is read again, and the others stay the same objects', async () => {
  const { values, asked, reader } = storage();
  const before = await reader.offers();
  const [first] = before;
  if (!first) throw new Error('no offer');
  const key = keptOfferKey(first.id);
  values[key] = { ...first, notes: 'Rappeler mardi.' };
  asked.length = 0;
  reader.changed([key]);
  const after = await reader.offers();
  expect(asked).toEqual([key]);
  expect(after[0]?.notes).toBe('Rappeler mardi.');
  expect(after.slice(1).every((offer, index) => offer === before[index + 1])).toBe(true);
});

test('one that is new is read alone; what nobody names is read whole', async () => {
  const { values, asked, reader } = storage();
  const ids = OFFERS.map(({ id }) => id);
  values.offers = ids.slice(1);
  expect(await reader.offers()).toHaveLength(499);
  values.offers = ids;
  asked.length = 0;
  reader.changed(['offers']);
  expect(await reader.offers()).toHaveLength(500);
  expect(asked).toEqual(['offers', keptOfferKey(ids[0] ?? '')]);
  asked.length = 0;
  reader.changed(null);
  await reader.offers();
  expect(asked).toHaveLength(501);
});

test('an offer that cannot be read is left out', async () => {
  const { values, reader } = storage();
  values[keptOfferKey(OFFERS[3]?.id ?? '')] = 'broken';
  expect(await reader.offers()).toHaveLength(499);
});
