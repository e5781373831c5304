import fc from 'fast-check';

/**
 * Any character of Unicode, half ones left out, one in two of the first plane: for `fc.string`,
 * whose own unit "binary" says the same and takes a second to be ready in every process.
 */
export const ANY_CHARACTER = fc
  .oneof(fc.integer({ max: 0xd7ff, min: 0 }), fc.integer({ max: 0x10ffff, min: 0xe000 }))
  .map((point) => String.fromCodePoint(point));
