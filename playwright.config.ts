import { defineConfig } from '@playwright/test';
import { isLong, ONE_BROWSER } from './tests/support/tags.ts';
import type { WorkerOptions } from './tests/support/test.ts';

/**
 * The same end-to-end tests in both browsers, with their production builds. A test has its worker's
 * browser for itself and depends on no other test, so any of them may run beside any other.
 */
export default defineConfig<object, WorkerOptions>({
  testDir: 'tests/e2e',
  timeout: 60_000,
  fullyParallel: true,
  // On two cores: with two workers they stood idle six tenths of the time.
  // Four on two cores take longer than three: 360 and 257 s for the same 128 tests (2026-11-29).
  workers: 3,
  // A machine that is busy elsewhere may be late once; what is late twice is wrong. Retries are told.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  projects: (['chromium', 'firefox'] as const).map((browser) => ({
    name: browser,
    outputDir: `.output/playwright/${browser}`,
    use: { extensionBrowser: browser },
    ...(browser === 'firefox' && !isLong ? { grepInvert: new RegExp(ONE_BROWSER) } : {}),
  })),
});
