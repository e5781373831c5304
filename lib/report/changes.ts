import { monthsLater } from '../offer/months-later.ts';
import type { PastAnalysis } from './history.ts';
import type { Row } from './row.ts';

/** What can have happened to an offer since the analysis before; also the values of the filter. */
export const CHANGES = ['new', 'mended', 'worse', 'withdrawn', 'old'] as const;
export type Change = (typeof CHANGES)[number];

/** What changed on an offer since the analysis before. */
export interface RowChanges {
  kinds: readonly Change[];
  /** Rules that were broken and are followed now, and the other way round: ids. */
  mended: readonly string[];
  worse: readonly string[];
  /** How many rules were followed, of how many; null when it was not read before. */
  before: { passed: number; checked: number } | null;
}

/** After so many months an offer should no longer be published. */
const MONTHS_ONLINE = 2;

/**
 * What changed on an offer since the last analysis of the same list.
 *
 * - `new`: an earlier analysis of its list did not see it
 * - `mended`, `worse`: a rule that was broken is followed, or the other way round
 * - `withdrawn`: a later, complete analysis of its list no longer saw it
 * - `old`: published more than two months ago
 *
 * @param today ISO date
 */
export function changesOf(
  row: Pick<Row, 'passed' | 'failed' | 'before' | 'run' | 'readAt' | 'url' | 'datePosted'>,
  history: readonly PastAnalysis[],
  today: string,
): RowChanges {
  const { before, passed, failed } = row;
  const failing = failed.map(({ id }) => id);
  const mended = before ? before.failed.filter((id) => passed.includes(id)) : [];
  const worse = before ? failing.filter((id) => !before.failed.includes(id)) : [];
  const lastRun = row.run ?? before?.run;
  const own = history.find(({ startedAt }) => startedAt === lastRun);
  const ofList = own ? history.filter((one) => isSameList(one, own) && one.isComplete) : [];
  const latest = ofList.at(-1);
  const isWithdrawn =
    latest !== undefined &&
    latest.startedAt > row.readAt &&
    latest.startedAt !== lastRun &&
    !latest.skipped.includes(row.url);
  const isNew =
    !before &&
    !isWithdrawn &&
    row.run !== undefined &&
    ofList.some(({ startedAt }) => startedAt < (row.run ?? ''));
  const kinds: Change[] = [];
  if (isNew) kinds.push('new');
  if (mended.length > 0) kinds.push('mended');
  if (worse.length > 0) kinds.push('worse');
  if (isWithdrawn) kinds.push('withdrawn');
  else if (row.datePosted !== null && today > monthsLater(row.datePosted, MONTHS_ONLINE)) {
    kinds.push('old');
  }
  return {
    kinds,
    mended,
    worse,
    before: before
      ? {
          passed: before.passed.length,
          checked: before.passed.length + before.failed.length,
        }
      : null,
  };
}

function isSameList(one: PastAnalysis, other: PastAnalysis): boolean {
  return one.isNetwork === other.isNetwork && (one.isNetwork || one.url === other.url);
}
