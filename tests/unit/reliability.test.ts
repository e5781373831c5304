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

/** How often a test file tries something in each browser, every day and in a long run, as a document writes it. */
function amount(file: string, constant: string, browser: 'chromium' | 'firefox') {
  const [, value = ''] =
    new RegExp(`const ${constant}\\b[^=]*= ([^;]+);`).exec(readFileSync(file, 'utf8')) ?? [];
  const [everyDay, long] = Array.from(
    value.matchAll(new RegExp(`(?<=${browser}: )[\\d_]+`, 'g')),
    ([digits]) => Number(digits.replaceAll('_', '')).toLocaleString('en'),
  );
  return { everyDay, long };
}

function both(file: string, constant: string) {
  return [amount(file, constant, 'chromium'), amount(file, constant, 'firefox')] as const;
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
  const [stops, stopsInFirefox] = both(stopped, 'STOPS');
  expect(document).toContain(
    `at random moments (seeded; ${stops.everyDay} in Chromium, ${stopsInFirefox.everyDay} in Firefox; ${stops.long} and ${stopsInFirefox.long} in a long run)`,
  );
  const [seedsInChromium, seedsInFirefox] = both(storage, 'SAMPLES');
  expect(document).toContain(
    `(${seedsInChromium.everyDay} seeds in Chromium, ${seedsInFirefox.everyDay} in Firefox, ${seeds} without a browser; ${seedsInChromium.long} and ${seedsInFirefox.long} in a long run)`,
  );
  const [offers] = both(visit, 'NAVIGATIONS');
  expect(document).toContain(
    `${offers.everyDay} offers in one page (${offers.long} in a long run)`,
  );
});
