import { fold } from '../offer/fold.ts';

/**
 * The words around a place of a text, folded, on its line and in its sentence. Commas, colons,
 * dashes and brackets are kept as ` , `: what stands behind them is another clause.
 */
export interface Surroundings {
  /** The sentence before the place; what is after its last ` , ` is the place's own clause. */
  before: string;
  /** The words of the place's own clause that stand before it. */
  clause: string;
  /** What follows in the sentence; a bracket that stands right behind the place is left out. */
  after: string;
}

/** How much text on each side is looked at, in UTF-16 units. */
const BEFORE = 110;
const AFTER = 150;

/** What ends a sentence: a new line, or a mark with a space behind it. */
const SENTENCE_END = /\n|[.!?…]["»”)]?\s/g;

/** What ends a clause. Quotation marks do not, and no hyphen inside a word. */
const CLAUSE_END = /[,;:()[\]|•]|\s[-–—]\s/;

/** The surroundings of what stands between two offsets of a text. */
export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  const slice = text.slice(Math.max(0, start - BEFORE), Math.max(0, start));
  let cut = 0;
  for (const { index, 0: mark } of slice.matchAll(SENTENCE_END)) cut = index + mark.length;
  // "l’équipe (X", "nos produits : X": what opens with the name belongs to what is before it.
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

/** Folded words with ` , ` between clauses; one at an end stands for what is cut there. */
function clausesOf(text: string): string {
  return text.split(CLAUSE_END).map(fold).join(' , ');
}
