import { describe, expect, test } from 'vitest';
import { BOARD_IDS, type BoardId } from '../../../lib/offer/offer.ts';
import { themeOf } from '../../../lib/settings/raw-settings.ts';
import {
  panelPreferences,
  parsePanelState,
  parseSettings,
  type Settings,
  withPanelChange,
} from '../../../lib/settings/settings.ts';

const DEFAULTS: Settings = {
  boards: onEachBoard(true),
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
      opening: 'card',
      theme: 1,
      recruiter: true,
    };
    expect(parseSettings(stored)).toEqual({
      boards: { ...DEFAULTS.boards, 'welcome-to-the-jungle': false },
      opening: 'card',
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

const NOWHERE = onEachBoard(null);

describe('the panel', () => {
  test.each([null, 'x', { forms: { 'welcome-to-the-jungle': 'sheet' }, side: 'top', more: 1 }])(
    '%j was never left',
    (stored) =>
      expect(parsePanelState(stored)).toEqual({ forms: NOWHERE, side: 'right', more: false }),
  );

  test.each([
    ['remembered', 'welcome-to-the-jungle', 'tab'],
    ['remembered', 'choisir-le-service-public', null],
    ['card', 'welcome-to-the-jungle', 'card'],
    ['strip', 'choisir-le-service-public', 'strip'],
  ] as const)('arrives %s on %s: %s', (opening, board, form) => {
    const state = {
      forms: { ...NOWHERE, 'welcome-to-the-jungle': 'tab' as const },
      side: 'left' as const,
      more: true,
    };
    expect(panelPreferences({ ...DEFAULTS, opening }, state, board, 'Alt+Shift+R')).toEqual({
      form,
      side: 'left',
      more: true,
      theme: 'system',
      recruiter: false,
      shortcut: 'Alt+Shift+R',
    });
  });

  test('a form is remembered for its board, the rest for both', () => {
    const state = parsePanelState(null);
    const strip = withPanelChange(state, 'choisir-le-service-public', { form: 'strip' });
    expect(strip).toEqual({
      ...state,
      forms: { ...NOWHERE, 'choisir-le-service-public': 'strip' },
    });
    expect(withPanelChange(strip, 'welcome-to-the-jungle', { side: 'left', more: true })).toEqual({
      ...strip,
      side: 'left',
      more: true,
    });
    expect(withPanelChange(state, null, { form: 'tab' })).toEqual(state);
  });
});

/** A value for each board, however many there are. */
function onEachBoard<Value>(value: Value): Record<BoardId, Value> {
  return Object.fromEntries(BOARD_IDS.map((board) => [board, value])) as Record<BoardId, Value>;
}
