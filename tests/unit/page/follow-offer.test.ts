import { describe, expect, it, test } from 'vitest';
import type { PageReading } from '../../../lib/offer/reading.ts';
import { fingerprint, followOffer } from '../../../lib/page/follow-offer.ts';
import { readingOf } from '../../support/offers.ts';

const offer = (title: string) => readingOf({ title, zones: { missions: `Le poste : ${title}.` } });
const nothing: PageReading = { ...offer('x'), offer: null };
const A = offer('A');
const B = offer('B');

/** Follows a page that stands as the first reading says, then changes to each of the others. */
async function follow(
  readings: PageReading[],
  previous: PageReading | null,
  quietAt: number | null = null,
) {
  let now = 0;
  const settled: boolean[] = [];
  const page = {
    read: async () => readings[now] as PageReading,
    *changes(isSettled: () => boolean) {
      for (now = 1; now < readings.length; now += 1) {
        settled.push(isSettled());
        yield quietAt === now ? ('quiet' as const) : ('changed' as const);
      }
      now = readings.length - 1;
    },
  };
  const given: (string | null)[] = [];
  for await (const reading of followOffer(page, previous && fingerprint(previous))) {
    given.push(reading.offer?.title ?? null);
  }
  return { given, settled };
}

describe('following an offer', () => {
  test.each<[string, PageReading[], PageReading | null, (string | null)[]]>([
    ['a page that stands there', [A], null, ['A']],
    ['a page that is drawn late', [nothing, nothing, A], null, ['A']],
    ['a change that changes nothing', [A, A, A], null, ['A']],
    ['the previous offer first', [A, A, B], A, ['B']],
    ['an offer that is completed', [offer('A1'), offer('A2')], null, ['A1', 'A2']],
    ['a page that is never drawn', [nothing, nothing], null, [null]],
    ['the previous offer for ever', [A, A], A, [null]],
  ])('%s', async (_, readings, previous, expected) => {
    expect((await follow(readings, previous)).given).toEqual(expected);
  });

  it('says that nothing is there once the page is quiet, and goes on', async () => {
    expect((await follow([nothing, nothing, nothing, A], null, 1)).given).toEqual([null, 'A']);
    expect((await follow([nothing, nothing, nothing], null, 1)).given).toEqual([null]);
  });

  it('never takes the previous offer for an answer, quiet or not', async () => {
    expect((await follow([A, A, B], A, 1)).given).toEqual([null, 'B']);
    expect((await follow([A, A, A], A, 1)).given).toEqual([null]);
  });

  it('looks everywhere whenever nothing more is to come, and says nothing twice', async () => {
    const finals: boolean[] = [];
    const places = [nothing, nothing, A, A];
    const page = {
      read: async (isFinal: boolean) => {
        finals.push(isFinal);
        return isFinal ? (places.shift() ?? A) : nothing;
      },
      changes: () => ['changed', 'quiet', 'quiet', 'changed', 'quiet', 'quiet'] as const,
    };
    const given: (string | null)[] = [];
    for await (const { offer: found } of followOffer(page, null)) given.push(found?.title ?? null);
    // Not there, then drawn late.
    expect(given).toEqual([null, 'A']);
    expect(finals.filter(Boolean)).toHaveLength(4);
    expect(finals[0]).toBe(false);
  });

  it('is settled only once an offer was given', async () => {
    expect((await follow([A, A, B, B], A)).settled).toEqual([false, false, true]);
  });
});
