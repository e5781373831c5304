import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Files that replace modules, or load them anew (`vi.mock`, `vi.resetModules`), and so need a process of their own. */
const APART = 'tests/unit/**/*.apart.test.{ts,tsx}';

/** The tests without a browser: those of everyday, and those that take their time. */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    projects: [
      ring('unit', 'tests/unit/**/*.test.{ts,tsx}', { exclude: [APART] }),
      ring('unit-apart', APART, { isolate: true }),
      ring('slow', 'tests/slow/**/*.test.ts'),
    ],
    environment: 'node',
    // One worker for many files, which halves the time: what a file changes in it, it puts back.
    isolate: false,
    pool: 'threads',
    // For what hangs: how long the rest takes says something of the machine, not of the code.
    testTimeout: 60_000,
  },
});

function ring(
  name: string,
  files: string,
  options: { exclude?: string[]; isolate?: boolean } = {},
) {
  return { extends: true as const, test: { name, include: [files], ...options } };
}
