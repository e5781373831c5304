import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it, test } from 'vitest';

const document = readFileSync('docs/reliability.md', 'utf8');

/** The rows of the document's tables: what goes wrong, and the tests that say what is seen of it. */
const rows = document
  .split('\n')
  .filter((line) => /^\|(?! fault |---)/.test(line))
  .map((line) => {
    const cells = line.split(' | ').map((cell) => cell.replace(/^\||\|$/g, '').trim());
    const tests = [...(cells.at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
    return { fault: cells[0] ?? '', cells: cells.length, tests };
  });

const files = globSync('tests/{e2e,unit}/**/*.{spec.ts,test.ts,test.tsx}');

/** The test files that a name of the table may mean: a file's name, after its folder's where that is needed. */
function meant(name: string): string[] {
  return files.filter((file) => file.endsWith(`/${name}`));
}

/** The number that a test file gives a constant, or one browser's share of it. */
function number(file: string, constant: string, browser?: string): number {
  const [, value = ''] =
    new RegExp(`const ${constant}\\b[^=]*= ([^;]+);`).exec(readFileSync(file, 'utf8')) ?? [];
  const [digits = ''] =
    new RegExp(browser ? `(?<=${browser}: )[\\d_]+` : '[\\d_]+').exec(value) ?? [];
  return Number.parseInt(digits.replaceAll('_', ''), 10);
}

describe('the table of docs/reliability.md', () => {
  it('has rows of a fault, what is seen of it, and tests', () => {
    expect(rows.length).toBeGreaterThan(30);
    for (const { fault, cells, tests } of rows) {
      expect(cells, fault).toBe(3);
      expect(tests.length, fault).toBeGreaterThan(0);
    }
  });

  test.each(rows.flatMap(({ fault, tests }) => tests.map((name) => ({ fault, name }))))(
    'names a test that is there, and one only: $name ($fault)',
    ({ name }) => expect(meant(name)).toHaveLength(1),
  );

  it('names all tests of faults', () => {
    const named = new Set(rows.flatMap(({ tests }) => tests.flatMap(meant)));
    const faults = files.filter((file) => file.startsWith('tests/e2e/faults/'));
    expect(faults.filter((file) => !named.has(file)).map((file) => basename(file))).toEqual([]);
  });
});

test('the counts of docs/reliability.md are those of the tests', () => {
  const stopped = 'tests/e2e/faults/stopped.spec.ts';
  const storage = 'tests/e2e/faults/storage.spec.ts';
  const visit = 'tests/e2e/faults/long-visit.spec.ts';
  const store = 'tests/unit/storage/store.test.ts';
  const [, seeds] = /numRuns: (\d+)/.exec(readFileSync(store, 'utf8')) ?? [];
  const stops = (browser: string) => number(stopped, 'STOPS', browser);
  const damaged = (browser: string) => number(storage, 'SAMPLES', browser);
  expect(document).toContain(
    `at random moments (seeded; ${stops('chromium')} in Chromium, ${stops('firefox')} in Firefox)`,
  );
  expect(document).toContain(
    `(${damaged('chromium')} seeds in Chromium, ${damaged('firefox')} in Firefox, ${seeds} without a browser)`,
  );
  expect(document).toContain(
    `${number(visit, 'NAVIGATIONS').toLocaleString('en')} offers in one page`,
  );
});
