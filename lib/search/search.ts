import Fuse from 'fuse.js/basic';
import type { Phase } from '../directory/directory.ts';
import { typeset } from '../i18n/typeset.ts';
import type { SearchableStartup } from './searchable.ts';

/** The most results, which can be read at a glance. */
const MOST_FOUND = 8;

/** Longer than any name, in UTF-16 units. */
const LONGEST_QUERY = 80;

/**
 * A result whose score is this much worse than the best one's is an accident of letters. In
 * Fuse.js's scores, from 0 to 1.
 */
const FAR_FROM_THE_BEST = 0.45;

/** Phases in which nobody recruits: equally good results come after the others. */
const ENDED: ReadonlySet<Phase | null> = new Set(['abandon', 'abandon-investigation']);

/** A Startup found by a search. */
export interface FoundStartup {
  id: string;
  name: string;
  phase: Phase | null;
  /** Its incubators' names. */
  incubators: string[];
}

/**
 * Finds the Startups of one directory by name, whatever the accents and the case, with small
 * mistakes.
 */
export class StartupSearch {
  readonly #fuse: Fuse<SearchableStartup>;

  constructor(startups: readonly SearchableStartup[]) {
    this.#fuse = new Fuse([...startups], {
      keys: [
        { name: 'name', weight: 4 },
        { name: 'formerNames', weight: 2 },
        { name: 'id', weight: 2 },
        { name: 'host', weight: 1 },
      ],
      threshold: 0.34,
      ignoreLocation: true,
      ignoreDiacritics: true,
      includeScore: true,
    });
  }

  /** The Startups that a query may mean, the most likely first. */
  find(query: string): FoundStartup[] {
    const words = query.slice(0, LONGEST_QUERY).trim();
    if (words.length < 2) return [];
    const found = this.#fuse.search(words, { limit: 40 });
    const best = found[0]?.score ?? 0;
    return found
      .filter(({ score = 1 }) => score <= best + FAR_FROM_THE_BEST)
      .map(({ item, score = 1 }) => ({ item, score: score + (ENDED.has(item.phase) ? 0.02 : 0) }))
      .sort((one, other) => one.score - other.score)
      .slice(0, MOST_FOUND)
      .map(({ item }) => ({
        id: item.id,
        name: typeset(item.name),
        phase: item.phase,
        incubators: item.incubators.map(typeset),
      }));
  }
}
