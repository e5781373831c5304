/**
 * Folding, the ground of all matching: case, accents, punctuation and typography disappear,
 * letters and digits stay. Left to the engine's own string functions, which are fast from the
 * first call in a fresh worker on, before anything is compiled (docs/performance.md).
 */

const MARKS = /[\u0300-\u036f]+/g;

/** One character between words. A plus sign belongs to its word ("Administration+", "A+"). */
const BETWEEN = /[^a-z0-9œæ+\0]/;

/** A plus sign belongs to a name at the end of a word only. */
const LOOSE_PLUS = /\+(?=[a-z0-9])|(?<![a-z0-9])\+/g;

/** Stands for a character that folds to nothing, where places must not move. */
const NOTHING = '\0';

/**
 * A text in folded letters, unit for unit: what is at an offset here is at the same offset in
 * the text. What stands between words, and ligatures, stay as they are.
 */
export function foldLetters(text: string): string {
  const lower = text.toLowerCase();
  const bare = lower.normalize('NFD').replace(MARKS, '');
  const letters =
    bare.length === text.length
      ? bare
      : // Decomposed accents, ligatures of type: unit by unit, so that no place moves.
        (lower.length === text.length ? lower : text).replace(NOT_ASCII, foldUnit);
  return letters.includes('+') ? letters.replace(LOOSE_PLUS, ' ') : letters;
}

const NOT_ASCII = /[^\0-\x7f]/g;

const FOLDED_UNITS = new Map<string, string>();

function foldUnit(unit: string): string {
  let folded = FOLDED_UNITS.get(unit);
  if (folded === undefined) {
    const base = unit.normalize('NFD').charAt(0).toLowerCase();
    folded = base >= '\u0300' && base <= '\u036f' ? NOTHING : base.length === 1 ? base : ' ';
    FOLDED_UNITS.set(unit, folded);
  }
  return folded;
}

/**
 * Folded letters cut at each character between words: the pieces' lengths, with one more for
 * each cut, are the places. Two separators in a row leave an empty piece.
 */
export function piecesOf(letters: string): string[] {
  return letters.split(BETWEEN);
}

/** Whether some pieces hold units that folded to nothing: rare, and then `wordOf` is needed. */
export function holdsNothing(letters: string): boolean {
  return letters.includes(NOTHING);
}

/** A piece without what stood for nothing in it. */
export function wordOf(piece: string): string {
  return piece.includes(NOTHING) ? piece.replaceAll(NOTHING, '') : piece;
}

/** A text's folded words, separated by single spaces. Idempotent. */
export function fold(text: string): string {
  return piecesOf(wordOf(foldLetters(text)))
    .filter(Boolean)
    .join(' ')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}
