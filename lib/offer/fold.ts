/**
 * Folding, the basis of all matching: it removes case, accents, punctuation and typography, and
 * keeps letters and digits. It uses the engine's own string functions, which are fast from the
 * first call in a fresh worker (docs/performance.md).
 */

const MARKS = /[\u0300-\u036f]+/g;

/** One character between words. A plus sign belongs to its word ("Administration+", "A+"). */
const BETWEEN = /[^a-z0-9œæ+\0]/;

/** A plus sign belongs to a name only at the end of a word. */
const LOOSE_PLUS = /\+(?=[a-z0-9])|(?<![a-z0-9])\+/g;

/** The placeholder for a character that folds to nothing, where offsets must stay the same. */
const NOTHING = '\0';

/**
 * A text in folded letters of the same length, so that offsets stay valid. Ligatures and the
 * characters between words stay as they are.
 */
export function foldLetters(text: string): string {
  const lower = text.toLowerCase();
  const bare = lower.normalize('NFD').replace(MARKS, '');
  const letters =
    bare.length === text.length
      ? bare
      : // Decomposed accents and typographic ligatures: unit by unit, so that offsets stay.
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
 * Folded letters, split at each character between words. The lengths of the pieces, plus one for
 * each split, give their offsets. Two separators in a row give an empty piece.
 */
export function piecesOf(letters: string): string[] {
  return letters.split(BETWEEN);
}

/** Whether some units folded to nothing: this is rare, and the pieces then need `wordOf`. */
export function holdsNothing(letters: string): boolean {
  return letters.includes(NOTHING);
}

/** A piece without placeholders. */
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

/** Folds several texts at once; no text may contain a line end. */
export function foldLines(texts: readonly string[]): string[] {
  return wordOf(foldLetters(texts.join('\n')))
    .replace(/[^a-z0-9œæ+\n]+/g, ' ')
    .replace(/^ | $/gm, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .split('\n');
}
