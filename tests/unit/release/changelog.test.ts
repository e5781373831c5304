import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import metadata from '../../../package.json' with { type: 'json' };
import { changesOf, isUnreleased } from '../../../scripts/release/changelog.ts';

const CHANGELOG = `# Changelog

## 0.2.0 – 2026-12-01

- New.
- Mended.

## 0.1.0 – 2026-11-01

- First.

## 0.0.1

`;

test.each([
  ['0.2.0', '- New.\n- Mended.'],
  ['0.1.0', '- First.'],
  // A version without a word, one that is only another's start, one that is not there.
  ['0.0.1', null],
  ['0.1', null],
  ['0.3.0', null],
])('%s', (version, text) => expect(changesOf(CHANGELOG, version)).toBe(text));

test('this version has its section', () => {
  expect(changesOf(readFileSync('CHANGELOG.md', 'utf8'), metadata.version)).not.toBeNull();
});

test.each([
  ['## 0.2.0 – unreleased', true],
  ['## 0.2.0 – 2026-12-01', false],
  // What is said of another version, or in the text, is not said of this one.
  ['## 0.3.0 – unreleased\n\n## 0.2.0 – 2026-12-01\n\n- An unreleased thing.', false],
])('%j: not out yet is %s', (changelog, expected) => {
  expect(isUnreleased(`# Changelog\n\n${changelog}\n\n- New.\n`, '0.2.0')).toBe(expected);
});
