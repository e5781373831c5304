import type { Range } from './blanks.ts';

/** Signs of Markdown that stand in a text's source and not in what is read. */
const MARKUP = /[*_`]/;

const BOLD = '**';

/** A line's own sign: a heading, an item. */
const LINE_SIGN = /^[ \t]*(?:#{1,6}[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+|>[ \t]?)/;

/**
 * The first place in a draft's source of words that were read from it; null when they are gone. Spaces,
 * apostrophes and Markdown's signs may differ, and a link's address may stand in between.
 *
 * @param from where to begin, in UTF-16 units
 */
export function findWords(source: string, quote: string, from = 0): Range | null {
  const wanted = plain(quote).letters;
  if (!wanted.trim()) return null;
  const { letters, places } = plain(source);
  const first = places.findIndex((place) => place >= from);
  const at = first < 0 ? -1 : letters.indexOf(wanted, first);
  if (at < 0) return null;
  const start = places[at] ?? 0;
  const last = places[at + wanted.length - 1] ?? start;
  return withWholeBold(source, { start, end: last + 1 });
}

/** A range with the sign of bold right beside it, where it would hold one of the two alone. */
function withWholeBold(source: string, { start, end }: Range): Range {
  const signs = source.slice(start, end).split(BOLD).length - 1;
  if (signs % 2 === 0) return { start, end };
  if (source.slice(0, start).endsWith(BOLD)) return { start: start - BOLD.length, end };
  return { start, end: source.startsWith(BOLD, end) ? end + BOLD.length : end };
}

/** A source as it is read, one space between words, and the place of each letter in the source. */
function plain(source: string): { letters: string; places: number[] } {
  let letters = '';
  const places: number[] = [];
  const add = (letter: string, place: number) => {
    if (letter === ' ' && (letters === '' || letters.endsWith(' '))) return;
    letters += letter;
    places.push(place);
  };
  let lineStart = true;
  for (let at = 0; at < source.length; at += 1) {
    if (lineStart) {
      lineStart = false;
      const sign = LINE_SIGN.exec(source.slice(at, at + 40))?.[0].length ?? 0;
      at += sign;
      if (at >= source.length) break;
    }
    const letter = source.charAt(at);
    if (letter === '\n') {
      lineStart = true;
      add(' ', at);
    } else if (letter === ']' && source.charAt(at + 1) === '(') {
      const end = source.indexOf(')', at);
      if (end > 0) at = end;
    } else if (letter === '[' && LINK.test(source.slice(at, at + 2_000))) {
      // The words of a link come next.
    } else if (/\s/.test(letter)) add(' ', at);
    else if (letter === '’' || letter === '‘') add("'", at);
    else if (!MARKUP.test(letter)) add(letter, at);
  }
  while (letters.endsWith(' ')) {
    letters = letters.slice(0, -1);
    places.pop();
  }
  return { letters, places };
}

const LINK = /^\[[^\]\n]{0,1000}\]\(/;
