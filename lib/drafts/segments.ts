import type { Range } from './blanks.ts';

/** A range that is shown in a text, and what it is. */
export interface Shown<Kind extends string> extends Range {
  kind: Kind;
}

/** A piece of a text, and all that it is. */
export interface Segment<Kind extends string> {
  text: string;
  /** Where it begins, in UTF-16 units. */
  start: number;
  kinds: Kind[];
}

/** Cuts a text wherever something begins or ends; the pieces together are the text. */
export function segmentsOf<Kind extends string>(
  text: string,
  shown: readonly Shown<Kind>[],
): Segment<Kind>[] {
  const edges = new Set([0, text.length]);
  for (const { start, end } of shown) {
    for (const edge of [start, end]) if (edge > 0 && edge < text.length) edges.add(edge);
  }
  const sorted = [...edges].sort((one, other) => one - other);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index] ?? 0;
    const kinds = shown.flatMap((one) => (one.start <= start && one.end >= end ? one.kind : []));
    return { text: text.slice(start, end), start, kinds: [...new Set(kinds)] };
  });
}
