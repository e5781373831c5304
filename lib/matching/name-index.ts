import { foldInPlace, NOTHING, wordOf } from '../offer/fold.ts';

/** A name to be found, and what it stands for. */
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

/** What the words so far are: names, the beginning of longer ones, or both. */
interface Entry<Value> {
  names: Name<Value>[];
  goesOn: boolean;
}

/** All names that begin with one word: as lines until the word is met, as entries from then on. */
interface Bucket<Value> {
  names: Name<Value>[];
  lines: string[];
  entries: Map<string, Entry<Value>> | null;
}

const COMPOUND = /([a-zß-öø-ÿ])([A-ZÀ-ÖØ-Þ])/g;

/**
 * Finds all names in a text in one pass, whatever their number.
 *
 * Names and texts are folded and their words joined, so "DossierFacile", "Dossier facile"
 * and "dossier-facile" are one name; a match begins and ends at word boundaries of the text,
 * and the longest wins. From each word of the text the search goes on only while some name
 * goes on like that, so its time grows with the text and not with the number of names.
 *
 * Own code where libraries would search too: it folds, keeps word boundaries and offsets, and
 * answers first in a fresh worker, since only the names whose first word is met are prepared
 * (npm run bench).
 */
export class NameIndex<Value> {
  readonly #buckets = new Map<string, Bucket<Value>>();

  constructor(names: Iterable<Name<Value>>) {
    const list = [...names];
    // Words inside a compound ("DossierFacile") are words too.
    const text = list.map((name) => name.text.replaceAll('\n', ' ')).join('\n');
    const lines = foldInPlace(text.replace(COMPOUND, '$1 $2')).split('\n');
    for (let index = 0; index < list.length; index += 1) {
      const line = wordOf(lines[index] as string).trim();
      if (line === '') continue;
      const name = list[index] as Name<Value>;
      const space = line.indexOf(' ');
      if (space < 0) {
        this.#put(line, name, line);
      } else {
        this.#put(line.slice(0, space), name, line);
        // The whole name written as one word.
        const joined = line.replaceAll(' ', '');
        this.#put(joined, name, joined);
      }
      if (line.includes('œ')) {
        const plain = line.replaceAll('œ', 'oe');
        this.#put(plain.split(' ', 1)[0] as string, name, plain);
      }
    }
  }

  /** All matches, longest first at each place, none overlapping, in reading order. */
  find(text: string): NameMatch<Value>[] {
    const folded = foldInPlace(text).replaceAll('\n', ' ');
    const pieces = folded.split(' ');
    // What the words are, where they hold units that folded to nothing.
    const words = folded.includes(NOTHING) ? pieces.map(wordOf) : pieces;
    const matches: NameMatch<Value>[] = [];
    const { length } = pieces;
    let at = 0;
    for (let first = 0; first < length; first += 1) {
      const piece = pieces[first] as string;
      const start = at;
      at += piece.length + 1;
      if (piece === '') continue;
      const bucket = this.#buckets.get(words[first] as string);
      if (bucket === undefined) continue;
      const match = longestIn(bucket, pieces, words, first, start);
      if (match === null) continue;
      matches.push(match);
      first = match.last;
      at = match.end + 1;
    }
    return matches;
  }

  #put(word: string, name: Name<Value>, line: string): void {
    const bucket = this.#buckets.get(word);
    if (bucket === undefined) {
      this.#buckets.set(word, { names: [name], lines: [line], entries: null });
    } else {
      bucket.names.push(name);
      bucket.lines.push(line);
    }
  }
}

/** The longest name of a bucket that begins at a piece of the text, with its last piece. */
function longestIn<Value>(
  bucket: Bucket<Value>,
  pieces: readonly string[],
  words: readonly string[],
  first: number,
  start: number,
): (NameMatch<Value> & { last: number }) | null {
  let key = words[first] as string;
  bucket.entries ??= entriesOf(bucket);
  let entry = bucket.entries.get(key);
  let last = first;
  let end = start + (pieces[first] as string).length;
  let found: (NameMatch<Value> & { last: number }) | null = null;
  while (entry) {
    if (entry.names.length > 0) found = { start, end, names: entry.names, last };
    if (!entry.goesOn) break;
    let next = '';
    while (next === '' && last + 1 < pieces.length) {
      last += 1;
      next = pieces[last] as string;
      end += next.length + 1;
    }
    if (next === '') break;
    key += words[last];
    entry = bucket.entries.get(key);
  }
  return found;
}

function entriesOf<Value>({ names, lines }: Bucket<Value>): Map<string, Entry<Value>> {
  const entries = new Map<string, Entry<Value>>();
  for (let index = 0; index < lines.length; index += 1) {
    const words = (lines[index] as string).split(' ');
    let key = '';
    let entry: Entry<Value> | undefined;
    for (const word of words) {
      if (word === '') continue;
      if (entry) entry.goesOn = true;
      key += word;
      entry = entries.get(key);
      if (!entry) {
        entry = { names: [], goesOn: false };
        entries.set(key, entry);
      }
    }
    entry?.names.push(names[index] as Name<Value>);
  }
  return entries;
}
