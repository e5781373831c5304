import { describe, expect, test } from 'vitest';
import { themeOf } from '../../../lib/settings/raw-settings.ts';
import {
  panelPreferences,
  parsePanelState,
  parseSettings,
  type Settings,
} from '../../../lib/settings/settings.ts';

const DEFAULTS: Settings = {
  boards: { 'welcome-to-the-jungle': true, 'choisir-le-service-public': true },
  opening: 'remembered',
  theme: 'system',
  recruiter: false,
};

describe('settings', () => {
  test.each([
    null,
    undefined,
    'x',
    3,
    [],
    {},
    { boards: 'no', opening: 7, theme: 'pink', recruiter: 'yes' },
  ])('%j gives the defaults', (stored) => expect(parseSettings(stored)).toEqual(DEFAULTS));

  test('each wrong value is replaced alone', () => {
    const stored = {
      boards: { 'welcome-to-the-jungle': false },
      opening: 'open',
      theme: 1,
      recruiter: true,
    };
    expect(parseSettings(stored)).toEqual({
      boards: { 'welcome-to-the-jungle': false, 'choisir-le-service-public': true },
      opening: 'open',
      theme: 'system',
      recruiter: true,
    });
  });
});

describe('a board that is switched off', () => {
  const off = { boards: { 'welcome-to-the-jungle': false } };
  test.each([
    [off, 'welcome-to-the-jungle', false],
    [off, 'choisir-le-service-public', true],
    [undefined, 'welcome-to-the-jungle', true],
    ['x', 'welcome-to-the-jungle', true],
    [{ boards: { 'welcome-to-the-jungle': 'no' } }, 'welcome-to-the-jungle', true],
  ] as const)('%j, %s is on: %s', (stored, board, expected) =>
    expect(parseSettings(stored).boards[board]).toBe(expected),
  );
});

describe('the smallest scripts', () => {
  test.each([[{ theme: 'dark' }], [{ theme: 'pink' }], [null]])('theme of %j', (stored) =>
    expect(themeOf(stored)).toBe(parseSettings(stored).theme),
  );
});

describe('the panel', () => {
  test.each([null, 'x', { collapsed: 'yes', side: 'top' }])('%j was never left', (stored) =>
    expect(parsePanelState(stored)).toEqual({ collapsed: null, side: 'right' }),
  );

  test.each([
    ['remembered', null, null],
    ['remembered', true, true],
    ['open', true, false],
    ['collapsed', false, true],
  ] as const)('arrives %s, left collapsed %s: %s', (opening, collapsed, expected) => {
    const state = { collapsed, side: 'left' } as const;
    expect(panelPreferences({ ...DEFAULTS, opening }, state)).toEqual({
      collapsed: expected,
      side: 'left',
      theme: 'system',
      recruiter: false,
    });
  });
});
