import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_NOTE, MAXIMUM_QUESTIONS, parseKeptOffer } from '../../../lib/offers/kept-offer.ts';
import { mergeNotes, mergeOffers } from '../../../lib/offers/merge.ts';
import { anyOffer, offerWith } from './offers.ts';

describe('two copies of one offer', () => {
  test('the newer one’s state stands', () => {
    const here = offerWith({ state: 'applied', changedAt: '2026-11-21T10:00:00.000Z' });
    const there = offerWith({ state: 'interview', changedAt: '2026-11-22T10:00:00.000Z' });
    expect(mergeOffers(here, there).state).toBe('interview');
    expect(mergeOffers(there, here).state).toBe('interview');
  });

  test.each([
    ['the same', 'Appeler Léa.', 'Appeler Léa.', 'Appeler Léa.'],
    [
      'one goes on',
      'Appeler Léa.',
      'Appeler Léa. Elle rappelle mardi.',
      'Appeler Léa. Elle rappelle mardi.',
    ],
    ['one is empty', '', 'Appeler Léa.', 'Appeler Léa.'],
    ['both are new', 'Appeler Léa.', 'CV envoyé.', 'Appeler Léa.\n\n– – –\n\nCV envoyé.'],
  ])('notes: %s', (_, one, other, merged) => expect(mergeNotes(one, other)).toBe(merged));

  test('full notes, questions and ticks of both sides are all there when they are read again', () => {
    const full = (letter: string, changedAt: string) =>
      offerWith({
        notes: letter.repeat(LONGEST_NOTE),
        questions: Array.from({ length: MAXIMUM_QUESTIONS }, (_, one) => ({
          text: `${letter}${one}`,
          asked: false,
        })),
        ticks: Array.from({ length: 200 }, (_, one) => `${letter}${one}`),
        changedAt,
      });
    const [here, there] = [
      full('a', '2026-11-21T10:00:00.000Z'),
      full('b', '2026-11-22T10:00:00.000Z'),
    ];
    const merged = mergeOffers(here, there);
    expect(parseKeptOffer(merged)).toEqual(merged);
    expect(merged.notes).toContain(here.notes);
    expect(merged.notes).toContain(there.notes);
    expect([merged.questions.length, merged.ticks.length]).toEqual([400, 400]);
  });

  test('a question asked in either is asked', () => {
    const asked = offerWith({ questions: [{ text: 'Où ?', asked: true }] });
    const open = offerWith({
      questions: [
        { text: 'Où ?', asked: false },
        { text: 'Quand ?', asked: false },
      ],
    });
    const both = [
      { text: 'Où ?', asked: true },
      { text: 'Quand ?', asked: false },
    ];
    expect(mergeOffers(open, asked).questions).toEqual(both);
    expect(mergeOffers(asked, open).questions).toEqual(both);
  });

  test('nothing that was written or ticked is lost, and merging again changes nothing', () => {
    fc.assert(
      fc.property(anyOffer, anyOffer, (here, other) => {
        const there = { ...other, id: here.id };
        const merged = mergeOffers(here, there);
        for (const copy of [here, there]) {
          expect(merged.notes).toContain(copy.notes);
          expect(merged.people).toContain(copy.people);
          expect(merged.ticks).toEqual(expect.arrayContaining(copy.ticks));
          for (const { text } of copy.questions) {
            expect(merged.questions.map((question) => question.text)).toContain(text);
          }
        }
        expect(mergeOffers(merged, there)).toEqual(merged);
        expect(mergeOffers(merged, here)).toEqual(merged);
      }),
    );
  });
});
