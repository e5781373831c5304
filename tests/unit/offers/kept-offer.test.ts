import { describe, expect, test } from 'vitest';
import { offerId } from '../../../lib/offer/offer-key.ts';
import {
  compareVisit,
  keptTextOf,
  LONGEST_TEXT,
  parseKeptOffer,
} from '../../../lib/offers/kept-offer.ts';
import { offerWith, TEXT } from './offers.ts';

describe('what is kept', () => {
  test.each([
    [
      'choisir-le-service-public',
      '2026-1',
      'https://x.example/a?b#c',
      'choisir-le-service-public/2026-1',
    ],
    [
      'welcome-to-the-jungle',
      null,
      'https://x.example/a?b#c',
      'welcome-to-the-jungle/https://x.example/a',
    ],
  ] as const)('%s, reference %s', (board, reference, url, id) => {
    expect(offerId(board, reference, url)).toBe(id);
  });

  test.each([['id'], ['url'], ['title'], ['keptAt']])('without its %s it is none', (field) => {
    expect(parseKeptOffer({ ...offerWith(), [field]: undefined })).toBeNull();
  });

  test.each(['javascript:alert(1)', 'http://x.example/', 'x'])(
    '%s is no address of an offer',
    (url) => {
      expect(parseKeptOffer({ ...offerWith(), url })).toBeNull();
    },
  );

  test('damaged fields lose themselves only', () => {
    const damaged = {
      ...offerWith({ notes: 'À garder' }),
      state: 3,
      dates: 'x',
      ticks: {},
      visit: 1,
    };
    expect(parseKeptOffer(damaged)).toEqual(offerWith({ notes: 'À garder' }));
  });

  test('a damaged entry of a list, or one date of three, loses itself only', () => {
    const good = offerWith({
      dates: { interview: '2026-12-01T14:30' },
      questions: [{ text: 'Où ?', asked: true }],
      ticks: ['a'],
    });
    const damaged = {
      ...good,
      dates: { deadline: '2026-02-31', interview: '2026-12-01T14:30', answer: '2026-12-01T25:00' },
      questions: [7, { text: 'Où ?', asked: true }, { text: 1 }],
      ticks: ['a', null],
      answer: { ...good.answer, startups: [...good.answer.startups, { id: 1 }] },
    };
    expect(parseKeptOffer(damaged)).toEqual(good);
  });

  test('a long text is cut, and says so', () => {
    const zones = [
      { name: 'missions' as const, text: 'a'.repeat(LONGEST_TEXT - 1) },
      { name: 'profile' as const, text: '😀😀' },
      { name: 'process' as const, text: 'x' },
    ];
    const kept = keptTextOf({ zones });
    expect(kept.isCut).toBe(true);
    expect(kept.zones.map(({ text }) => text.length)).toEqual([LONGEST_TEXT - 1]);
    expect(keptTextOf({ zones: TEXT.zones })).toEqual(TEXT);
  });
});

describe('a later visit shows', () => {
  const [title, missions] = TEXT.zones;
  if (!title || !missions) throw new Error('no text');
  test.each([
    ['the same words', TEXT.zones, 'same'],
    ['other spaces', [title, { ...missions, text: missions.text.replaceAll(' ', '\n') }], 'same'],
    [
      'other facts of the board',
      [...TEXT.zones, { name: 'details' as const, text: 'il y a 3 jours' }],
      'same',
    ],
    ['other missions', [title, { ...missions, text: 'Autre chose.' }], 'changed'],
    ['that it is closed', null, 'closed'],
  ])('%s', (_, zones, found) => expect(compareVisit(TEXT, zones)).toBe(found));

  test('nothing where no text was kept', () => expect(compareVisit(null, TEXT.zones)).toBe('same'));
});
