import { isGrammar, isTitleWord } from './words.ts';

/** The place of a name in a text, and the facts about the offer that decide where the name ends. */
export interface NameInText {
  text: string;
  start: number;
  end: number;
  inTitle: boolean;
  /** How often these words occur in the whole offer, in any case. */
  countOf(words: string): number;
  /** True for words of the employer's, a public body's or the place's name. */
  isKnown(word: string): boolean;
}

/** How much text after a name is looked at, in UTF-16 units. */
const BEHIND = 60;

const CAPITALISED = /^[ \u00a0](\p{Lu}[\p{L}\d'’.+-]*)/u;
const HYPHENATED = /^[-‑](?!(?:t-|ci\b|là\b))([\p{L}\d]+)/u;
const NUMBERED = /^[ \u00a0](\d{1,2}(?:\.\d)?)(?=\s*(?:$|[,.:;()»\n]| (?:recrut|est )))/;
const QUOTED = /^([^«»"“”\n]{2,40}?)\s?[»"”]/u;

/**
 * The words after a name that make it a longer name, which the directory does not have: a
 * capitalised word ("Mobilic Ambulances"), a hyphen, a number, the rest of a quotation
 * ("« Mobilic ambulances »"). Null where the name ends: before grammar, the words of a
 * job's title, a public body.
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
  // In a title all in capitals, a capital says nothing.
  if (inTitle && text === text.toUpperCase()) return null;
  const capitalised = CAPITALISED.exec(behind)?.[1];
  if (capitalised) {
    if (isGrammar(capitalised) || isKnown(capitalised)) return null;
    if (!isTitleWord(capitalised)) return capitalised;
    // "Docurba Formation" may be a heading, or the training in a job's title; it is a
    // name if it occurs twice.
    return countOf(`${own} ${capitalised}`) > 1 ? capitalised : null;
  }
  // "Dev – Mobilic ambulances": a common noun after a name belongs to it if
  // both occur together again.
  const noun = inTitle && /^[ \u00a0](\p{Ll}[\p{L}-]{3,})\s*(?:$|[,(|/–-])/u.exec(behind)?.[1];
  if (!noun || isTitleWord(noun)) return null;
  return countOf(`${own} ${noun}`) > 1 ? noun : null;
}

/** More longer names than any offer has: each count searches the whole text. */
const MOST_COUNTED = 20;

/**
 * Counts words in an offer's text, each phrase once; returns 0 for more than
 * `MOST_COUNTED` phrases.
 */
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
