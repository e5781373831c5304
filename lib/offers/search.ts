import Fuse from 'fuse.js/basic';
import type { KeptOffer } from './kept-offer.ts';

/** The longest query that is searched for, in UTF-16 units; the rest is ignored. */
const LONGEST_QUERY = 80;

/** Finds kept offers by their words and by what was written of them, whatever the accents and small mistakes. */
export class OfferSearch {
  readonly #offers: readonly KeptOffer[];
  #fuse: Fuse<KeptOffer> | undefined;

  constructor(offers: readonly KeptOffer[]) {
    this.#offers = offers;
  }

  /** Built at the first search: most people only look. */
  #index(): Fuse<KeptOffer> {
    this.#fuse ??= new Fuse([...this.#offers], {
      keys: [
        { name: 'title', weight: 4 },
        { name: 'startup', weight: 4, getFn: ({ answer }) => answer.startups.map(nameOf) },
        { name: 'incubator', weight: 2, getFn: ({ answer }) => answer.incubators.map(nameOf) },
        { name: 'employer', weight: 2, getFn: ({ employer }) => employer ?? '' },
        { name: 'location', weight: 1, getFn: ({ location }) => location ?? '' },
        { name: 'notes', weight: 1, getFn: ({ notes, people }) => `${notes}\n${people}` },
      ],
      threshold: 0.34,
      ignoreLocation: true,
      ignoreDiacritics: true,
    });
    return this.#fuse;
  }

  /** The offers that a query may mean, in their own order; all of them for an empty one. */
  find(query: string): readonly KeptOffer[] {
    const words = query.slice(0, LONGEST_QUERY).trim();
    if (words.length < 2) return this.#offers;
    const found = new Set(
      this.#index()
        .search(words)
        .map(({ item }) => item),
    );
    return this.#offers.filter((offer) => found.has(offer));
  }
}

function nameOf({ name }: { name: string }): string {
  return name;
}
