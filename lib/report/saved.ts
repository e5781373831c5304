import { type Aside, parseAsides } from './aside.ts';
import { type PastAnalysis, parseHistory } from './history.ts';
import { parseRows, type Row } from './row.ts';

/** A report in a file: its rows, and what belongs to them. */
export interface SavedReport {
  /** When it was saved: ISO date and time; null in the older form. */
  savedAt: string | null;
  rows: Row[];
  asides: readonly Aside[];
  analyses: readonly PastAnalysis[];
  /** Entries that could not be read. */
  leftOut: number;
}

/** What the file is, for whoever opens it. */
const KIND = 'repere-report';
const VERSION = 1;

/** A report as a file's text, that `parseReport` reads again. */
export function reportFileOf({
  savedAt,
  rows,
  asides,
  analyses,
}: Omit<SavedReport, 'leftOut'>): string {
  const file = { kind: KIND, version: VERSION, savedAt, rows, asides, analyses };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads a report's file: in this form, or as the bare list of rows that it was until 2026-11-28.
 * Damaged parts are left out and counted. Null when it is no report, or a newer version's.
 */
export function parseReport(text: string): SavedReport | null {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (Array.isArray(file)) {
    const { rows, leftOut } = parseRows(file);
    return rows.length > 0 || file.length === 0
      ? { savedAt: null, rows, asides: [], analyses: [], leftOut }
      : null;
  }
  const { kind, version, savedAt, rows, asides, analyses } = (file ?? {}) as Record<
    string,
    unknown
  >;
  if (kind !== KIND || version !== VERSION) return null;
  const parsed = parseRows(rows);
  const read = { asides: parseAsides(asides), analyses: parseHistory(analyses) };
  const lost = (raw: unknown, kept: readonly unknown[]) =>
    Array.isArray(raw) ? raw.length - kept.length : 0;
  return {
    savedAt: typeof savedAt === 'string' ? savedAt : null,
    rows: parsed.rows,
    ...read,
    leftOut: parsed.leftOut + lost(asides, read.asides) + lost(analyses, read.analyses),
  };
}
