import * as z from 'zod/mini';
import type { ListedOffer } from '../offer/listed-offer.ts';
import { BOARD_IDS } from '../offer/offer.ts';
import type { Shape } from '../storage/store.ts';
import { REQUEST_LIMIT_IN_MS, type Step } from './step.ts';

/** Where the analysis stands in the extension's local storage. */
export const ANALYSIS_KEY = 'analysis';

/**
 * The analysis of a list: its offers are read one after the other, in their own site's page. All of
 * its state is one value, stored after every step, so that a closed tab or a stopped background
 * loses nothing. These functions take a time in milliseconds and return the next value; none of
 * them waits or asks for anything.
 */

/**
 * The least time between the end of one request and the next, in ms: a person who reads a list asks
 * no faster, and the boards answer unusual traffic with a challenge.
 */
export const PACE_IN_MS = 1_500;

/**
 * More offers than a page of any board's lists shows, and few enough to be read before a browser
 * slows the timers of a background tab.
 */
export const MAXIMUM_OFFERS = 100;

/** As many offers are read of the whole network: more than it publishes at once. */
export const MAXIMUM_NETWORK_OFFERS = 300;

/** More pages of one list than the network's offers fill, at 20 a page. */
export const MAXIMUM_PAGES = 20;

/** A page that has been silent for this long, in ms, is taken to be gone. */
export const SILENCE_LIMIT_IN_MS = 60_000;

const address = z.url({ protocol: /^https$/ }).check(z.maxLength(2_000));

/** An offer to read, as stored and sent. */
export const queued = z.object({
  url: address,
  /** As its card tells it; ISO date. */
  datePosted: z.nullable(z.string().check(z.maxLength(30))),
});

/** The reasons for an analysis to stop before its end. */
export const OBSTACLES = [
  'person',
  'challenge',
  'refused',
  'elsewhere',
  'no-offer',
  'no-network',
  'page-left',
] as const;

/** Why an analysis stopped, as stored and sent. */
export const obstacle = z.object({
  /**
   * - `person`: they stopped it
   * - `challenge`: the site asks whether a person is there
   * - `refused`: the site answers with an error, see `status`
   * - `elsewhere`: the offer's address leads to another page, see `address`
   * - `no-offer`: no offer could be read on the page
   * - `no-network`: no page came
   * - `page-left`: the list's tab was closed, or went elsewhere
   */
  kind: z.enum(OBSTACLES),
  /** The offer that came next; null when none was asked for. */
  url: z.nullable(address),
  /** The HTTP status of the site's answer. */
  status: z.nullable(z.int()),
  /** Where the offer's address led. */
  address: z.nullable(z.string().check(z.maxLength(2_000))),
});

/** Why an analysis stopped, and before which offer. */
export type Obstacle = z.infer<typeof obstacle>;

/** A page that lets the analysis go on: an offer was read, or it is no longer published. */
export type Success = 'read' | 'gone';

const list = z.object({ board: z.enum(BOARD_IDS), url: address });
const count = z.int().check(z.nonnegative());
/** A count that an earlier version did not store. */
const laterCount = z.catch(count, 0);

const analysis = z
  .object({
    list,
    /** The offers to read, in the lists' order; those of further pages are added behind. */
    offers: z.array(queued).check(z.maxLength(MAXIMUM_NETWORK_OFFERS)),
    /** How many are done: the next one is `offers[position]`. */
    position: count,
    /** How many of the done ones are no longer published. */
    gone: count,
    /** How many of the done ones a person skipped. */
    skipped: count,
    status: z.enum(['running', 'paused', 'stopped', 'finished']),
    /** Null unless stopped. */
    obstacle: z.nullable(obstacle),
    /** The tab whose page fetches the offers. */
    tab: z.int(),
    /** The offer at `position` was handed out, and its result has not come. */
    asked: z.boolean(),
    /** Epoch ms before which no offer is handed out. */
    notBefore: z.number(),
    /** How long the last request took, in ms: used to estimate the time that remains. */
    lastRequest: z.number().check(z.nonnegative()),
    /** Epoch ms of the page's last message. */
    heard: z.number(),
    startedAt: z.iso.datetime(),
    /** How many offers were read, and how many of their rules are followed, of how many. */
    read: laterCount,
    passed: laterCount,
    checked: laterCount,
    /** The addresses of the skipped ones. */
    skippedUrls: z.catch(z.array(address).check(z.maxLength(MAXIMUM_NETWORK_OFFERS)), []),
    /** It goes through the network's lists of all boards. */
    isNetwork: z.optional(z.boolean()),
    /** The pages of lists that are still to be read, first the next one; each board's in turn. */
    pages: z.catch(z.array(list).check(z.maxLength(10)), []),
    /** How many pages of lists were read. */
    pagesRead: laterCount,
    /** Where it started, once it has gone on to another board's list. */
    start: z.optional(list),
    /** Not all that its list holds: what it does not see may still be there. */
    isPart: z.optional(z.boolean()),
    /** One offer that is read again: it leaves no line of its own. */
    isSingle: z.optional(z.boolean()),
    /** The person has closed the summary of an analysis that ended. */
    isDismissed: z.optional(z.literal(true)),
  })
  .check(
    z.refine(
      ({ position, offers, isNetwork }) =>
        position <= offers.length && (isNetwork === true || offers.length > 0),
    ),
  );

export type Analysis = z.infer<typeof analysis>;
export type QueuedOffer = Analysis['offers'][number];

/** The analysis that storage holds; null when there is none or it is damaged. */
export function parseAnalysis(stored: unknown): Analysis | null {
  return analysis.safeParse(stored).data ?? null;
}

/** Where the analysis is stored. */
export const analysisShape: Shape<Analysis | null> = { key: ANALYSIS_KEY, parse: parseAnalysis };

/** A list's page as the background drives it, under `globalThis.repereAnalysis`. */
export interface ListPage {
  /** The offers that the list shows now. */
  offers(): ListedOffer[];
  /** Whether these are all that the list holds: it has no page after this one. */
  isLastPage(): boolean;
  /** Reads the offers of the analysis, as the background hands them out. */
  run(): void;
}

/**
 * A new analysis of a list's offers, each once, at most `MAXIMUM_OFFERS`; null when there are none.
 *
 * @param before the analysis that it replaces: the pace carries over
 * @param more what else it is: the whole network's, with the pages of its lists; a part of a list; a
 *   single offer's
 */
export function startAnalysis(
  list: Analysis['list'],
  offers: readonly QueuedOffer[],
  tab: number,
  now: number,
  before: Analysis | null = null,
  more: Pick<Analysis, 'isNetwork' | 'isSingle' | 'isPart'> & { pages?: Analysis['pages'] } = {},
): Analysis | null {
  const unique = new Map(offers.map((offer) => [offer.url, offer]));
  if (unique.size === 0 && !more.pages?.length) return null;
  return parseAnalysis({
    ...more,
    list,
    offers: [...unique.values()].slice(0, MAXIMUM_OFFERS),
    position: 0,
    gone: 0,
    skipped: 0,
    status: 'running',
    obstacle: null,
    tab,
    asked: false,
    notBefore: Math.min(before?.notBefore ?? now, now + PACE_IN_MS),
    lastRequest: 0,
    heard: now,
    startedAt: new Date(now).toISOString(),
  });
}

/** A page asks what to do: the analysis after that, and the answer. */
export function nextStep(
  analysis: Analysis | null,
  tab: number,
  now: number,
): { analysis: Analysis | null; step: Step } {
  // Another page has taken over, or a person paused or stopped it.
  if (analysis?.status !== 'running' || analysis.tab !== tab) {
    return { analysis, step: { do: 'end' } };
  }
  const heard = { ...analysis, heard: now };
  // After a clock was set back, the wait is still no longer than the pace.
  const wait = Math.min(analysis.notBefore - now, PACE_IN_MS);
  if (wait > 0) return { analysis: heard, step: { do: 'wait', ms: wait } };
  const [page] = analysis.pages;
  if (page?.board === analysis.list.board) {
    return {
      analysis: { ...heard, asked: true, notBefore: now + PACE_IN_MS },
      step: { do: 'list', url: page.url },
    };
  }
  const offer = analysis.offers[analysis.position];
  if (!offer && page) return { analysis: goOn(heard, page), step: { do: 'end' } };
  if (!offer) return { analysis: finish(heard), step: { do: 'end' } };
  // Handed out again when its result never came: the page was closed, or the site did not answer.
  return {
    analysis: { ...heard, asked: true, notBefore: now + PACE_IN_MS },
    step: { do: 'read', url: offer.url },
  };
}

/** No tab reads it: one of its list's site is to be found, or opened. */
export const NO_TAB = -1;

/** Goes on with another board's list, in a page of that board. */
function goOn(analysis: Analysis, page: Analysis['list']): Analysis {
  return { ...analysis, start: analysis.start ?? analysis.list, list: page, tab: NO_TAB };
}

/** The page of a list that is expected; null for a result that is late or comes twice. */
export function awaitedPage(analysis: Analysis | null, url: string): Analysis['list'] | null {
  const page = analysis?.asked ? analysis.pages[0] : undefined;
  return page && page.board === analysis?.list.board && page.url === url ? page : null;
}

/** The expected page of a list came: its offers are added, and the page after it comes next. */
export function withListPage(
  analysis: Analysis,
  offers: readonly QueuedOffer[],
  next: string | null,
  now: number,
): Analysis {
  const [page, ...others] = analysis.pages;
  // A list without any offer is one that could not be read, until a person says otherwise.
  if (offers.length === 0 && analysis.pagesRead === 0) {
    return withObstacle(analysis, { kind: 'no-offer', status: null, address: null }, now);
  }
  const known = new Set(analysis.offers.map(({ url }) => url));
  const added = offers.filter(({ url }) => !known.has(url) && known.add(url));
  const pagesRead = analysis.pagesRead + 1;
  const following =
    page && next !== null && next !== page.url && added.length > 0 && pagesRead < MAXIMUM_PAGES
      ? [{ board: page.board, url: next }]
      : [];
  return {
    ...answered(analysis, now),
    offers: [...analysis.offers, ...added].slice(0, MAXIMUM_NETWORK_OFFERS),
    // There is more than is read, or it cannot be known: a list with a next page that adds nothing.
    isPart:
      analysis.isPart ||
      (next !== null && added.length === 0) ||
      analysis.offers.length + added.length > MAXIMUM_NETWORK_OFFERS ||
      (next !== null && pagesRead >= MAXIMUM_PAGES),
    pages: [...following, ...others],
    pagesRead: following.length > 0 ? pagesRead : 0,
  };
}

/** The offer whose result is expected; null for a result that is late or comes twice. */
export function awaitedOffer(analysis: Analysis | null, url: string): QueuedOffer | null {
  const isOfList = analysis?.pages[0]?.board === analysis?.list.board;
  const offer = analysis?.asked && !isOfList ? analysis.offers[analysis.position] : undefined;
  return offer?.url === url ? offer : null;
}

/**
 * The page of the expected offer came: it is done, even when a person paused meanwhile. The caller
 * stores the row first.
 */
export function withSuccess(
  analysis: Analysis,
  success: Success,
  now: number,
  row: { passed: readonly unknown[]; failed: readonly unknown[] } | null = null,
): Analysis {
  const next = {
    ...answered(analysis, now),
    read: analysis.read + (row ? 1 : 0),
    passed: analysis.passed + (row?.passed.length ?? 0),
    checked: analysis.checked + (row ? row.passed.length + row.failed.length : 0),
    position: analysis.position + 1,
    gone: analysis.gone + (success === 'gone' ? 1 : 0),
  };
  return isLeft(next) ? next : finish(next);
}

/** Whether anything is still to be read. */
function isLeft({ position, offers, pages }: Analysis): boolean {
  return position < offers.length || pages.length > 0;
}

/** The page of the expected offer could not be used: the analysis stops before it. */
export function withObstacle(
  analysis: Analysis,
  { kind, status, address }: Omit<Obstacle, 'url'>,
  now: number,
): Analysis {
  return stop(answered(analysis, now), { kind, status, address });
}

function answered(analysis: Analysis, now: number): Analysis {
  const given = analysis.notBefore - PACE_IN_MS;
  return {
    ...analysis,
    asked: false,
    // The time that a sleeping machine lost is no request time.
    lastRequest: Math.min(Math.max(0, now - given), REQUEST_LIMIT_IN_MS),
    notBefore: now + PACE_IN_MS,
    heard: now,
  };
}

function stop(analysis: Analysis, reason: Omit<Obstacle, 'url'>): Analysis {
  const [page] = analysis.pages;
  const isOfList = page?.board === analysis.list.board;
  const url = (isOfList ? page : analysis.offers[analysis.position])?.url ?? null;
  return { ...analysis, status: 'stopped', obstacle: { ...reason, url } };
}

function finish(analysis: Analysis): Analysis {
  return { ...analysis, status: 'finished', asked: false, obstacle: null };
}

/** A person pauses: the offer under way is finished, nothing is dropped. */
export function pauseAnalysis(analysis: Analysis): Analysis {
  return analysis.status === 'running' ? { ...analysis, status: 'paused' } : analysis;
}

/** A person stops the analysis; they may still resume it. */
export function stopAnalysis(analysis: Analysis): Analysis {
  if (analysis.status === 'finished') return analysis;
  return stop(analysis, { kind: 'person', status: null, address: null });
}

/** A person closes the summary of an analysis that ended; its rows stay in the table. */
export function dismissAnalysis(analysis: Analysis): Analysis {
  return analysis.status === 'finished' || analysis.status === 'stopped'
    ? { ...analysis, isDismissed: true }
    : analysis;
}

/**
 * A person resumes the analysis, in the page of a tab.
 *
 * @param skip whether to skip the offer before which it stopped
 */
export function resumeAnalysis(
  analysis: Analysis,
  tab: number,
  now: number,
  skip = false,
): Analysis {
  if (analysis.status === 'finished') return analysis;
  const [page] = analysis.pages;
  // A list's page that cannot be read is passed over with what would come after it.
  if (skip && page?.board === analysis.list.board) {
    const { pages } = analysis;
    const next = { ...analysis, pages: pages.slice(1), pagesRead: 0, isPart: true, asked: false };
    return resumeAnalysis(next, tab, now);
  }
  const skipped = skip ? analysis.offers[analysis.position] : undefined;
  const step = skipped ? 1 : 0;
  const next: Analysis = {
    ...analysis,
    status: 'running',
    obstacle: null,
    isDismissed: undefined,
    tab,
    heard: now,
    // The result of a skipped offer is no longer expected.
    asked: analysis.asked && step === 0,
    position: analysis.position + step,
    skipped: analysis.skipped + step,
    skippedUrls: skipped ? [...analysis.skippedUrls, skipped.url] : analysis.skippedUrls,
  };
  return isLeft(next) ? next : finish(next);
}

/** The page that fetches the offers was closed or left. */
export function leavePage(analysis: Analysis, tab: number): Analysis {
  if (analysis.tab !== tab || analysis.status !== 'running') return analysis;
  return stop(analysis, { kind: 'page-left', status: null, address: null });
}

/** Whether the analysis runs and its page still reports: a second one would double the requests. */
export function isActive(analysis: Analysis | null, now: number): boolean {
  return analysis?.status === 'running' && now - analysis.heard <= SILENCE_LIMIT_IN_MS;
}

/**
 * The analysis as it really is: one whose page has been silent too long has stopped, although
 * nobody reported it.
 */
export function asItStands(analysis: Analysis | null, now: number): Analysis | null {
  return analysis?.status === 'running' && !isActive(analysis, now)
    ? leavePage(analysis, analysis.tab)
    : analysis;
}

/** Estimates how long the remaining offers will take, in ms. */
export function remainingTime({ offers, position, lastRequest }: Analysis): number {
  return (offers.length - position) * (PACE_IN_MS + lastRequest);
}
