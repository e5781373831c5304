import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import commonWords from '../../../lib/matching/data/common-words.json' with { type: 'json' };
import { packWords, unpackWords } from '../../../lib/matching/packed-words.ts';
import { packedCommonWords } from '../../../scripts/extension/prepare.ts';

describe('packed words', () => {
  const words = commonWords.words.flatMap((line) => line.split(' '));

  test('are the common words again', () => {
    expect(unpackWords(packWords(words))).toEqual(words.toSorted());
  });

  test('are any words again, in order', () => {
    const word = fc.stringMatching(/^[a-zœé]{1,20}$/);
    fc.assert(
      fc.property(fc.array(word), (some) => {
        expect(unpackWords(packWords(some))).toEqual(some.toSorted());
      }),
    );
  });

  test.each(['', 'a b', 'b2', 'a-b'])('%j is none, and stops the build', (word) => {
    expect(() => packWords([word])).toThrow('it is no word');
  });

  test('stand in a build in the place of the list', () => {
    const [, text = ''] = /unpackWords\((".*?")\)/.exec(packedCommonWords()) ?? [];
    expect(unpackWords(JSON.parse(text))).toEqual(words.toSorted());
  });
});
