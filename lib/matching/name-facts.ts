import { bundledDirectory } from '../directory/bundled.ts';
import type { Directory } from '../directory/directory.ts';
import { fold, foldLines } from '../offer/fold.ts';
import aliases from './data/aliases.json' with { type: 'json' };

/**
 * How much a name says by itself.
 * - `distinctive`: it always means the Startup.
 * - `phrase`: several common words; written as a name (capitals) it means the Startup.
 * - `ordinary`: an everyday word; it needs its exact spelling and a second sign.
 */
export type NameStrength = 'distinctive' | 'phrase' | 'ordinary';

/** The facts about a name that follow from its words alone. */
export interface NameFacts {
  /** As `fold`. */
  folded: string;
  strength: NameStrength;
  /** Spelled unlike any word of a sentence: "DataPass", "data·inclusion", "Cons'eau". */
  isSpelledAsCoined: boolean;
  /** Names inside the name. */
  parts: readonly string[];
}

/**
 * Facts about the names of the bundled directory, written by `printFacts` when the extension is
 * built (scripts/extension/prepare.ts inserts them). Computing them would take a fresh background
 * longer than the rest of its first answer. Empty in programs that run from the source: they
 * compute the facts on demand.
 */
const PREPARED: string = '';

const CODES: Record<string, NameStrength> = { d: 'distinctive', p: 'phrase', o: 'ordinary' };

let prepared: ReadonlyMap<string, NameFacts> | undefined;

/** The prepared facts about a name; undefined when there are none. */
export function preparedFacts(name: string): NameFacts | undefined {
  prepared ??= readFacts(PREPARED, bundledDirectory());
  return prepared.get(name);
}

/** A name folded, taken from the prepared facts if possible. */
export function foldedName(name: string): string {
  return preparedFacts(name)?.folded ?? fold(name);
}

/**
 * Writes the facts about all names of a directory, one per line, in the order of `wholeNames`
 * followed by that of their parts; the names themselves are left out.
 *
 * @throws Error when a name contains a tab or a line end
 */
export function printFacts(directory: Directory, factsOf: (name: string) => NameFacts): string {
  const names = wholeNames(directory);
  return [...names, ...names.flatMap((name) => factsOf(name).parts)]
    .map((name) => {
      const { strength, isSpelledAsCoined, parts } = factsOf(name);
      if (/[\t\n]/.test([name, ...parts].join(''))) throw new Error(`cannot prepare "${name}"`);
      const code = isSpelledAsCoined ? strength.charAt(0).toUpperCase() : strength.charAt(0);
      return [code, ...parts].join('\t');
    })
    .join('\n');
}

/** The facts that `printFacts` wrote for a directory, by name. */
export function readFacts(text: string, directory: Directory): Map<string, NameFacts> {
  if (text === '') return new Map();
  const names = wholeNames(directory);
  const { length } = names;
  const facts = text.split('\n').map((line, index) => {
    const [code = '', ...parts] = line.split('\t');
    if (index < length) names.push(...parts);
    return {
      strength: CODES[code.toLowerCase()] as NameStrength,
      isSpelledAsCoined: code < 'a',
      parts,
    };
  });
  const folded = foldLines(names);
  return new Map(
    facts.map((one, index) => [
      names[index] as string,
      { ...one, folded: folded[index] as string },
    ]),
  );
}

/** All names and ids of a directory's Startups, and the aliases. */
function wholeNames({ startups }: Directory): string[] {
  return [
    ...startups.flatMap(({ id, formerIds, name, formerNames }) => [
      id,
      ...formerIds,
      name,
      ...formerNames,
    ]),
    ...aliases.aliases.map(({ name }) => name),
  ];
}
