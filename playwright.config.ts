import { defineConfig } from '@playwright/test';
import type { WorkerOptions } from './tests/support/test.ts';

/** The same end-to-end tests in both browsers, with their production builds. */
export default defineConfig<object, WorkerOptions>({
  testDir: 'tests/e2e',
  timeout: 30_000,
  fullyParallel: false,
  workers: 2,
  // A machine that is busy elsewhere may be late once; what is late twice is wrong. Retries are told.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  projects: (['chromium', 'firefox'] as const).map((browser) => ({
    name: browser,
    outputDir: `.output/playwright/${browser}`,
    use: { extensionBrowser: browser },
  })),
});
