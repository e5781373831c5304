import { firstLineOf, ScriptError } from './script.ts';

const INTERVAL_IN_MS = 25;

/**
 * Asks again and again, until the answer is neither null, undefined nor false, and gives
 * it. An exception counts as "not yet": a page that is being replaced throws.
 * @throws ScriptError that names what was waited for, and the last exception.
 */
export async function waitUntil<Value>(
  what: string,
  ask: () => Promise<Value | null | undefined | false>,
  timeoutInMs = 10_000,
): Promise<Value> {
  const deadline = Date.now() + timeoutInMs;
  let reason = '';
  do {
    try {
      const value = await ask();
      if (value !== null && value !== undefined && value !== false) return value;
      reason = '';
    } catch (error) {
      reason = ` (${firstLineOf(error)})`;
    }
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_IN_MS));
  } while (Date.now() < deadline);
  throw new ScriptError(`waited ${timeoutInMs / 1000} s in vain for ${what}${reason}`);
}
