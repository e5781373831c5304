/** Caches the last result; recomputed when the source is another object. */
export function memoizeLast<Source extends object, Result>(
  compute: (source: Source) => Result,
): (source: Source) => Result {
  let last: { source: Source; result: Result } | null = null;
  return (source) => {
    if (last?.source !== source) last = { source, result: compute(source) };
    return last.result;
  };
}
