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

/** A page that has been silent for this long, in ms, is taken to be gone. */
export const SILENCE_LIMIT_IN_MS = 60_000;

const address = z.url({ protocol: /^https$/ }).check(z.maxLength(2_000));

const queued = z.object({
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

const analysis = z
  .object({
    list: z.object({
      board: z.enum(BOARD_IDS),
      url: address,
    }),
    /** The offers to read, in the list's order; never changed. */
    offers: z.array(queued).check(z.minLength(1), z.maxLength(MAXIMUM_OFFERS)),
    /** How many are done: the next one is `offers[position]`. */
    position: z.int().check(z.nonnegative()),
    /** How many of the done ones are no longer published. */
    gone: z.int().check(z.nonnegative()),
    /** How many of the done ones a person skipped. */
    skipped: z.int().check(z.nonnegative()),
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
    /** The person has closed the summary of an analysis that ended. */
    isDismissed: z.optional(z.literal(true)),
  })
  .check(z.refine(({ position, offers }) => position <= offers.length));

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
  /** Reads the offers of the analysis, as the background hands them out. */
  run(): void;
}

/**
 * A new analysis of a list's offers, each once, at most `MAXIMUM_OFFERS`; null when there are none.
 *
 * @param before the analysis that it replaces: the pace carries over
 */
export function startAnalysis(
  list: Analysis['list'],
  offers: readonly QueuedOffer[],
  tab: number,
  now: number,
  before: Analysis | null = null,
): Analysis | null {
  const unique = new Map(offers.map((offer) => [offer.url, offer]));
  return parseAnalysis({
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
  const offer = analysis.offers[analysis.position];
  if (!offer) return { analysis: finish(heard), step: { do: 'end' } };
  // Handed out again when its result never came: the page was closed, or the site did not answer.
  return {
    analysis: { ...heard, asked: true, notBefore: now + PACE_IN_MS },
    step: { do: 'read', url: offer.url },
  };
}

/** The offer whose result is expected; null for a result that is late or comes twice. */
export function awaitedOffer(analysis: Analysis | null, url: string): QueuedOffer | null {
  const offer = analysis?.asked ? analysis.offers[analysis.position] : undefined;
  return offer?.url === url ? offer : null;
}

/**
 * The page of the expected offer came: it is done, even when a person paused meanwhile. The caller
 * stores the row first.
 */
export function withSuccess(analysis: Analysis, success: Success, now: number): Analysis {
  const next = {
    ...answered(analysis, now),
    position: analysis.position + 1,
    gone: analysis.gone + (success === 'gone' ? 1 : 0),
  };
  return next.position < next.offers.length ? next : finish(next);
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
  const url = analysis.offers[analysis.position]?.url ?? null;
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
  const step = skip && analysis.position < analysis.offers.length ? 1 : 0;
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
  };
  return next.position < next.offers.length ? next : finish(next);
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
