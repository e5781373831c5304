import { afterEach, describe, expect, test, vi } from 'vitest';
import { type OfferOrder, type OrderKey, sortOffers } from '../../../lib/offers/select.ts';
import { offerWith } from './offers.ts';

const TODAY = '2026-11-28';

const OFFERS = [
  offerWith({
    id: 'a',
    title: 'Éco 10',
    salary: '45 k€',
    datePosted: '2026-11-02',
    state: 'closed',
    keptAt: '2026-11-20T10:00:00.000Z',
    dates: { answer: '2026-12-05' },
  }),
  offerWith({
    id: 'b',
    title: 'Eco 9',
    salary: null,
    datePosted: '2026-10-30',
    state: 'to-study',
    keptAt: '2026-11-22T10:00:00.000Z',
    dates: { interview: '2026-12-01T14:30', deadline: '2026-11-01' },
  }),
  offerWith({
    id: 'c',
    title: 'zone',
    salary: '5 k€',
    datePosted: null,
    state: 'applied',
    keptAt: '2026-11-21T10:00:00.000Z',
  }),
];

afterEach(() => vi.restoreAllMocks());

describe('offers are sorted by', () => {
  test.each<[OrderKey, boolean, string]>([
    ['title', false, 'bac'],
    ['title', true, 'cab'],
    ['pay', false, 'cab'],
    ['pay', true, 'acb'],
    ['posted', false, 'bac'],
    ['posted', true, 'abc'],
    ['next', false, 'bac'],
    ['state', false, 'bca'],
    ['kept', true, 'bca'],
  ])('%s, downwards: %s, those that tell none last', (by, down, ids) => {
    const order: OfferOrder = { by, down };
    const sorted = sortOffers(OFFERS, order, TODAY);
    expect(sorted.map(({ id }) => id).join('')).toBe(ids);
  });

  test('anything, with one collator for all comparisons', () => {
    const many = Array.from({ length: 500 }, (_, number) =>
      offerWith({ id: `${number}`, title: `Offre ${number}` }),
    );
    const compares = vi.spyOn(String.prototype, 'localeCompare');
    const makes = vi.spyOn(Intl, 'Collator');
    for (const by of ['title', 'startup', 'kept', 'next'] as const) {
      sortOffers(many, { by, down: true }, TODAY);
    }
    expect(compares).not.toHaveBeenCalled();
    expect(makes.mock.calls.length).toBeLessThanOrEqual(1);
  });
});
