import { expect, test } from 'vitest';
import lock from '../../package-lock.json' with { type: 'json' };

const packages = Object.entries(lock.packages as Record<string, object>).filter(
  // The first is this project itself.
  ([place]) => place !== '',
);

test('every package that may be installed, on whatever system, is known by its digest', () => {
  expect(packages.length).toBeGreaterThan(100);
  const unknown = packages.filter(([, entry]) => !('integrity' in entry));
  expect(unknown.map(([place]) => place)).toEqual([]);
});

test('no package is tied to the address of a registry', () => {
  const tied = packages.filter(([, entry]) => 'resolved' in entry);
  expect(tied.map(([place]) => place)).toEqual([]);
});
