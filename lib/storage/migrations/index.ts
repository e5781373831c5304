import { oneVersion } from './0002-one-version.ts';
import { rowsInChunks } from './0003-rows-in-chunks.ts';

/** One step from a version of all that is stored to the next; pure, and never throws. */
export interface Migration {
  /** The version that it leads to. */
  to: number;
  migrate(stored: Record<string, unknown>): Record<string, unknown>;
  /** What it makes of what, for its test and for people. */
  example: { before: Record<string, unknown>; after: Record<string, unknown> };
}

/** All steps, in order: one file each, named after the version it leads to. */
export const MIGRATIONS: readonly Migration[] = [oneVersion, rowsInChunks];

/** The version that this code reads and writes. */
export const CURRENT_VERSION = 3;
