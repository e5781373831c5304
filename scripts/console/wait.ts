import { firstLineOf, ScriptError } from './script.ts';

const SHORTEST_PAUSE_IN_MS = 25;
const LONGEST_PAUSE_IN_MS = 100;

/**
 * Asks again and again, more rarely the longer it takes, until the answer is neither null, undefined nor false, and gives
 * it. An exception counts as "not yet": a page that is being replaced throws.
 * @throws ScriptError that names what was waited for, and the last exception.
 */
export async function waitUntil<Value>(
  what: string,
  ask: () => Promise<Value | null | undefined | false>,
  timeoutInMs = 20_000,
): Promise<Value> {
  const start = Date.now();
  const deadline = start + timeoutInMs;
  let reason = '';
  do {
    try {
      const value = await ask();
      if (value !== null && value !== undefined && value !== false) return value;
      reason = '';
    } catch (error) {
      reason = ` (${firstLineOf(error)})`;
    }
    // Each question costs the browser something: a tenth of the wait so far is soon enough.
    const pause = Math.max(SHORTEST_PAUSE_IN_MS, (Date.now() - start) / 10);
    await new Promise((resolve) => setTimeout(resolve, Math.min(pause, LONGEST_PAUSE_IN_MS)));
  } while (Date.now() < deadline);
  throw new ScriptError(`waited ${timeoutInMs / 1000} s in vain for ${what}${reason}`);
}
