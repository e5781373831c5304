import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const UNIT = 'tests/unit/**/*.test.{ts,tsx}';

/** Files that replace modules, or load them anew (`vi.mock`, `vi.resetModules`), and so need a process of their own. */
const APART = 'tests/unit/**/*.apart.test.{ts,tsx}';

/**
 * Files that ask for a document, in their first line. Among the others they would have a worker end
 * and another begin wherever the one kind follows the other, with every module read anew.
 */
const WITH_DOCUMENT = globSync(UNIT, { cwd: import.meta.dirname }).filter((file) =>
  readFileSync(file, 'utf8').startsWith('// @vitest-environment happy-dom'),
);

/** The tests without a browser: those of everyday, and those that take their time. */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    projects: [
      ring('unit', [UNIT], { exclude: [APART, ...WITH_DOCUMENT] }),
      ring('unit-document', WITH_DOCUMENT, { setupFiles: ['tests/support/empty-document.ts'] }),
      ring('unit-apart', [APART], { isolate: true }),
      ring('slow', ['tests/slow/**/*.test.ts']),
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
  include: string[],
  options: { exclude?: string[]; isolate?: boolean; setupFiles?: string[] } = {},
) {
  return { extends: true as const, test: { name, include, ...options } };
}
