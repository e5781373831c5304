import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filesOf, zipOf } from '../../../scripts/package/zip.ts';

const file = fc.record({
  path: fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,2}\.[a-z]{1,3}$/),
  bytes: fc.uint8Array({ maxLength: 200 }),
});
const files = fc.uniqueArray(file, { selector: ({ path }) => path, maxLength: 12 });

test('the same files give the same bytes, in whatever order and whenever', () => {
  fc.assert(
    fc.property(files, fc.integer(), (list, seed) => {
      const other = [...list].sort((a, b) => (((a.path.length * seed) ^ b.path.length) % 3) - 1);
      expect(zipOf(other)).toEqual(zipOf(list));
    }),
    { numRuns: 20 },
  );
});

test('what was packed is unpacked', () => {
  fc.assert(
    fc.property(files, (list) => {
      const unpacked = new Map(filesOf(zipOf(list)).map(({ path, bytes }) => [path, bytes]));
      expect(unpacked.size).toBe(list.length);
      for (const { path, bytes } of list) expect(unpacked.get(path)).toEqual(bytes);
    }),
    { numRuns: 20 },
  );
});

test('one path is not packed twice', () => {
  const bytes = new Uint8Array(1);
  expect(() =>
    zipOf([
      { path: 'a.js', bytes },
      { path: 'a.js', bytes },
    ]),
  ).toThrow(/"a.js" would stand twice/);
});
