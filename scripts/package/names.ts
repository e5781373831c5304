import type { BrowserName } from '../browsers/find.ts';

/** What each browser's package is called: `repere-VERSION-NAME.zip`. */
export const PACKAGE_NAMES: Record<BrowserName, string> = {
  chromium: 'chrome',
  firefox: 'firefox',
};
