import snapshot from './data/snapshot.json' with { type: 'json' };
import type { Directory } from './directory.ts';

/**
 * The directory that ships with the product. Its shape is checked when it is made
 * (scripts/directory-update.ts) and by the tests, so it is not checked again at each start.
 */
export function bundledDirectory(): Directory {
  return snapshot as Directory;
}
