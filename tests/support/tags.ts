import type { BrowserName } from '../../scripts/browsers/find.ts';
import { isLongRun } from '../../scripts/steps/long-run.ts';

/** The tag of tests that Firefox leaves to Chromium, but for the long run: the code that they try is the same in both. */
export const ONE_BROWSER = '@one-browser';

/** Whether this is the long run. */
export const isLong = isLongRun(process.env);

/** How often something is tried in each browser: every day, and in a long run. */
export interface Amount {
  everyDay: Record<BrowserName, number>;
  long: Record<BrowserName, number>;
}

/** How often it is tried in this run. */
export function amountFor(browser: BrowserName, { everyDay, long }: Amount): number {
  return (isLong ? long : everyDay)[browser];
}
