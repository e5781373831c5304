import { type Aside, counted, type ReportRow } from './aside.ts';
import { changesOf, type RowChanges } from './changes.ts';
import type { PastAnalysis } from './history.ts';
import { joined } from './join.ts';
import type { Row } from './row.ts';

/** An offer as the table shows it. */
export interface TableRow extends ReportRow {
  /** The same offer on the other board, and the rules on which the two differ: ids. */
  twin: { row: ReportRow; differing: string[] } | null;
  /** What changed since the analysis before. */
  changes: RowChanges;
}

/**
 * The rows of the table: with rules that were set aside apart, offers of both boards joined, and what
 * changed on each.
 *
 * @param today ISO date
 */
export function tableRows(
  rows: readonly Row[],
  asides: readonly Aside[],
  history: readonly PastAnalysis[],
  today: string,
): TableRow[] {
  return joined(rows.map((row) => counted(row, asides))).map((row) => ({
    ...row,
    changes: changesOf(row, history, today),
  }));
}
