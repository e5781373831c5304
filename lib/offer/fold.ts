/**
 * Folding and cutting text into tokens, the ground of all matching: case, accents,
 * punctuation and typography disappear, letters and digits stay.
 *
 * One pass over UTF-16 units with a table, no string made per token: a 20 kB offer is
 * folded in a fraction of a millisecond (docs/performance.md).
 */

/** Folded units for code points below this come from the table; the rest is rare here. */
const TABLE_SIZE = 0x250;
const SEPARATOR = 0;
const PLUS = 0x2b;

const TABLE = new Uint16Array(TABLE_SIZE);
for (let code = 0; code < TABLE_SIZE; code += 1) {
  const base = String.fromCharCode(code).normalize('NFD').toLowerCase()[0] ?? '';
  TABLE[code] = /[\p{L}\p{N}]/u.test(base) ? base.charCodeAt(0) : SEPARATOR;
}
// Ligatures fold to their first letter here; the second is added by the loop.
const LIGATURES = new Map([
  [0xe6, 'ae'],
  [0xc6, 'ae'],
  [0x153, 'oe'],
  [0x152, 'oe'],
  [0xdf, 'ss'],
]);

/** A text cut into tokens. All arrays have one entry a token, `count` of them are in use. */
export interface Tokens {
  /** Folded units of the text, tokens one after another without separators. */
  units: Uint16Array;
  count: number;
  /** Where each token starts in `units`; one more entry gives the end of the last. */
  from: Uint32Array;
  /** Where each token starts in the text, in UTF-16 units. */
  start: Uint32Array;
  /** Where each token ends in the text. */
  end: Uint32Array;
}

/**
 * Cuts a text into folded tokens. A plus sign that follows a letter belongs to the name
 * ("Administration+", "A+") and is a token of its own.
 */
export function tokenize(text: string): Tokens {
  const length = text.length;
  // A ligature folds to two units: rare, but the room must be there.
  let room = length + 16;
  let units = new Uint16Array(room);
  let capacity = (length >> 2) + 16;
  let from = new Uint32Array(capacity + 1);
  let start = new Uint32Array(capacity);
  let end = new Uint32Array(capacity);
  let count = 0;
  let written = 0;
  let inside: boolean = false;

  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    let unit = code < TABLE_SIZE ? (TABLE[code] as number) : foldRare(code);
    let second = 0;
    if (code >= 0xc6 && code <= 0x153) {
      const ligature = LIGATURES.get(code);
      if (ligature) {
        unit = ligature.charCodeAt(0);
        second = ligature.charCodeAt(1);
      }
    }
    if (unit === COMBINING) {
      if (inside) end[count - 1] = index + 1;
      continue;
    }
    const plus: boolean = code === PLUS && inside;
    if (unit === SEPARATOR && !plus) {
      inside = false;
      continue;
    }
    if (!inside || plus) {
      if (count === capacity) {
        capacity *= 2;
        from = grown(from, capacity + 1);
        start = grown(start, capacity);
        end = grown(end, capacity);
      }
      from[count] = written;
      start[count] = index;
      count += 1;
    }
    if (written + 2 > room) {
      room *= 2;
      const larger = new Uint16Array(room);
      larger.set(units);
      units = larger;
    }
    units[written] = plus ? PLUS : unit;
    written += 1;
    if (second) {
      units[written] = second;
      written += 1;
    }
    end[count - 1] = index + 1;
    inside = !plus;
  }
  from[count] = written;
  return { units, count, from, start, end };
}

const COMBINING = 0xffff;

/** Combining marks vanish, other scripts' letters and digits stay, all else separates. */
function foldRare(code: number): number {
  if (code >= 0x300 && code <= 0x36f) return COMBINING;
  if (code >= 0x2000 && code <= 0x2bff) return SEPARATOR;
  const character = String.fromCharCode(code);
  if (!/[\p{L}\p{N}]/u.test(character)) return SEPARATOR;
  return character.toLowerCase().charCodeAt(0);
}

function grown(array: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(size);
  larger.set(array);
  return larger;
}

/** A text's folded tokens as one string, separated by single spaces. Idempotent. */
export function fold(text: string): string {
  const { units, count, from } = tokenize(text);
  let folded = '';
  for (let token = 0; token < count; token += 1) {
    if (token > 0) folded += ' ';
    for (let unit = from[token] as number; unit < (from[token + 1] as number); unit += 1) {
      folded += String.fromCharCode(units[unit] as number);
    }
  }
  return folded;
}
