import { createContext, Script } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Attack, attacksOn, textOf } from '../support/patterns/attacks.ts';
import type { FoundPattern } from '../support/patterns/collect.ts';

/*
 * No regular expression of lib/ takes time that grows with the square of a text's length, or worse:
 * a page may hold any text. For four times the text a linear pattern takes four times as long, a
 * quadratic one sixteen times, and for 50,000 letters a second where the other takes a millisecond.
 */

/** In UTF-16 units: more than what any bounded repetition goes through. */
const SHORT = 2_000;
const LONG = 4 * SHORT;
const LONGER = 4 * LONG;

/** What a linear pattern hardly ever needs for a short text, in ms: above it, a closer look. */
const SUSPECT = 0.7;
/** Between the four of a linear pattern and the sixteen of a quadratic one; from the second on it is plain. */
const GROWTH = 8;
const PLAIN_GROWTH = 12;

/** A pattern that needs longer for any of the texts, in ms, has failed: it may never end. */
const NO_ANSWER = 3_000;

const sandbox = createContext({ pattern: /./, text: '' });
const replaceAll = new Script('text.replace(pattern, "")');

/** This thread's own time, in ms (a busy machine would make long runs longer than they are); Infinity without an answer. */
function timeOf(pattern: RegExp, text: string): number {
  Object.assign(sandbox, { pattern, text });
  const start = process.threadCpuUsage();
  try {
    replaceAll.runInContext(sandbox, { timeout: NO_ANSWER });
  } catch {
    return Number.POSITIVE_INFINITY;
  }
  // User and system apart are counted in ticks of some milliseconds; their sum is exact.
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1_000;
}

/** The least of two times for a text of this length. */
function least(pattern: RegExp, attack: Attack, length: number): number {
  const text = textOf(attack, length);
  return Math.min(timeOf(pattern, text), timeOf(pattern, text));
}

/** How much longer a pattern takes for four times the text; where that is not plain, for sixteen times it as well. */
function growthOf(pattern: RegExp, attack: Attack): number {
  const short = least(pattern, attack, SHORT);
  if (short < SUSPECT) return 0;
  const long = least(pattern, attack, LONG);
  if (long === Number.POSITIVE_INFINITY) return long;
  if (long / short <= GROWTH || long / short > PLAIN_GROWTH) return long / short;
  return Math.min(long / short, least(pattern, attack, LONGER) / long);
}

/** An attack under which a pattern's time grows too fast; null when there is none. */
function worstOf(source: string, flags: string): (Attack & { growth: number }) | null {
  const everywhere = new RegExp(source, [...new Set(`${flags}g`)].join(''));
  for (const attack of attacksOn(source, flags)) {
    const first = timeOf(everywhere, textOf(attack, SHORT));
    if (first < SUSPECT) continue;
    const growth = Number.isFinite(first) ? growthOf(everywhere, attack) : first;
    if (growth > GROWTH) return { ...attack, growth };
  }
  return null;
}

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

  test('is linear', { timeout: 600_000 }, () => {
    const slow = patterns.flatMap(({ place, source, flags }) => {
      const worst = worstOf(source, flags);
      return worst ? [{ place, pattern: `/${source.slice(0, 100)}/${flags}`, ...worst }] : [];
    });
    expect(slow).toEqual([]);
  });
});
