import type { PageReading } from '../offer/reading.ts';
import type { RowKeeper } from '../report/chunks.ts';
import type { PastAnalysis } from '../report/history.ts';
import type { Row } from '../report/row.ts';
import {
  type Analysis,
  asItStands,
  awaitedOffer,
  awaitedPage,
  dismissAnalysis,
  isActive,
  leavePage,
  nextStep,
  parseAnalysis,
  pauseAnalysis,
  type QueuedOffer,
  resumeAnalysis,
  startAnalysis,
  stopAnalysis,
  withListPage,
  withObstacle,
  withSuccess,
} from './analysis.ts';
import { pastAnalysis } from './past.ts';
import type { Step } from './step.ts';
import type { ListVerdict, Verdict } from './verdict.ts';

/** Where the analysis is stored; values are unchecked until parsed. */
export interface AnalysisStore {
  readAnalysis(): Promise<unknown>;
  /** Stores the analysis, and the line that one leaves which ended. */
  writeAnalysis(analysis: Analysis, ended: PastAnalysis | null): Promise<void>;
}

/** Whether an analysis was started, or why not. */
export type StartAnswer = 'started' | 'busy' | 'empty';

/**
 * Holds the analysis of a list between its page, the person and the storage. It keeps no state of
 * its own, since the background may be stopped between any two lines. Its methods read, change and
 * write the same values: they must run one after the other.
 */
export class AnalysisKeeper {
  readonly #store: AnalysisStore;
  readonly #rows: Pick<RowKeeper, 'keep'>;
  readonly #now: () => number;
  readonly #resolve: (reading: PageReading, datePosted: string | null) => Promise<Row | null>;

  /**
   * @param resolve the row of an offer that was read; null when it is no offer of a board
   * @param now epoch ms
   */
  constructor(
    store: AnalysisStore,
    rows: Pick<RowKeeper, 'keep'>,
    resolve: (reading: PageReading, datePosted: string | null) => Promise<Row | null>,
    now: () => number,
  ) {
    this.#store = store;
    this.#rows = rows;
    this.#resolve = resolve;
    this.#now = now;
  }

  /** The analysis as it really is, or null. */
  async current(): Promise<Analysis | null> {
    return asItStands(parseAnalysis(await this.#store.readAnalysis()), this.#now());
  }

  /** Starts an analysis in a tab's page; replaces one that is not running. */
  async start(
    list: Analysis['list'],
    offers: readonly QueuedOffer[],
    tab: number,
    more: Parameters<typeof startAnalysis>[5] = {},
  ): Promise<StartAnswer> {
    const before = await this.current();
    if (isActive(before, this.#now())) return 'busy';
    const analysis = startAnalysis(list, offers, tab, this.#now(), before, more);
    if (!analysis) return 'empty';
    // One that was stopped and is replaced has ended now.
    const replaced = before && before.status !== 'finished' && !before.isDismissed;
    await this.#store.writeAnalysis(analysis, replaced ? pastAnalysis(before) : null);
    return 'started';
  }

  /** A tab's page asks what to do. */
  async step(tab: number): Promise<Step> {
    const before = parseAnalysis(await this.#store.readAnalysis());
    const { analysis, step } = nextStep(before, tab, this.#now());
    if (analysis && analysis !== before) await this.#write(before, analysis);
    return step;
  }

  /**
   * A page hands over the result of an offer. A result that is not expected is dropped, so that the
   * same one may be handed over twice.
   */
  async hand(url: string, verdict: Verdict): Promise<true> {
    const analysis = parseAnalysis(await this.#store.readAnalysis());
    const offer = awaitedOffer(analysis, url);
    if (!analysis || !offer) return true;
    if (verdict.kind === 'obstacle') {
      await this.#write(analysis, withObstacle(analysis, verdict.obstacle, this.#now()));
      return true;
    }
    const row =
      verdict.kind === 'read' ? await this.#resolve(verdict.reading, offer.datePosted) : null;
    // The row first: if the background is stopped in between, the offer is read again and its row
    // replaced.
    if (row) await this.#rows.keep(analysis.isSingle ? row : { ...row, run: analysis.startedAt });
    await this.#write(analysis, withSuccess(analysis, verdict.kind, this.#now(), row));
    return true;
  }

  /** A page hands over what came of a list's page; one that is not expected is dropped. */
  async handList(url: string, verdict: ListVerdict): Promise<true> {
    const analysis = parseAnalysis(await this.#store.readAnalysis());
    if (!analysis || !awaitedPage(analysis, url)) return true;
    const now = this.#now();
    const next =
      verdict.kind === 'obstacle'
        ? withObstacle(analysis, verdict.obstacle, now)
        : withListPage(analysis, verdict.offers, verdict.next, now);
    await this.#write(analysis, next);
    return true;
  }

  pause(): Promise<void> {
    return this.#change(pauseAnalysis);
  }

  stop(): Promise<void> {
    return this.#change(stopAnalysis);
  }

  /** Closes the summary of an analysis that ended. */
  dismiss(): Promise<void> {
    return this.#change(dismissAnalysis);
  }

  /** Goes on in a tab's page; see `resumeAnalysis`. */
  resume(tab: number, skip: boolean): Promise<void> {
    return this.#change((analysis) => resumeAnalysis(analysis, tab, this.#now(), skip));
  }

  /** A tab was closed, or its page left. */
  left(tab: number): Promise<void> {
    return this.#change((analysis) => leavePage(analysis, tab));
  }

  async #change(change: (analysis: Analysis) => Analysis): Promise<void> {
    const before = await this.current();
    if (!before) return;
    const after = change(before);
    if (after !== before) await this.#write(before, after);
  }

  /** Stores an analysis; one that has just ended leaves its line with it. */
  async #write(before: Analysis | null, after: Analysis): Promise<void> {
    const hasEnded = (one: Analysis | null) =>
      one !== null && (one.status === 'finished' || one.isDismissed === true);
    const ended = hasEnded(after) && !hasEnded(before) ? pastAnalysis(after) : null;
    await this.#store.writeAnalysis(after, ended);
  }
}
