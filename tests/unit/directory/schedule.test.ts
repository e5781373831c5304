import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRefreshState, type RefreshState } from '../../../lib/directory/refresh.ts';
import { isDue, isOutdated, nextRefresh } from '../../../lib/directory/schedule.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-23T09:30:00.000Z');
const ago = (milliseconds: number) => new Date(NOW - milliseconds).toISOString();
const state = (values: Partial<RefreshState>): RefreshState => ({
  ...parseRefreshState({}),
  lastUsed: '2026-11-23',
  ...values,
});
const failed = (before: number, failures: number) => ({
  failures,
  lastFailure: { at: ago(before), reason: 'network' as const, detail: '' },
});

describe('the next refresh', () => {
  test.each<[string, Partial<RefreshState>, number, number | null]>([
    ['never, for nobody', { lastUsed: null }, 0, null],
    ['never, after 32 days without use', { lastUsed: '2026-10-22' }, 0, null],
    ['still, after 30 days without use', { lastUsed: '2026-10-24' }, 0, 60_000],
    ['a minute after the start at the soonest', {}, 0, 60_000],
    ['half an hour after it at the latest', {}, 0.999_999, 30 * 60_000],
    ['a day after the last', { lastSuccess: ago(HOUR) }, 0, 23 * HOUR],
    ['at a minute of chance', { lastSuccess: ago(HOUR) }, 0.5, 26 * HOUR],
    ['overdue', { lastSuccess: ago(9 * DAY) }, 0, -8 * DAY],
    ['half an hour after a failure', failed(0, 1), 0, HOUR / 2],
    ['an hour and a half after it', failed(0, 1), 0.999_999, 1.5 * HOUR],
    ['later after three', failed(0, 3), 0.5, 4 * HOUR],
    ['a day and a half later at most', failed(0, 40), 0.999_999, 1.5 * DAY],
    ['as if there were no success ahead of now', { lastSuccess: ago(-DAY) }, 0, 60_000],
    ['as if there were no failure ahead of now', failed(-DAY, 2), 0, 60_000],
  ])('%s', (_, values, random, expected) => {
    const next = nextRefresh(state(values), NOW, random);
    if (expected === null) expect(next).toBeNull();
    else expect((next ?? 0) - NOW).toBeCloseTo(expected, -3);
  });

  test('is never sooner than a day after a success, whatever chance says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 * DAY }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (before, random) => {
          const next = nextRefresh(state({ lastSuccess: ago(before) }), NOW, random) ?? 0;
          expect(next - (NOW - before)).toBeGreaterThanOrEqual(DAY);
        },
      ),
    );
  });
});

describe('an alarm that rings', () => {
  test.each<[string, Partial<RefreshState>, boolean]>([
    ['at the first time', {}, true],
    ['after a day', { lastSuccess: ago(DAY) }, true],
    ['too early', { lastSuccess: ago(DAY - 60_000) }, false],
    ['after a failure and its pause', failed(HOUR, 1), true],
    ['too early after a failure', failed(60_000, 1), false],
    ['for nobody', { lastUsed: null }, false],
    ['after the clock was set back', { lastSuccess: ago(-300 * DAY) }, true],
  ])('%s: %s', (_, values, due) => expect(isDue(state(values), NOW)).toBe(due));
});

describe('a directory is to be doubted', () => {
  const OLD = ago(61 * DAY).slice(0, 10);
  test.each<[string, string, Partial<RefreshState>, boolean]>([
    ['old, and it could not be read again', OLD, failed(HOUR, 1), true],
    ['old, and never asked for', OLD, {}, false],
    ['old, and read again since the failure', OLD, { ...failed(HOUR, 0) }, false],
    ['of two months, and it could not be read', ago(59 * DAY).slice(0, 10), failed(HOUR, 1), false],
    ['without a date', 'unknown', failed(HOUR, 1), false],
  ])('%s', (_, date, values, doubted) => {
    expect(isOutdated(date, state(values), NOW)).toBe(doubted);
  });
});
