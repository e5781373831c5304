import * as z from 'zod/mini';
import { BOARD_IDS } from '../offer/offer.ts';
import type { Shape } from '../storage/store.ts';
import { HISTORY_KEY } from './keys.ts';

/** As many analyses as are remembered: two years of one a month. */
const MAXIMUM_ANALYSES = 24;

const count = z.int().check(z.nonnegative());

/** As stored and sent. */
export const pastAnalysis = z.object({
  startedAt: z.iso.datetime(),
  board: z.enum(BOARD_IDS),
  /** The list's address, without fragment: analyses of the same list are compared. */
  url: z.string().check(z.maxLength(2_000)),
  /** It went through the network's lists of all boards. */
  isNetwork: z.boolean(),
  /** The offers that were read. */
  offers: count,
  /** Their rules that apply: how many are followed, and how many there are. */
  passed: count,
  checked: count,
  /** It read the whole list: an offer that it did not see is no longer there. */
  isComplete: z.boolean(),
  /** The offers that were skipped, by address: nobody knows whether they are still there. */
  skipped: z.array(z.string().check(z.maxLength(2_000))).check(z.maxLength(300)),
});

/** One line on an analysis that ended. */
export type PastAnalysis = z.infer<typeof pastAnalysis>;

/** The analyses that storage holds, oldest first; damaged ones are left out. */
export function parseHistory(stored: unknown): readonly PastAnalysis[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((value) => pastAnalysis.safeParse(value).data ?? []);
}

/** Where the analyses are stored. */
export const historyShape: Shape<readonly PastAnalysis[]> = {
  key: HISTORY_KEY,
  parse: parseHistory,
};

/** The analyses with one added, or replaced when it is there; the oldest are dropped first. */
export function withAnalysis(
  history: readonly PastAnalysis[],
  ended: PastAnalysis,
): readonly PastAnalysis[] {
  const others = history.filter(({ startedAt }) => startedAt !== ended.startedAt);
  const byDate = (one: PastAnalysis, other: PastAnalysis) =>
    one.startedAt < other.startedAt ? -1 : 1;
  return [...others, ended].sort(byDate).slice(-MAXIMUM_ANALYSES);
}
