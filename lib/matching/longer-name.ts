import { isGrammar, isTitleWord } from './words.ts';

/** A name as it stands in a text, and what is known of the text. */
export interface NameInText {
  text: string;
  start: number;
  end: number;
  inTitle: boolean;
  /** How often the whole offer has these words, whatever their case. */
  countOf(words: string): number;
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
export function restOfName({
  text,
  start,
  end,
  inTitle,
  countOf,
  isKnown,
}: NameInText): string | null {
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
    return countOf(`${own} ${capitalised}`) > 1 ? capitalised : null;
  }
  // "Dev – Mobilic ambulances": a common noun right behind a name goes on with it, when it comes again.
  const noun = inTitle && /^[ \u00a0](\p{Ll}[\p{L}-]{3,})\s*(?:$|[,(|/–-])/u.exec(behind)?.[1];
  if (!noun || isTitleWord(noun)) return null;
  return countOf(`${own} ${noun}`) > 1 ? noun : null;
}

/** More longer names than an offer has; counting each goes through the whole text. */
const MOST_COUNTED = 20;

/** Counts words in an offer's text, each once; of more than a few it says that there are none. */
export function counterOf(texts: readonly string[]): (words: string) => number {
  const known = new Map<string, number>();
  let all: string | undefined;
  return (words) => {
    const key = words.toLowerCase();
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_COUNTED) return 0;
    all ??= texts.join('\n').toLowerCase();
    const count = all.split(key).length - 1;
    known.set(key, count);
    return count;
  };
}
