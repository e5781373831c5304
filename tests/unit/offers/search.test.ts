import { expect, test } from 'vitest';
import { OfferSearch } from '../../../lib/offers/search.ts';
import { offerWith } from './offers.ts';

const { answer } = offerWith();
const offers = [
  offerWith({ id: 'a', title: 'Développeuse Rails', notes: 'Rappeler Léa mardi' }),
  offerWith({
    id: 'b',
    title: 'Chargé de déploiement',
    answer: {
      ...answer,
      startups: [{ ...answer.startups[0], id: 'td', name: 'Trackdéchets' } as never],
    },
  }),
  offerWith({ id: 'c', title: 'Designer', location: 'Rennes' }),
];
const search = new OfferSearch(offers);

test.each([
  ['', ['a', 'b', 'c']],
  ['d', ['a', 'b', 'c']],
  ['developpeuse', ['a']],
  ['trackdechet', ['b']],
  ['trakdéchets', ['b']],
  ['rennes', ['c']],
  ['rappeler lea', ['a']],
  ['xylophone', []],
])('"%s" finds %j', (query, ids) => {
  expect(search.find(query).map(({ id }) => id)).toEqual(ids);
});
