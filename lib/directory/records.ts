/*
 * Shared by the two readers of the directory: snapshot.ts for whole files, live.ts for the file that
 * is served to the extension.
 */

/** The phase that began last; of equal ones the first (the API does not sort them). */
export function currentPhase<Item extends { start: string }>(phases: readonly Item[]): Item | null {
  let current: Item | null = null;
  for (const phase of phases) if (!current || phase.start > current.start) current = phase;
  return current;
}

/** A name for comparison: without case, accents and punctuation. */
export function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+€@]+/gu, ' ')
    .trim();
}
