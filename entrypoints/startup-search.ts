import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { StartupSearch } from '../lib/search/search.ts';

/**
 * Finds Startups by name, added to a page once a person searches in its panel: the library that it
 * takes weighs 20 kB, which the background would evaluate at each of its starts.
 */
export default defineUnlistedScript(() => {
  globalThis.repereStartupSearch ??= (startups) => new StartupSearch(startups);
});
