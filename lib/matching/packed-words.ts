/*
 * The common words as a build holds them: in order, each as how many letters it shares with the one before, and
 * the rest; two fifths of their size.
 */

/** A word may share so many letters at most: one digit tells. */
const MOST_SHARED = 9;

/**
 * Packs a list of words.
 * @throws Error when one holds anything but letters: it could not be told from the next
 */
export function packWords(words: readonly string[]): string {
  let before = '';
  return words
    .toSorted()
    .map((word) => {
      if (!/^\p{L}+$/u.test(word)) throw new Error(`"${word}" cannot be packed: it is no word`);
      let shared = 0;
      while (shared < MOST_SHARED && shared < before.length && word[shared] === before[shared]) {
        shared += 1;
      }
      before = word;
      return shared + word.slice(shared);
    })
    .join('');
}

/** The words that were packed, in order. */
export function unpackWords(packed: string): string[] {
  let before = '';
  return Array.from(packed.matchAll(/(\d)(\D*)/g), ([, shared, rest = '']) => {
    before = before.slice(0, Number(shared)) + rest;
    return before;
  });
}
