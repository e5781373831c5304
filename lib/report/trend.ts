import type { PastAnalysis } from './history.ts';

/** One analysis on the line of a list. */
export interface TrendPoint {
  startedAt: string;
  offers: number;
  /** The share of the rules that were followed, from 0 to 1; null when none applied. */
  share: number | null;
}

/** The analyses of one list that came to their end, oldest first. */
export interface Trend {
  list: Pick<PastAnalysis, 'board' | 'url' | 'isNetwork'>;
  points: TrendPoint[];
}

/** The analyses by list, the list that was analysed last first. */
export function trendsOf(history: readonly PastAnalysis[]): Trend[] {
  const lists = new Map<string, Trend>();
  for (const { board, url, isNetwork, startedAt, offers, passed, checked, isComplete } of history) {
    if (!isComplete) continue;
    const key = isNetwork ? '' : url;
    const trend = lists.get(key) ?? { list: { board, url, isNetwork }, points: [] };
    // Deleted and added again: the list that was analysed last stands last.
    lists.delete(key);
    lists.set(key, trend);
    trend.points.push({ startedAt, offers, share: checked === 0 ? null : passed / checked });
  }
  return [...lists.values()].reverse();
}

/** A point of a line chart: from 0 to 1, left to right and top to bottom. */
export interface Spot {
  x: number;
  y: number;
}

/** The places of a line chart's points: evenly apart, a share of 1 at the top. */
export function spotsOf(points: readonly TrendPoint[]): Spot[] {
  const known = points.flatMap(({ share }) => share ?? []);
  return known.map((share, index) => ({
    x: known.length === 1 ? 0.5 : index / (known.length - 1),
    y: 1 - share,
  }));
}
