/**
 * Numbers from 0 to 1, 1 not included, evenly spread and always the same for a seed (mulberry32):
 * a failure can be run again. fast-check's prefer the ends, where bugs of values are.
 */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of so many parts of a list, all as long as each other but for one item, together the whole. */
export function part<Item>(items: readonly Item[], index: number, parts: number): Item[] {
  const border = (of: number) => Math.round((items.length * of) / parts);
  return items.slice(border(index), border(index + 1));
}
