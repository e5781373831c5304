import { expect, test } from 'vitest';
import { keysOf } from '../../../lib/extension/shortcut.ts';

test.each([
  ['Alt+Shift+R', ['Alt', 'Shift', 'R']],
  ['Ctrl+Shift+F10', ['Ctrl', 'Shift', 'F10']],
  ['MacCtrl+Comma', ['MacCtrl', 'Comma']],
  ['⌥⇧R', ['⌥', '⇧', 'R']],
  ['⌘F10', ['⌘', 'F10']],
  ['F9', ['F9']],
  ['', []],
  [undefined, []],
])('%s', (shortcut, keys) => {
  expect(keysOf(shortcut)).toEqual(keys);
});
