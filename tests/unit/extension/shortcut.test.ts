import { expect, test } from 'vitest';
import { keysOf, readShortcut } from '../../../lib/extension/shortcut.ts';

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

test.each([
  ['as it is set', [{ name: 'toggle-panel', shortcut: 'Alt+R' }], 'Alt+R'],
  ['taken away', [{ name: 'toggle-panel', shortcut: '' }], ''],
  ['not there', [{ name: '_execute_action', shortcut: 'Alt+X' }], ''],
  ['on a phone', null, null],
])('%s', async (_, commands, shortcut) => {
  const given = commands && { getAll: async () => commands };
  expect(await readShortcut(given ?? undefined)).toBe(shortcut);
});
