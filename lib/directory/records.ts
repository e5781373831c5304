/*
 * What both ways into the directory read alike: the whole files (snapshot.ts) and what is served
 * to the extension (live.ts).
 */

/** The phase with the greatest start; of equal ones the first (the API does not sort them). */
export function currentPhase<Item extends { start: string }>(phases: readonly Item[]): Item | null {
  let current: Item | null = null;
  for (const phase of phases) if (!current || phase.start > current.start) current = phase;
  return current;
}

/** Names compared without case, accents and punctuation. */
export function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+€@]+/gu, ' ')
    .trim();
}
