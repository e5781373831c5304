import { type Tokens, tokenize } from '../offer/fold.ts';

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

/** A name longer than this many tokens is found by its first ones. */
const MAXIMUM_TOKENS = 24;

const PRIME = 0x01000193;
const SEED = 0x811c9dc5;

/**
 * Finds all names in a text in one pass, whatever their number.
 *
 * Names and texts are folded and their words joined, so "DossierFacile", "Dossier facile"
 * and "dossier-facile" are one name; a match begins and ends at word boundaries of the text,
 * and the longest wins. A hash table holds every name and every beginning of a name that
 * ends at one of its own words: from each word of the text the search goes on only while
 * the table knows the words so far, so its time grows with the text and not with the names.
 */
export class NameIndex<Value> {
  readonly #names: Name<Value>[][] = [];
  /** The folded units of each entry, to tell a hash's true owner from a stranger. */
  readonly #spelled: string[] = [];
  #size: number;
  #keys: Int32Array;
  /** Bit 0: a longer name begins so. The rest: 1 + index of the entry that ends here. */
  #flags: Int32Array;
  #used = 0;

  constructor(names: Iterable<Name<Value>>) {
    this.#size = 4096;
    this.#keys = new Int32Array(this.#size);
    this.#flags = new Int32Array(this.#size);
    for (const name of names) this.#add(name);
  }

  /** All matches, longest first at each place, none overlapping, in reading order. */
  find(text: string): NameMatch<Value>[] {
    return this.findIn(tokenize(text));
  }

  /** The same for a text that is already cut into tokens. */
  findIn(tokens: Tokens): NameMatch<Value>[] {
    const { units, count, from, start, end } = tokens;
    const keys = this.#keys;
    const flags = this.#flags;
    const mask = this.#size - 1;
    const matches: NameMatch<Value>[] = [];
    for (let first = 0; first < count; first += 1) {
      let hash = SEED;
      let best = -1;
      let bestLast = first;
      const limit = Math.min(count, first + MAXIMUM_TOKENS);
      for (let last = first; last < limit; last += 1) {
        const stop = from[last + 1] as number;
        for (let unit = from[last] as number; unit < stop; unit += 1) {
          hash = Math.imul(hash ^ (units[unit] as number), PRIME);
        }
        const key = hash | 0 || 1;
        let slot = spread(key) & mask;
        while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & mask;
        if (keys[slot] === 0) break;
        const flag = flags[slot] as number;
        const entry = (flag >> 1) - 1;
        if (entry >= 0 && this.#isSpelled(entry, units, from[first] as number, stop)) {
          best = entry;
          bestLast = last;
        }
        if ((flag & 1) === 0) break;
      }
      if (best < 0) continue;
      matches.push({
        start: start[first] as number,
        end: end[bestLast] as number,
        names: this.#names[best] as Name<Value>[],
      });
      first = bestLast;
    }
    return matches;
  }

  #isSpelled(entry: number, units: Uint16Array, begin: number, stop: number): boolean {
    const spelled = this.#spelled[entry] as string;
    if (spelled.length !== stop - begin) return false;
    for (let index = 0; index < spelled.length; index += 1) {
      if (spelled.charCodeAt(index) !== units[begin + index]) return false;
    }
    return true;
  }

  #add(name: Name<Value>): void {
    // Words inside a compound ("DossierFacile") are boundaries too, but not part of the hash.
    const tokens = tokenize(splitCompound(name.text));
    if (tokens.count === 0) return;
    let hash = SEED;
    let slot = 0;
    const { units, from } = tokens;
    const last = Math.min(tokens.count, MAXIMUM_TOKENS) - 1;
    for (let token = 0; token <= last; token += 1) {
      const stop = from[token + 1] as number;
      for (let unit = from[token] as number; unit < stop; unit += 1) {
        hash = Math.imul(hash ^ (units[unit] as number), PRIME);
      }
      slot = this.#slot(hash | 0 || 1);
      if (token < last) this.#flags[slot] = (this.#flags[slot] as number) | 1;
    }
    let spelled = '';
    for (let unit = 0; unit < (from[last + 1] as number); unit += 1) {
      spelled += String.fromCharCode(units[unit] as number);
    }
    let flag = this.#flags[slot] as number;
    while (flag >> 1 > 0) {
      const entry = (flag >> 1) - 1;
      if (this.#spelled[entry] === spelled) {
        this.#names[entry]?.push(name);
        return;
      }
      // Another name has the same hash: the first one in the table wins its place, and
      // this one stands behind it, under the next key.
      hash += 1;
      slot = this.#slot(hash | 0 || 1);
      flag = this.#flags[slot] as number;
    }
    this.#names.push([name]);
    this.#spelled.push(spelled);
    this.#flags[slot] = (flag & 1) | (this.#names.length << 1);
  }

  #slot(key: number): number {
    if (this.#used * 4 > this.#size) this.#grow();
    const mask = this.#size - 1;
    let slot = spread(key) & mask;
    while (this.#keys[slot] !== key && this.#keys[slot] !== 0) slot = (slot + 1) & mask;
    if (this.#keys[slot] === 0) {
      this.#keys[slot] = key;
      this.#used += 1;
    }
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    const flags = this.#flags;
    this.#size *= 4;
    this.#keys = new Int32Array(this.#size);
    this.#flags = new Int32Array(this.#size);
    const mask = this.#size - 1;
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index] as number;
      if (key === 0) continue;
      let slot = spread(key) & mask;
      while (this.#keys[slot] !== 0) slot = (slot + 1) & mask;
      this.#keys[slot] = key;
      this.#flags[slot] = flags[index] as number;
    }
  }
}

/** Mixes a hash's high bits into the low ones, which choose the slot. */
function spread(key: number): number {
  return Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> 8;
}

/** "DossierFacile" → "Dossier Facile", "MesADS" → "Mes ADS", "A7" stays. */
function splitCompound(name: string): string {
  return name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
}
