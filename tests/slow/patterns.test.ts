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

/** What a linear pattern hardly ever needs for a short text, in ms: above it, a closer look. */
const SUSPECT = 0.7;
/** Between the four of a linear pattern and the sixteen of a quadratic one. */
const GROWTH = 8;

/** This thread's own time, in ms: a busy machine would make long runs longer than they are. */
function timeOf(pattern: RegExp, text: string): number {
  const start = process.threadCpuUsage();
  text.replace(pattern, '');
  return process.threadCpuUsage(start).user / 1_000;
}

/** How much longer a pattern takes for the long text: the least of three. */
function growthOf(pattern: RegExp, attack: Attack): number {
  const [short, long] = [textOf(attack, SHORT), textOf(attack, LONG)];
  const ratios = [0, 1, 2].map(() => {
    const base = Math.min(timeOf(pattern, short), timeOf(pattern, short));
    return base < SUSPECT ? 0 : timeOf(pattern, long) / base;
  });
  return Math.min(...ratios);
}

/** An attack under which a pattern's time grows too fast; null when there is none. */
function worstOf(source: string, flags: string): (Attack & { growth: number }) | null {
  const everywhere = new RegExp(source, [...new Set(`${flags}g`)].join(''));
  for (const attack of attacksOn(source, flags)) {
    if (timeOf(everywhere, textOf(attack, SHORT)) < SUSPECT) continue;
    const growth = growthOf(everywhere, attack);
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
  });

  test('is found, written out or built', () => {
    const places = patterns.map(({ place }) => place);
    expect(places.filter((place) => /:\d+$/.test(place)).length).toBeGreaterThan(200);
    expect(places.filter((place) => !/:\d+$/.test(place)).length).toBeGreaterThan(20);
  });

  test('is linear', { timeout: 600_000 }, () => {
    const slow = patterns.flatMap(({ place, source, flags }) => {
      const worst = worstOf(source, flags);
      return worst ? [{ place, pattern: `/${source.slice(0, 100)}/${flags}`, ...worst }] : [];
    });
    expect(slow).toEqual([]);
  });
});
