/** What is made of something, made at the first need and again when that is another object. */
export function keptFor<Source extends object, Made>(
  make: (source: Source) => Made,
): (source: Source) => Made {
  let kept: { source: Source; made: Made } | null = null;
  return (source) => {
    if (kept?.source !== source) kept = { source, made: make(source) };
    return kept.made;
  };
}
