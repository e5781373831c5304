import { expect, test } from 'vitest';
import { releaseBefore } from '../../../scripts/package/last-release.ts';

test.each([
  ['no tag', [], '0.1.0', null],
  ['this version’s own tag alone', ['v0.1.0'], '0.1.0', null],
  ['the one before, whatever the order', ['v0.2.0', 'v0.1.0', 'v0.1.1'], '0.2.0', '0.1.1'],
  ['numbers are numbers', ['v0.9.0', 'v0.10.0', 'v0.10.1'], '0.11.0', '0.10.1'],
  ['what is no version is passed over', ['v1', 'vieux', 'v1.0.0-rc.1', '0.3.0', ''], '2.0.0', null],
  [
    'later ones, of another branch, are none to update from',
    ['v1.0.0', 'v3.0.0'],
    '2.0.0',
    '1.0.0',
  ],
])('the release before this one: %s', (_, tags, version, expected) => {
  expect(releaseBefore(tags, version)).toBe(expected);
});
