import Fuse from 'fuse.js/basic';

/** Shorter words are taken as they are typed: too many others resemble them. */
const SHORTEST = 4;

/** A typed word stands for so many words at most. */
const MOST_MEANT = 12;

/**
 * The words of a table, in which a word typed with a mistake is looked for, as in the panel's search.
 * Their index is built when the first word comes that stands nowhere.
 */
export class Vocabulary {
  readonly #texts: readonly string[];
  #fuse: Fuse<string> | null = null;
  readonly #known = new Map<string, readonly string[]>();

  /** @param texts folded */
  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  /** The words that a typed one stands for: itself if the table has it, else those that resemble it. */
  meant(word: string): readonly string[] {
    const known = this.#known.get(word);
    if (known) return known;
    const meant =
      word.length < SHORTEST || this.#texts.some((text) => text.includes(word))
        ? [word]
        : this.#alike(word);
    this.#known.set(word, meant);
    return meant;
  }

  #alike(word: string): readonly string[] {
    const words = () => new Set(this.#texts.flatMap((text) => text.split(' ')));
    // A reference is copied, not spelt: nothing resembles it.
    this.#fuse ??= new Fuse(
      [...words()].filter((one) => !/\d/.test(one)),
      {
        threshold: 0.34,
        includeScore: true,
        minMatchCharLength: 2,
      },
    );
    const found = this.#fuse.search(word, { limit: MOST_MEANT });
    // "Pix" is no mistake in "pixellisation", nor the other way round.
    return found.flatMap(({ item }) =>
      Math.abs(item.length - word.length) <= 1 + word.length / 3 ? item : [],
    );
  }
}
