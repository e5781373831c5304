import { oneVersion } from './0002-one-version.ts';
import { rowsInChunks } from './0003-rows-in-chunks.ts';
import { networkListWithBoards } from './0004-network-list-with-boards.ts';
import { panelForms } from './0005-panel-forms.ts';
import type { Migration } from './migration.ts';

/** All steps, in order; each has a file named after the version it leads to. */
export const MIGRATIONS: readonly Migration[] = [
  oneVersion,
  rowsInChunks,
  networkListWithBoards,
  panelForms,
];

/** The version that this code reads and writes. */
export const CURRENT_VERSION = 5;
