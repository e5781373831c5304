import Fuse from 'fuse.js/basic';

/** Shorter words are taken as they are typed: too many others resemble them. */
const SHORTEST = 4;

/** As many words as one may mean. */
const MOST_MEANT = 12;

/**
 * The words of a table, to find what a word was meant to be: the same mistakes are forgiven as in
 * the panel's search. Built when a word that stands nowhere is typed for the first time.
 */
export class Vocabulary {
  readonly #texts: readonly string[];
  #fuse: Fuse<string> | null = null;
  readonly #known = new Map<string, readonly string[]>();

  /** @param texts folded */
  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  /** The words that a typed one may mean: itself where it stands somewhere, else what resembles it. */
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
    // References are typed as they are.
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
