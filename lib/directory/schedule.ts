import type { RefreshState } from './refresh.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** After this long without use, the extension fetches nothing, in milliseconds. */
const UNUSED = 30 * DAY;

/** A directory older than this may be wrong about phases and incubators, in milliseconds. */
const FRESH = 60 * DAY;

/** The next refresh is never planned further ahead than this, in milliseconds. */
export const LONGEST_PAUSE = 1.5 * DAY;

/**
 * When to refresh next, in milliseconds since 1970; null when nobody has used the extension for 30
 * days. It is at least a day after the last success, at a random minute, so that browsers do not
 * all ask at once. After a failure it is one hour later, then two, four… at most a day, each up to
 * half longer or shorter at random.
 *
 * A stored instant that lies in the future was written before the clock was set back: it is
 * ignored.
 *
 * @param random a number from 0 to 1, 1 not included
 */
export function nextRefresh(state: RefreshState, now: number, random: number): number | null {
  const used = past(state.lastUsed, now + DAY);
  if (used === null || now - used > UNUSED + DAY) return null;
  const failed = past(state.lastFailure?.at ?? null, now);
  if (state.failures > 0 && failed !== null) {
    const pause = Math.min(HOUR * 2 ** Math.min(state.failures - 1, 10), DAY);
    return failed + pause * (0.5 + random);
  }
  const succeeded = past(state.lastSuccess, now);
  // The first refresh comes with the first use (keeper.ts). One that the browser stopped before it
  // began waits a little, because a browser that starts is busy.
  return succeeded === null
    ? now + (1 + random * 29) * MINUTE
    : succeeded + DAY + random * 6 * HOUR;
}

/** Whether a refresh is due when an alarm rings: alarms of an earlier plan may ring too early. */
export function isDue(state: RefreshState, now: number): boolean {
  const earliest = nextRefresh(state, now, 0);
  if (earliest === null) return false;
  return past(state.lastSuccess, now) === null && state.failures === 0 ? true : earliest <= now;
}

/**
 * Whether a directory of this date may be out of date: it is more than two months old, and the last
 * refresh failed.
 *
 * @param date its ISO date
 */
export function isOutdated(
  date: string,
  { failures, lastFailure }: RefreshState,
  now: number,
): boolean {
  return failures > 0 && lastFailure !== null && now - Date.parse(date) > FRESH;
}

function past(instant: string | null, now: number): number | null {
  if (instant === null) return null;
  const time = Date.parse(instant);
  return Number.isNaN(time) || time > now ? null : time;
}
