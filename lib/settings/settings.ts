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

/** How the panel arrives on an offer: as it was last left, or always the same way. */
export const OPENINGS = ['remembered', ...PANEL_FORMS] as const;

/** The panel's colours: the system's, or always the same. */
export const THEMES = ['system', 'light', 'dark'] as const satisfies readonly Theme[];

const switches = Object.fromEntries(
  BOARD_IDS.map((board) => [board, z.catch(z.boolean(), true)]),
) as Record<BoardId, z.ZodMiniCatch<z.ZodMiniBoolean>>;

/** Which boards are on. */
const boards = z.object(switches);

/** Each value that is missing or wrong is replaced by its default, the others are kept. */
const settings = z.object({
  boards: z.catch(boards, boards.parse({})),
  opening: z.catch(z.enum(OPENINGS), 'remembered'),
  theme: z.catch(z.enum(THEMES), 'system'),
  /** The person publishes offers, and wants to see which rules they follow. */
  recruiter: z.catch(z.boolean(), false),
});

/** What a person decides on the settings page. */
export type Settings = z.infer<typeof settings>;

/** The settings that storage holds, whatever it holds. */
export function parseSettings(stored: unknown): Settings {
  return settings.safeParse(stored).data ?? settings.parse({});
}

/** Where the settings are stored. */
export const settingsShape: Shape<Settings> = { key: SETTINGS_KEY, parse: parseSettings };

/** What a message may change of the settings: one wrong value refuses it whole. */
export const settingsChange = z.object({
  boards: z.exactOptional(z.partialRecord(z.enum(BOARD_IDS), z.boolean())),
  opening: z.exactOptional(z.enum(OPENINGS)),
  theme: z.exactOptional(z.enum(THEMES)),
  recruiter: z.exactOptional(z.boolean()),
});

/** What is to change of the settings: the rest stays, of the boards too. */
export type SettingsChange = z.infer<typeof settingsChange>;

const formByBoard = Object.fromEntries(
  BOARD_IDS.map((board) => [board, z.catch(z.nullable(z.enum(PANEL_FORMS)), null)]),
) as Record<
  BoardId,
  z.ZodMiniCatch<z.ZodMiniNullable<z.ZodMiniEnum<Record<PanelForm, PanelForm>>>>
>;

/** The form that a person chose on each board. */
const forms = z.object(formByBoard);

const panelState = z.object({
  /** By board: their pages leave room in different places. */
  forms: z.catch(forms, forms.parse({})),
  side: z.catch(z.enum(['left', 'right']), 'right'),
  more: z.catch(z.boolean(), false),
});

/** How a person last left the panel; a board's form is null until they choose one there. */
export type PanelState = z.infer<typeof panelState>;

/** The panel's state that storage holds, whatever it holds. */
export function parsePanelState(stored: unknown): PanelState {
  return panelState.safeParse(stored).data ?? panelState.parse({});
}

/** Where the panel's state is stored. */
export const panelStateShape: Shape<PanelState> = { key: 'panel', parse: parsePanelState };

/** What a person changes of the panel's state: the form is the board's on which they are. */
export interface PanelChange {
  form?: PanelForm;
  side?: PanelState['side'];
  more?: boolean;
}

/** The state after a person's change on a board. */
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
  /** Null: nobody decided, so the page does, where it has room. */
  form: PanelForm | null;
  side: PanelState['side'];
  /** What only some look for is open. */
  more: boolean;
  theme: Theme;
  /** The person publishes offers: how the offer follows the rules comes right after the answer. */
  recruiter: boolean;
  /** The keys that open and fold the panel, as the browser names them; null when there are none. */
  shortcut: string | null;
}

/** What the panel needs to know before it is drawn on a board's page. */
export function panelPreferences(
  { opening, theme, recruiter }: Settings,
  { forms, side, more }: PanelState,
  board: BoardId | null,
  shortcut: string | null,
): PanelPreferences {
  const form = opening !== 'remembered' ? opening : board && forms[board];
  return { form, side, more, theme, recruiter, shortcut };
}
