import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fold, foldLetters, foldLines } from '../../../lib/offer/fold.ts';
import { ANY_CHARACTER } from '../../support/characters.ts';

describe('fold', () => {
  test.each([
    ['Chargé·e de déploiement', 'charge e de deploiement'],
    ['L’Œuvre d’INCLU+ et A+', 'l oeuvre d inclu+ et a+'],
    ['C++, Python+Flask, + 3', 'c+ python flask 3'],
    ['e\u0301te\u0301 décomposé', 'ete decompose'],
    ['İstanbul', 'istanbul'],
    ['  \n\t ', ''],
    ['data.gouv.fr', 'data gouv fr'],
    ['1000 premiers jours - l’app', '1000 premiers jours l app'],
  ])('%j gives %j', (text, folded) => expect(fold(text)).toBe(folded));

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: ANY_CHARACTER }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('foldLines', () => {
  it('folds each text as it is folded alone', () => {
    const text = fc.string({ unit: ANY_CHARACTER }).map((one) => one.replaceAll('\n', ' '));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        expect(foldLines(texts)).toEqual(texts.map(fold));
      }),
    );
  });
});

describe('foldLetters', () => {
  it('keeps every offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: ANY_CHARACTER }), (text) => {
        expect(foldLetters(text)).toHaveLength(text.length);
      }),
    );
  });
});
