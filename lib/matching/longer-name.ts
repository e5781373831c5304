import { isGrammar, isTitleWord } from './words.ts';

/** A name as it stands in a text, and what is known of the text. */
export interface NameInText {
  text: string;
  start: number;
  end: number;
  inTitle: boolean;
  /** The whole offer's text, where a longer name may come again. */
  all: string;
  /** True for words that are the employer's, a public body's, the place's. */
  isKnown(word: string): boolean;
}

/** How much text behind a name is looked at, in UTF-16 units. */
const BEHIND = 60;

const CAPITALISED = /^[ \u00a0](\p{Lu}[\p{L}\d'’.+-]*)/u;
const HYPHENATED = /^[-‑](?!(?:t-|ci\b|là\b))([\p{L}\d]+)/u;
const NUMBERED = /^[ \u00a0](\d{1,2}(?:\.\d)?)(?=\s*(?:$|[,.:;()»\n]| (?:recrut|est )))/;
const QUOTED = /^([^«»"“”\n]{2,40}?)\s?[»"”]/u;

/**
 * What follows a name and makes it another, longer one that the directory does not have: a word with
 * a capital ("Mobilic Ambulances"), a hyphen, a number, the rest of a quotation ("« Mobilic
 * ambulances »"). Null where the name ends: before grammar, the words of a job's title, a public body.
 */
export function restOfName({ text, start, end, inTitle, all, isKnown }: NameInText): string | null {
  const behind = text.slice(end, end + BEHIND);
  const own = text.slice(start, end);
  const quoted =
    /[«"“]\s?$/u.test(text.slice(Math.max(0, start - 2), start)) && QUOTED.exec(behind);
  if (quoted && /^\s\p{L}/u.test(quoted[1] ?? '') && !isGrammar(quoted[1] ?? '')) {
    return quoted[1]?.trim() ?? null;
  }
  const hyphenated = HYPHENATED.exec(behind)?.[1];
  if (hyphenated && /^\p{Lu}/u.test(own)) return hyphenated;
  const numbered = NUMBERED.exec(behind)?.[1];
  if (numbered && !own.endsWith(numbered)) return numbered;
  // Where all is in capitals, one more says nothing.
  if (inTitle && text === text.toUpperCase()) return null;
  const capitalised = CAPITALISED.exec(behind)?.[1];
  if (capitalised) {
    if (isGrammar(capitalised) || isKnown(capitalised)) return null;
    if (!isTitleWord(capitalised)) return capitalised;
    // "Docurba Formation" may be a heading, or the training in a job's title; twice it is a name.
    return countOf(all, `${own} ${capitalised}`) > 1 ? capitalised : null;
  }
  // "Dev – Mobilic ambulances": a common noun right behind a name goes on with it, when it comes again.
  const noun = inTitle && /^[ \u00a0](\p{Ll}[\p{L}-]{3,})\s*(?:$|[,(|/–-])/u.exec(behind)?.[1];
  if (!noun || isTitleWord(noun)) return null;
  return countOf(all.toLowerCase(), `${own} ${noun}`.toLowerCase()) > 1 ? noun : null;
}

function countOf(text: string, words: string): number {
  return text.split(words).length - 1;
}
