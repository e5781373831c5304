import * as z from 'zod/mini';
import { BOARD_IDS, type BoardId } from '../offer/offer.ts';
import type { Shape } from '../storage/store.ts';
import { SETTINGS_KEY, type Theme } from './raw-settings.ts';

/**
 * The panel's forms: the whole answer beside the offer; its three parts in one line at the window's foot;
 * its name alone at the window's edge, where a person has put it.
 */
export const PANEL_FORMS = ['card', 'strip', 'tab'] as const;
export type PanelForm = (typeof PANEL_FORMS)[number];

/** How the panel opens on an offer: as it was last left, or always in the same form. */
export const OPENINGS = ['remembered', ...PANEL_FORMS] as const;

/** The panel's colours: the system's, or always the same. */
export const THEMES = ['system', 'light', 'dark'] as const satisfies readonly Theme[];

const switches = Object.fromEntries(
  BOARD_IDS.map((board) => [board, z.catch(z.boolean(), true)]),
) as Record<BoardId, z.ZodMiniCatch<z.ZodMiniBoolean>>;

/** Which boards are on. */
const boards = z.object(switches);

/** A missing or wrong value is replaced by its default, the others are kept. */
const settings = z.object({
  boards: z.catch(boards, boards.parse({})),
  opening: z.catch(z.enum(OPENINGS), 'remembered'),
  theme: z.catch(z.enum(THEMES), 'system'),
  /** The person publishes offers and wants to see which rules they follow. */
  recruiter: z.catch(z.boolean(), false),
});

/** A person's choices on the settings page. */
export type Settings = z.infer<typeof settings>;

/** The settings that storage holds; defaults where it is damaged. */
export function parseSettings(stored: unknown): Settings {
  return settings.safeParse(stored).data ?? settings.parse({});
}

/** Where the settings are stored. */
export const settingsShape: Shape<Settings> = { key: SETTINGS_KEY, parse: parseSettings };

/** The settings that a message changes: one wrong value refuses the whole message. */
export const settingsChange = z.object({
  boards: z.exactOptional(z.partialRecord(z.enum(BOARD_IDS), z.boolean())),
  opening: z.exactOptional(z.enum(OPENINGS)),
  theme: z.exactOptional(z.enum(THEMES)),
  recruiter: z.exactOptional(z.boolean()),
});

/** The settings to change; the others stay, each board's too. */
export type SettingsChange = z.infer<typeof settingsChange>;

const formByBoard = Object.fromEntries(
  BOARD_IDS.map((board) => [board, z.catch(z.nullable(z.enum(PANEL_FORMS)), null)]),
) as Record<
  BoardId,
  z.ZodMiniCatch<z.ZodMiniNullable<z.ZodMiniEnum<Record<PanelForm, PanelForm>>>>
>;

/** The form that the person chose on each board. */
const forms = z.object(formByBoard);

const panelState = z.object({
  /** One for each board: their pages leave room in different places. */
  forms: z.catch(forms, forms.parse({})),
  side: z.catch(z.enum(['left', 'right']), 'right'),
  more: z.catch(z.boolean(), false),
});

/** How the person last left the panel; a board's form is null until they choose one there. */
export type PanelState = z.infer<typeof panelState>;

/** The panel's state that storage holds; defaults where it is damaged. */
export function parsePanelState(stored: unknown): PanelState {
  return panelState.safeParse(stored).data ?? panelState.parse({});
}

/** Where the panel's state is stored. */
export const panelStateShape: Shape<PanelState> = { key: 'panel', parse: parsePanelState };

/** A person's change of the panel's state; the form is that of the present board. */
export interface PanelChange {
  form?: PanelForm;
  side?: PanelState['side'];
  more?: boolean;
}

/** The panel's state after a change on a board. */
export function withPanelChange(
  state: PanelState,
  board: BoardId | null,
  { form, side = state.side, more = state.more }: PanelChange,
): PanelState {
  const forms = board && form ? { ...state.forms, [board]: form } : state.forms;
  return { forms, side, more };
}

/** How the panel is to arrive, before a person does anything with it. */
export interface PanelPreferences {
  /** Null when nobody decided: then the room on the page decides. */
  form: PanelForm | null;
  side: PanelState['side'];
  /** The details at the end of the panel are open. */
  more: boolean;
  theme: Theme;
  /** The person publishes offers: the rules come right after the answer. */
  recruiter: boolean;
  /** The keyboard shortcut of the panel, in the browser's own words; null when there is none. */
  shortcut: string | null;
}

/** The panel's preferences on a board's page. */
export function panelPreferences(
  { opening, theme, recruiter }: Settings,
  { forms, side, more }: PanelState,
  board: BoardId | null,
  shortcut: string | null,
): PanelPreferences {
  const form = opening !== 'remembered' ? opening : board && forms[board];
  return { form, side, more, theme, recruiter, shortcut };
}
