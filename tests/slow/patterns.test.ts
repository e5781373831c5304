import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Attack, attacksOn, textOf } from '../support/patterns/attacks.ts';
import type { FoundPattern } from '../support/patterns/collect.ts';
import { type Program, programOf } from '../support/patterns/program.ts';
import { search } from '../support/patterns/search.ts';

/*
 * No regular expression of lib/ takes time that grows with the square of a text's length, or worse: a page
 * may hold any text, and for 50,000 letters it would take a second where another takes a millisecond.
 *
 * Steps are counted instead, by a machine of our own that goes the way of the specification: they are the
 * same however busy the machine is, and their growth shows in short texts.
 */

/**
 * Lengths of texts, in UTF-16 units: for so short ones already, most patterns take as many steps for each letter
 * as for the next, neither more nor less.
 */
const GLANCES = [60, 250];
/** For the others: long beside the words, numbers and gaps that their steps come in. */
const LOOK = 1_000;

/** How much more a letter may cost in a text of twice the length: a quadratic pattern comes near to 2. */
const MOST_GROWTH = 1.1;

/** A bound beyond counts as none. */
const FAR = 10_000;

/** Steps for each letter of a text after which a pattern has failed: it may never end. Those of lib/ take a tenth. */
const NO_END = 20_000;

/** What each letter costs from twice to four times a length, compared with once to twice; 1 when it is linear. */
function growthOf(program: Program, attack: Attack, length: number): number {
  const once = Math.ceil(length / attack.repeated.length) * attack.repeated.length;
  const workFor = (units: number) => search(program, textOf(attack, units), NO_END * units).work;
  const [short, long, longer] = [workFor(once), workFor(2 * once), workFor(4 * once)];
  if (longer === Number.POSITIVE_INFINITY) return longer;
  return (longer - long) / 2 / (long - short);
}

/** An attack under which a pattern's work grows too fast; null when there is none. */
function worstOf(source: string, flags: string): (Attack & { growth: number }) | null {
  const program = programOf(source, flags);
  // Up to its bound, a bounded repetition grows as fast as one without end.
  const lengths = [...GLANCES, Math.max(LOOK, Math.min(program.reach, FAR))];
  for (const attack of attacksOn(source, flags)) {
    let growth = 1;
    for (const length of lengths) {
      growth = growthOf(program, attack, length);
      if (growth === 1 || growth === Number.POSITIVE_INFINITY) break;
    }
    if (growth > MOST_GROWTH) return { ...attack, growth };
  }
  return null;
}

/** What the machine finds in a text, and what the engine does: where from, and the words. */
function bothFind(source: string, flags: string, text: string, program = programOf(source, flags)) {
  const letters = program.isUnicode ? [...text] : text.split('');
  const { work, found } = search(program, text, NO_END * (text.length + 1));
  if (work === Number.POSITIVE_INFINITY) return null;
  const machine = found.map(([from, to]) => ({
    from: letters.slice(0, from).join('').length,
    words: letters.slice(from, to).join(''),
  }));
  const everywhere = new RegExp(source, [...new Set(`${flags}g`)].join(''));
  const engine = Array.from(text.matchAll(everywhere), ({ index, 0: words }) => {
    return { from: index, words };
  });
  return { machine, engine };
}

describe('the machine that counts finds what the engine finds', () => {
  test.each<[string, RegExp, string]>([
    ['alternatives', /ab|a|bc/, 'abcabbca'],
    ['nothing at all', /a*?|b/, 'aab'],
    ['as many as can be, and fewer', /a+ab?/, 'aaab aa a'],
    ['as few as can be', /<.+?>|a{1,3}?b/, '<<a>> aaab'],
    ['bounds', /(?:ab){2,3}c?|x{2}/, 'abababababc abc xxx'],
    ['bounds within bounds', /(?:a{1,2}b){2}(?:c|d{0,2}){3}/, 'aababdd abaabcdc aabb'],
    ['repetitions of nothing', /(?:a*)*b|(?:|c)+d/, 'aab ccd b'],
    ['empty groups that are asked for', /(?:a?){3}b/, 'aab b aaaab'],
    ['looks ahead', /a(?=b+(c))\w|\d(?!\d|x)/, 'abbc ab 12x3'],
    ['looks behind', /(?<=a+b)c|(?<!\d{2})x/, 'aabc bc 1x12x'],
    ['the same again', /(a|b)(?:\1c)+/, 'aacac abc bbcac'],
    ['the same again, in capitals', /(ab)\1/i, 'abAB aBa'],
    ['the same again, behind', /(?<=\1(a|b))c/, 'aac abc bbc'],
    ['the same as a group that each time empties', /(?:(a)?b\1)+/, 'ababb ab'],
    ['edges', /^\w+\b|\B-|\w$/, 'ab- -a b'],
    ['lines', /^a.$|^$/gm, 'ab\r\n\nac\u2028aa'],
    ['all letters', /a.b/s, 'a\nb'],
    ['capitals', /é[à-ü]s\b/i, 'ÉÀS éüS éxs'],
    ['letters of two units', /[😀-😎]+.|\p{L}$/u, 'a😀😁b😃😃x😄'],
    ['units of letters', /\ud83d.|[^a]$/, 'a😀😁'],
  ])('%s', (_, { source, flags }, text) => {
    const { machine, engine } = bothFind(source, flags, text) ?? {};
    expect(engine).not.toHaveLength(0);
    expect(machine).toEqual(engine);
  });
});

describe('an attack finds', () => {
  test.each([
    ['a run looked for from each of its letters', /\s+$/],
    ['a beginning, then anything', /start.*end/s],
    ['a beginning of several, then anything', /\b(?:one|two|three)[^.]*stop/],
    ['two runs of the same letters', /^[a-z]*[a-z0-9]*!/],
    ['words in a row after one of them', /\b(?:for|the)(?: (?:for|the|a))* people/],
    ['a look behind without end', /(?<!begin[^.]*)end/],
    ['words that are two words as well, which never ends', /\bthe(?: (?:one|or|two|one or two))*$/],
  ])('%s', (_, { source, flags }) => expect(worstOf(source, flags)).not.toBeNull());

  test.each([
    ['a run with its beginning', /(?<!\s)\s+$/],
    ['what is bounded', /start.{0,80}end/s],
    ['a run between two signs', /"[^"]*"/],
    ['words', /\b\w+\b/],
  ])('nothing in %s', (_, { source, flags }) => expect(worstOf(source, flags)).toBeNull());
});

describe('every regular expression of lib/', () => {
  let patterns: FoundPattern[] = [];

  beforeAll(async () => {
    const worker = new Worker(new URL('../support/patterns/collect.ts', import.meta.url));
    patterns = await new Promise<FoundPattern[]>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    await worker.terminate();
    // It loads all of lib/: for what hangs, however busy the machine is.
  }, 120_000);

  test('is found, written out or built', () => {
    const built = patterns.filter(({ isBuilt }) => isBuilt);
    expect(patterns.length - built.length).toBeGreaterThan(300);
    expect(built.length).toBeGreaterThan(50);
  });

  test('is looked for as the engine does', () => {
    const differing = patterns.filter(({ source, flags }) => {
      const program = programOf(source, flags);
      const some = attacksOn(source, flags).filter((_, index) => index % 20 === 0);
      return some.some((attack) => {
        const both = bothFind(source, flags, textOf(attack, 60), program);
        return JSON.stringify(both?.machine) !== JSON.stringify(both?.engine);
      });
    });
    expect(differing).toEqual([]);
  });

  test('is linear', { timeout: 600_000 }, () => {
    const slow = patterns.flatMap(({ place, source, flags }) => {
      const worst = worstOf(source, flags);
      return worst ? [{ place, pattern: `/${source.slice(0, 100)}/${flags}`, ...worst }] : [];
    });
    expect(slow).toEqual([]);
  });
});
