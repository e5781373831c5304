import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = globSync('tests/{unit,slow}/**/*.test.{ts,tsx}').filter(
  (file) => !file.endsWith('rings.test.ts'),
);

test('files that replace modules, or load them anew, have a process of their own, and no others', () => {
  expect(files.length).toBeGreaterThan(50);
  const replacing = files.filter((file) =>
    /\bvi\.((do)?mock|resetModules)\(/i.test(readFileSync(file, 'utf8')),
  );
  expect(replacing).toEqual(files.filter((file) => /\.apart\.test\.tsx?$/.test(file)));
});

test('times are measured in the slow ring alone', () => {
  const timing = files.filter((file) => /performance\.now\(/.test(readFileSync(file, 'utf8')));
  expect(timing.filter((file) => !file.startsWith('tests/slow/'))).toEqual([]);
});
