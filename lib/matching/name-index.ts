import { foldLetters, holdsNothing, piecesOf, wordOf } from '../offer/fold.ts';

/** A name to find, and the value it stands for. */
export interface Name<Value> {
  text: string;
  value: Value;
}

/** A name found in a text: `start` and `end` are UTF-16 offsets. */
export interface NameMatch<Value> {
  start: number;
  end: number;
  /** Every name that folds to these words, in the order they were added. */
  names: readonly Name<Value>[];
}

/**
 * A state of the search after some words: the names that end here, and the words that may follow.
 */
interface Place<Value> {
  names: Name<Value>[];
  next: Map<string, Place<Value>> | null;
}

/** A compound's inner boundary: "DossierFacile". */
const COMPOUND = /([a-zß-öø-ÿ])([A-ZÀ-ÖØ-Þ])/g;

/** The characters between words of names that are folded as lines. */
const BETWEEN_IN_LINES = /[^a-z0-9œæ+\n\0]/g;

/** Longer names are not looked for as one word, in UTF-16 units. */
const LONGEST_JOINED = 24;

/**
 * Finds all names in a text in one pass, however many there are.
 *
 * Names and texts are folded and compared word by word, so "Mes-Aides", "mes aides" and "MES AIDES"
 * are one name; "DossierFacile" is also found as two words, and a short name of several words also
 * when it is written as one. A match begins and ends at word boundaries of the text, and the
 * longest wins. From each word of the text the search continues only while some name continues, so
 * its time grows with the text and not with the number of names.
 *
 * Own code although libraries search too: it folds, respects word boundaries and keeps offsets. It
 * also gives the first answer sooner in a fresh worker, because it prepares only the names whose
 * first word occurs (npm run bench).
 */
export class NameIndex<Value> {
  readonly #names: readonly Name<Value>[];
  /** The folded words of each name, joined by spaces; some names have more than one line. */
  readonly #lines: string[];
  /** The name of each further line: line `names.length + n` belongs to name `owners[n]`. */
  readonly #owners: number[] = [];
  /** By first word: one line's number, or several. */
  readonly #first = new Map<string, number | number[]>();
  /** By first word, once it has occurred in a text. */
  readonly #places = new Map<string, Place<Value>>();

  constructor(names: readonly Name<Value>[]) {
    this.#names = names;
    const all = linesOf(names.map(({ text }) => text).join('\n'));
    const split = all.split('\n');
    this.#lines = split.length === names.length ? split : names.map(({ text }) => lineOf(text));
    const hasLigatures = all.includes('œ');
    for (let number = 0; number < names.length; number += 1) {
      const line = this.#lines[number] as string;
      this.#put(line, number);
      const { text } = names[number] as Name<Value>;
      const isCut = line.length > text.length;
      if (isCut && text.includes(' ')) {
        // A compound among other words is also found as it is written.
        this.#putFurther(wordOf(foldLetters(text).replace(BETWEEN_IN_LINES, ' ')), number);
      } else if (isCut || line.length <= LONGEST_JOINED) {
        // A compound or a short name of several words is also found as one word.
        const joined = line.replaceAll(' ', '');
        if (joined.length < line.length) this.#putFurther(joined, number);
      }
      if (hasLigatures && line.includes('œ')) this.#putFurther(line.replaceAll('œ', 'oe'), number);
    }
  }

  /** All matches, longest first at each place, none overlapping, in reading order. */
  find(text: string): NameMatch<Value>[] {
    const letters = foldLetters(text);
    const pieces = piecesOf(letters);
    const words = holdsNothing(letters) ? pieces.map(wordOf) : pieces;
    const matches: NameMatch<Value>[] = [];
    let start = 0;
    for (let first = 0; first < pieces.length; first += 1) {
      const word = words[first] as string;
      const { length } = pieces[first] as string;
      const place = word === '' ? undefined : this.#placeOf(word);
      if (place === undefined) {
        start += length + 1;
        continue;
      }
      const found = longest(place, pieces, words, first, start + length);
      if (found === null) {
        start += length + 1;
        continue;
      }
      matches.push({ start, end: found.end, names: found.names });
      start = found.end + 1;
      first = found.last;
    }
    return matches;
  }

  #putFurther(line: string, name: number): void {
    this.#lines.push(line);
    this.#owners.push(name);
    this.#put(line, this.#lines.length - 1);
  }

  #put(line: string, number: number): void {
    const space = line.indexOf(' ');
    // When a name begins with a sign, its first word comes after that.
    if (space === 0) {
      this.#put(line.trimStart(), number);
      return;
    }
    const word = space < 0 ? line : line.slice(0, space);
    const known = this.#first.get(word);
    if (known === undefined) this.#first.set(word, number);
    else if (typeof known === 'number') this.#first.set(word, [known, number]);
    else known.push(number);
  }

  /** The names that begin with a word; prepared the first time the word occurs. */
  #placeOf(word: string): Place<Value> | undefined {
    const numbers = this.#first.get(word);
    if (numbers === undefined) return undefined;
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    const place: Place<Value> = { names: [], next: null };
    for (const number of typeof numbers === 'number' ? [numbers] : numbers) {
      const count = this.#names.length;
      const owner = number < count ? number : (this.#owners[number - count] as number);
      enter(place, this.#lines[number] as string, this.#names[owner] as Name<Value>);
    }
    this.#places.set(word, place);
    return place;
  }
}

/** Follows the text from a place; returns the longest name, its end, and its last piece. */
function longest<Value>(
  from: Place<Value>,
  pieces: readonly string[],
  words: readonly string[],
  first: number,
  firstEnd: number,
): { names: Name<Value>[]; end: number; last: number } | null {
  let place: Place<Value> | undefined = from;
  let last = first;
  let end = firstEnd;
  let found: { names: Name<Value>[]; end: number; last: number } | null = null;
  while (place !== undefined) {
    if (place.names.length > 0) found = { names: place.names, end, last };
    if (place.next === null) break;
    do {
      last += 1;
      if (last === pieces.length) return found;
      end += (pieces[last] as string).length + 1;
    } while (words[last] === '');
    place = place.next.get(words[last] as string);
  }
  return found;
}

/** Adds a name to the place of its first word. */
function enter<Value>(first: Place<Value>, line: string, name: Name<Value>): void {
  let place: Place<Value> | null = null;
  for (const word of line.split(' ')) {
    if (word === '') continue;
    if (place === null) {
      place = first;
      continue;
    }
    place.next ??= new Map();
    let next = place.next.get(word);
    if (next === undefined) {
      next = { names: [], next: null };
      place.next.set(word, next);
    }
    place = next;
  }
  place?.names.push(name);
}

/** The folded words of names, joined by spaces, one name per line. */
function linesOf(texts: string): string {
  const lines = foldLetters(texts.replace(COMPOUND, '$1 $2')).replace(BETWEEN_IN_LINES, ' ');
  return wordOf(lines);
}

function lineOf(text: string): string {
  return linesOf(text.replaceAll('\n', ' '));
}
