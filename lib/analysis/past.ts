import type { PastAnalysis } from '../report/history.ts';
import type { Analysis } from './analysis.ts';

/**
 * The line that an analysis leaves when it ends; null for one that read nothing, and for a single
 * offer that was read again. One that was stopped leaves a line when it is closed or replaced.
 */
export function pastAnalysis(analysis: Analysis): PastAnalysis | null {
  const {
    list,
    start,
    isNetwork = false,
    isSingle,
    isPart = false,
    read,
    passed,
    checked,
    status,
  } = analysis;
  if (isSingle || read === 0) return null;
  const { board, url } = start ?? list;
  return {
    startedAt: analysis.startedAt,
    board,
    url: url.replace(/#.*$/, ''),
    isNetwork,
    offers: read,
    passed,
    checked,
    isComplete: status === 'finished' && !isPart,
    skipped: analysis.skippedUrls,
  };
}
