import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** The tests without a browser: those of everyday, and those that take their time. */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    projects: ['unit', 'slow'].map((name) => ({
      extends: true as const,
      test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`] },
    })),
    environment: 'node',
    // One process for many files, which halves the time: what a file changes in it, it puts back.
    isolate: false,
    // For what hangs: how long the rest takes says something of the machine, not of the code.
    testTimeout: 60_000,
  },
});
