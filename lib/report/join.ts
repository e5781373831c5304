import { titleKey } from '../boards/board.ts';
import type { ReportRow } from './aside.ts';
import { MAXIMUM_ROWS } from './row.ts';

/** An offer that is shown once, though it stands on both boards. */
interface JoinedRow extends ReportRow {
  /** The same offer on the other board, and the rules on which the two differ: ids. */
  twin: { row: ReportRow; differing: string[] } | null;
}

/**
 * Joins offers that stand on both boards: the same title, and the same Startup, or none on either
 * side and the same incubators. Where a board has several such offers, none is joined, since nothing
 * tells which is which. The one that breaks more rules is shown, since it has more to mend.
 */
export function joined(rows: readonly ReportRow[]): JoinedRow[] {
  const groups = new Map<string, ReportRow[]>();
  for (const row of rows) {
    const key = groupKey(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const twins = new Map<ReportRow, ReportRow>();
  for (const [one, other, ...others] of groups.values()) {
    if (!one || !other || others.length > 0 || one.board === other.board) continue;
    const [shown, hidden] = other.failed.length > one.failed.length ? [other, one] : [one, other];
    twins.set(shown, hidden);
  }
  const hidden = new Set(twins.values());
  return rows
    .filter((row) => !hidden.has(row))
    .map((row) => {
      const twin = twins.get(row);
      return { ...row, twin: twin ? { row: twin, differing: differing(row, twin) } : null };
    });
}

/** Titles as they are compared, since rows are joined anew with each offer that comes. */
const KEYS = new Map<string, string>();

function keyOf(title: string): string {
  const known = KEYS.get(title);
  if (known !== undefined) return known;
  if (KEYS.size >= 2 * MAXIMUM_ROWS) KEYS.clear();
  const key = titleKey(title);
  KEYS.set(title, key);
  return key;
}

function groupKey({ title, outcome, startups, incubators }: ReportRow): string | null {
  const words = title === null ? '' : keyOf(title);
  if (!words || outcome === 'not-beta' || outcome === 'unreadable') return null;
  const named = outcome === 'identified' && startups.length > 0 ? startups : incubators;
  if (named.length === 0) return null;
  return [words, ...named.map(({ id }) => id).sort()].join(' ');
}

/** The rules that one follows and the other breaks. */
function differing(one: ReportRow, other: ReportRow): string[] {
  const breaks = (row: ReportRow, id: string) => row.failed.some((check) => check.id === id);
  return [
    ...one.passed.filter((id) => breaks(other, id)),
    ...other.passed.filter((id) => breaks(one, id)),
  ];
}
