/**
 * Folding, the ground of all matching: case, accents, punctuation and typography disappear,
 * letters and digits stay. Left to the engine's own string functions, which are fast from the
 * first call in a fresh worker on, before anything is compiled (docs/performance.md).
 */

const MARKS = /[\u0300-\u036f]+/g;

/**
 * What stands between words. A plus sign at the end of a word belongs to a name
 * ("Administration+", "A+"). New lines stay, so that many texts can be folded as one.
 */
const BETWEEN = /[^a-z0-9œæ+\n\0]|\+(?=[a-z0-9])|(?<![a-z0-9])\+/g;

/** Stands for a character that folds to nothing, where places must not move. */
export const NOTHING = '\0';

/**
 * A text in folded letters, unit for unit: what is at an offset here is at the same offset in
 * the text. A space stands for each character between words; ligatures stay as they are.
 */
export function foldInPlace(text: string): string {
  const lower = text.toLowerCase();
  const bare = lower.normalize('NFD').replace(MARKS, '');
  const letters = bare.length === text.length ? bare : foldUnits(text);
  return letters.replace(BETWEEN, ' ');
}

/** The rare text whose characters do not decompose one to one: unit by unit. */
function foldUnits(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    const [base = ' '] = text.charAt(index).toLowerCase().normalize('NFD');
    folded += base >= '\u0300' && base <= '\u036f' ? NOTHING : base.length === 1 ? base : ' ';
  }
  return folded;
}

/** A folded word without what stood for nothing in it. */
export function wordOf(folded: string): string {
  return folded.includes(NOTHING) ? folded.replaceAll(NOTHING, '') : folded;
}

/** A text's folded words, separated by single spaces. Idempotent. */
export function fold(text: string): string {
  return wordOf(foldInPlace(text))
    .replace(/[ \n]+/g, ' ')
    .trim()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}
