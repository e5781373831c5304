import type { FoundStartup, StartupSearch } from './search.ts';
import type { SearchableStartup } from './searchable.ts';

declare global {
  /** Set by the script that searches (entrypoints/startup-search.ts), in the page's isolated world. */
  var repereStartupSearch: ((startups: readonly SearchableStartup[]) => StartupSearch) | undefined;
}

/**
 * Searches Startups in a page. The script and the list of Startups are only loaded with the first
 * words typed, since few people search.
 *
 * @param fetchStartups adds the script and returns the Startups; when it rejects, the
 *   next search tries again
 */
export function createLazySearch(
  fetchStartups: () => Promise<readonly SearchableStartup[]>,
): (query: string) => Promise<FoundStartup[]> {
  let coming: Promise<StartupSearch> | undefined;

  async function prepare(): Promise<StartupSearch> {
    const startups = await fetchStartups();
    const create = globalThis.repereStartupSearch;
    if (!create) throw new Error('what searches Startups did not come');
    return create(startups);
  }

  return async (query) => {
    coming ??= prepare();
    try {
      return (await coming).find(query);
    } catch (error) {
      coming = undefined;
      throw error;
    }
  };
}
