import type { BoardId } from '../offer/offer.ts';

/** The key of the settings in the extension's local storage. */
export const SETTINGS_KEY = 'settings';

/** The colours of panel, badges and pages: the system's, or always the same. */
export type Theme = 'system' | 'light' | 'dark';

/*
 * The part of settings.ts that the smallest scripts carry: it reads what storage holds, whatever it
 * is, without a schema, which would be ten times their size.
 */

/** The colours that the person chose. */
export function themeOf(stored: unknown): Theme {
  const theme = (stored as { theme?: unknown } | null)?.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Whether the person publishes offers. */
export function isRecruiterIn(stored: unknown): boolean {
  return (stored as { recruiter?: unknown } | null)?.recruiter === true;
}

/** Whether a board is on: all are until a person switches one off. */
export function isBoardOnIn(stored: unknown, board: BoardId): boolean {
  const boards = (stored as { boards?: Partial<Record<BoardId, unknown>> | null } | null)?.boards;
  return boards?.[board] !== false;
}
