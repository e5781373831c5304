import { fold } from '../offer/fold.ts';

/**
 * The words around a place of a text, folded, on the same line and in the same sentence. Commas,
 * colons, dashes and brackets become ` , `, which separates clauses.
 */
export interface Surroundings {
  /**
   * The part of the sentence before the place; the place's own clause starts after the last ` , `.
   */
  before: string;
  /** The words before the place within its own clause. */
  clause: string;
  /** The rest of the sentence, without a bracket that directly follows the place. */
  after: string;
}

/** How much text on each side is looked at, in UTF-16 units. */
const BEFORE = 110;
const AFTER = 150;

/** The end of a sentence: a new line, or a punctuation mark followed by a space. */
const SENTENCE_END = /\n|[.!?…]["»”)]?\s/g;

/** The end of a clause. Quotation marks and hyphens inside words do not end one. */
const CLAUSE_END = /[,;:()[\]|•]|\s[-–—]\s/;

/** The surroundings of the part of a text between two offsets. */
export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  const slice = text.slice(Math.max(0, start - BEFORE), Math.max(0, start));
  let cut = 0;
  for (const { index, 0: mark } of slice.matchAll(SENTENCE_END)) cut = index + mark.length;
  // "l’équipe (X", "nos produits : X": a mark directly before the name does not
  // separate it from its phrase.
  const own = slice
    .slice(cut)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[([:]\s?[«"“]?\s?$/, '');
  const before = clausesOf(own);
  const [line = ''] = text.slice(end, end + AFTER).split(SENTENCE_END, 1);
  return {
    before,
    clause: before.slice(before.lastIndexOf(' , ') < 0 ? 0 : before.lastIndexOf(' , ') + 3),
    after: clausesOf(line.replace(/^\s*(?:["»”]\s*)?\([^)]*\)/, '')),
  };
}

/** Folded words with ` , ` between clauses; a ` , ` at either end marks a boundary there. */
function clausesOf(text: string): string {
  return text.split(CLAUSE_END).map(fold).join(' , ');
}
