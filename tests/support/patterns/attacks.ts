import type { AST } from '@eslint-community/regexpp';
import { parsePattern } from './parse.ts';

/*
 * Texts that cost a regular expression as much as texts of its own alphabet can. What costs most
 * is what comes again and again: the repeated part of a pattern, what stands before it (from each
 * place where the pattern could begin it goes through all the rest), or both.
 */

/** A text: a beginning, then something that is repeated, then a letter that fits nothing. */
export interface Attack {
  beginning: string;
  repeated: string;
}

/** How many texts stand for one part of a pattern; alternatives beyond are left out. */
const MOST_SAMPLES = 40;

/** How many attacks are tried on one pattern, taken evenly from all. */
const MOST_ATTACKS = 300;

/** From so many repetitions on, a part counts as unbounded. */
const MANY = 100;

/** Attacks on a pattern. */
export function attacksOn(source: string, flags: string): Attack[] {
  const pattern = parsePattern(source, flags);
  const attacks = new Map<string, Attack>();
  const add = (beginning: string, repeated: string) => {
    if (repeated) attacks.set(`${beginning}\0${repeated}`, { beginning, repeated });
  };
  // Found again and again, each time with a look behind or ahead.
  for (const whole of samplesOf(pattern)) {
    add('', whole);
    add('', `${whole} `);
  }
  for (const { before, repeated } of repetitionsIn(pattern)) {
    for (const pair of pairsOf(repeated)) add('', pair);
    for (const start of before) {
      for (const part of repeated) {
        add('', part);
        add(start, part);
        add('', start + part);
        add('', `${start + part} `);
      }
      add('', start);
      add('', `${start} `);
    }
  }
  const all = [...attacks.values()];
  const step = Math.max(1, all.length / MOST_ATTACKS);
  return Array.from({ length: Math.min(all.length, MOST_ATTACKS) }, (_, index) => {
    return all[Math.floor(index * step)] as Attack;
  });
}

/** A text of about so many UTF-16 units. */
export function textOf({ beginning, repeated }: Attack, length: number): string {
  return `${beginning}${repeated.repeat(Math.ceil(length / repeated.length))}\u0001`;
}

/** Samples of a part without end, and of what stands before it in the pattern. */
interface Repetition {
  before: string[];
  repeated: string[];
}

function repetitionsIn(pattern: AST.Pattern): Repetition[] {
  const found: Repetition[] = [];
  const visit = (node: AST.Node, before: string[]): void => {
    if (node.type === 'Alternative') {
      let start = before;
      for (const element of node.elements) {
        visit(element, start);
        start = joined(start, samplesOf(element));
      }
    } else if (node.type === 'Quantifier') {
      if (node.max >= MANY) found.push({ before, repeated: samplesOf(node.element) });
      visit(node.element, before);
    } else if ('alternatives' in node) {
      for (const alternative of node.alternatives) visit(alternative, before);
    }
  };
  visit(pattern, ['']);
  return found;
}

/** Two samples in turns: "a-a-" has a word's edge at each letter. */
function pairsOf(samples: readonly string[]): string[] {
  const few = samples.slice(0, 8);
  return few.flatMap((one) => few.flatMap((other) => (one === other ? [] : [one + other])));
}

/** Texts that a part of a pattern fits. */
function samplesOf(node: AST.Node): string[] {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return limited(node.alternatives.flatMap(samplesOf));
    case 'Alternative':
      return node.elements.map(samplesOf).reduce(joined, ['']);
    case 'Quantifier': {
      const times = Math.min(Math.max(node.min, 1), 4);
      const samples = samplesOf(node.element).map((sample) => sample.repeat(times));
      return limited(node.min === 0 ? [...samples, ''] : samples);
    }
    case 'Character':
      return [String.fromCodePoint(node.value)];
    case 'CharacterClass':
    case 'CharacterSet':
      return lettersOf(node.raw);
    case 'Backreference':
      return ['a'];
    default:
      return [''];
  }
}

/** Letters of every kind that patterns tell apart. */
const LETTERS = [...'a 1A-._,;:\'’"/\\\n\t<>&=()[]{}@#?!+*·éÉœ«»–…\u00a0\u2588xyz0hrefsd'];

const lettersOfClasses = new Map<string, string[]>();

/** Letters of a class; those that are written in it, where it has none of the usual. */
function lettersOf(raw: string): string[] {
  const known = lettersOfClasses.get(raw);
  if (known) return known;
  const letters = lettersIn(raw);
  lettersOfClasses.set(raw, letters);
  return letters;
}

function lettersIn(raw: string): string[] {
  const one = new RegExp(`^${raw}$`, 'u');
  const usual = LETTERS.filter((letter) => one.test(letter));
  return usual.length > 0 ? usual.slice(0, 8) : [...raw].filter((letter) => one.test(letter));
}

/** One after the other: each sample of either with the first of the other, not every pair. */
function joined(starts: string[], ends: string[]): string[] {
  const [firstStart = ''] = starts;
  const [firstEnd = ''] = ends;
  return limited([
    ...starts.map((start) => start + firstEnd),
    ...ends.map((end) => firstStart + end),
  ]);
}

function limited(samples: string[]): string[] {
  return [...new Set(samples)].slice(0, MOST_SAMPLES);
}
