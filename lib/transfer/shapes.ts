import * as z from 'zod/mini';
import type { Shape } from '../storage/store.ts';

/** Where it stands when everything was last exported. */
export const EXPORTED_KEY = 'exported';

/** When everything was last exported: ISO date and time, UTC; null when never. */
export const exportedShape: Shape<string | null> = {
  key: EXPORTED_KEY,
  parse: (stored) =>
    typeof stored === 'string' && !Number.isNaN(Date.parse(stored)) ? stored : null,
};

/** Where what takes the last import back stands. */
export const IMPORT_UNDO_KEY = 'import-undo';

const anything = z.array(z.unknown());

const importUndo = z.object({
  /** When the import was done: ISO date and time, UTC. */
  at: z.string(),
  /**
   * The offers that it wrote: as they were (null: not here), and their `changedAt` as it left them.
   * One that has another by now was changed since, and stays.
   */
  offers: z.array(z.object({ id: z.string(), before: z.unknown(), changedAt: z.string() })),
  /** The report's rows that it wrote: as they were (null: none), and as they were written. */
  rows: z.array(z.object({ before: z.unknown(), after: z.unknown() })),
  /** What it added to the other lists. */
  choices: anything,
  asides: anything,
  analyses: anything,
  drafts: anything,
  /** The settings that it changed, as they were and as it left them; null when it changed none. */
  preferences: z.nullable(z.object({ before: z.unknown(), after: z.unknown() })),
});

/** What takes the last import back. */
export type ImportUndo = z.infer<typeof importUndo>;

/** What takes the last import back; null when there is nothing to take back. */
export const importUndoShape: Shape<ImportUndo | null> = {
  key: IMPORT_UNDO_KEY,
  parse: (stored) => importUndo.safeParse(stored).data ?? null,
};
