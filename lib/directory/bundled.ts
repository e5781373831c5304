import snapshot from './data/snapshot.json' with { type: 'json' };
import type { Directory } from './directory.ts';

/**
 * The directory that ships with the extension. It is checked when it is made
 * (scripts/directory-update.ts) and by the tests, not at each start.
 */
export function bundledDirectory(): Directory {
  return snapshot as Directory;
}
