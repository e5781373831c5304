import * as z from 'zod/mini';
import { BOARD_IDS, type BoardId } from '../offer/offer.ts';
import type { Shape } from '../storage/store.ts';
import { SETTINGS_KEY, type Theme } from './raw-settings.ts';

/** How the panel arrives on an offer: as it was last left, or always the same way. */
export const OPENINGS = ['remembered', 'open', 'collapsed'] as const;

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

const panelState = z.object({
  collapsed: z.catch(z.nullable(z.boolean()), null),
  side: z.catch(z.enum(['left', 'right']), 'right'),
});

/** How a person last left the panel; `collapsed` is null until they open or fold it. */
export type PanelState = z.infer<typeof panelState>;

/** The panel's state that storage holds, whatever it holds. */
export function parsePanelState(stored: unknown): PanelState {
  return panelState.safeParse(stored).data ?? panelState.parse({});
}

/** Where the panel's state is stored. */
export const panelStateShape: Shape<PanelState> = { key: 'panel', parse: parsePanelState };

/** How the panel is to arrive, before a person does anything with it. */
export interface PanelPreferences {
  /** Null: nobody decided, so the panel folds itself where it would hide the offer. */
  collapsed: boolean | null;
  side: 'left' | 'right';
  theme: Theme;
  /** The person publishes offers: how the offer follows the rules stands open. */
  recruiter: boolean;
}

/** What the panel needs to know before it is drawn. */
export function panelPreferences(
  { opening, theme, recruiter }: Settings,
  state: PanelState,
): PanelPreferences {
  const collapsed = opening === 'remembered' ? state.collapsed : opening === 'collapsed';
  return { collapsed, side: state.side, theme, recruiter };
}
