import * as z from 'zod/mini';
import type { ListedOffer } from '../offer/listed-offer.ts';
import { BOARD_IDS } from '../offer/offer.ts';
import type { Shape } from '../storage/store.ts';
import { REQUEST_LIMIT_IN_MS, type Step } from './step.ts';

/** Where the analysis stands in the extension's local storage. */
export const ANALYSIS_KEY = 'analysis';

/**
 * The analysis of a list: its offers are read one after the other, in their own site's page.
 * All of its state is here, in one value that storage holds after every step, so that a closed
 * tab or a stopped background loses nothing. Functions take a time in milliseconds and return
 * the next value; none of them waits or asks for anything.
 */

/**
 * At least so long between the end of one request and the next, in ms: a person who reads a list
 * asks no faster, and the boards answer unusual traffic with a challenge.
 */
export const PACE_IN_MS = 1_500;

/** More than a page of either board's lists shows; slower than a tab in the background is put to sleep. */
export const MAXIMUM_OFFERS = 100;

/** A page that has not been heard of for so long, in ms, is gone, whatever became of it. */
export const SILENCE_LIMIT_IN_MS = 60_000;

const address = z.url({ protocol: /^https$/ }).check(z.maxLength(2_000));

const queued = z.object({
  url: address,
  /** As its card tells it; ISO date. */
  datePosted: z.nullable(z.string().check(z.maxLength(30))),
});

/** Why an analysis stands still without having come to its end. */
export const OBSTACLES = [
  'person',
  'challenge',
  'refused',
  'elsewhere',
  'no-offer',
  'no-network',
  'page-left',
] as const;

/** Why an analysis stands still, as it is stored and sent. */
export const obstacle = z.object({
  /**
   * - `person`: they stopped it
   * - `challenge`: the site asks whether a person is there
   * - `refused`: the site answers with an error, see `status`
   * - `elsewhere`: the offer's address leads to another page, see `address`
   * - `no-offer`: the page came, and no offer could be read on it
   * - `no-network`: nothing came
   * - `page-left`: the list's tab was closed, or went elsewhere
   */
  kind: z.enum(OBSTACLES),
  /** The offer that it stood before; null when none was asked for. */
  url: z.nullable(address),
  /** Of the site's answer. */
  status: z.nullable(z.int()),
  /** Where the offer's address led. */
  address: z.nullable(z.string().check(z.maxLength(2_000))),
});

/** Why an analysis stands still, and before which offer. */
export type Obstacle = z.infer<typeof obstacle>;

/** What the page of an offer came to, when it is no obstacle. */
export type Success = 'read' | 'gone';

const analysis = z
  .object({
    list: z.object({
      board: z.enum(BOARD_IDS),
      url: address,
    }),
    /** All that there is to read, in the list's order; it does not change. */
    offers: z.array(queued).check(z.minLength(1), z.maxLength(MAXIMUM_OFFERS)),
    /** So many of them are done: the next one is `offers[position]`. */
    position: z.int().check(z.nonnegative()),
    /** Among the done ones: no longer published. */
    gone: z.int().check(z.nonnegative()),
    /** Among the done ones: a person passed over them. */
    skipped: z.int().check(z.nonnegative()),
    status: z.enum(['running', 'paused', 'stopped', 'finished']),
    /** Set when stopped, and only then. */
    obstacle: z.nullable(obstacle),
    /** The tab whose page asks for the offers. */
    tab: z.int(),
    /** The offer at `position` was handed out and its answer has not come. */
    asked: z.boolean(),
    /** Epoch ms before which no offer is handed out. */
    notBefore: z.number(),
    /** How long the last request took, in ms, for the time that remains. */
    lastRequest: z.number().check(z.nonnegative()),
    /** Epoch ms at which the page was last heard of. */
    heard: z.number(),
    startedAt: z.iso.datetime(),
    /** A person has seen how it ended, and wants to see no more of it. */
    isDismissed: z.optional(z.literal(true)),
  })
  .check(z.refine(({ position, offers }) => position <= offers.length));

export type Analysis = z.infer<typeof analysis>;
export type QueuedOffer = Analysis['offers'][number];

/** The analysis that storage holds; null when there is none, or what is there is none. */
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
 * A new analysis of a list's offers, each once, at most `MAXIMUM_OFFERS`; null without any.
 *
 * @param before the analysis that it replaces: the pace holds from one to the next
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

/** A page asks what to do: the analysis with that noted, and the answer. */
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
  // A clock that was set back holds nothing up for longer than the pace.
  const wait = Math.min(analysis.notBefore - now, PACE_IN_MS);
  if (wait > 0) return { analysis: heard, step: { do: 'wait', ms: wait } };
  const offer = analysis.offers[analysis.position];
  if (!offer) return { analysis: finish(heard), step: { do: 'end' } };
  // Asked once more when its answer never came: the page was closed, or the site did not answer.
  return {
    analysis: { ...heard, asked: true, notBefore: now + PACE_IN_MS },
    step: { do: 'read', url: offer.url },
  };
}

/** The offer whose answer is awaited: what comes for any other is old, or comes twice. */
export function awaitedOffer(analysis: Analysis | null, url: string): QueuedOffer | null {
  const offer = analysis?.asked ? analysis.offers[analysis.position] : undefined;
  return offer?.url === url ? offer : null;
}

/**
 * The page of the awaited offer came: it is done, whether or not a person paused meanwhile. The
 * caller has kept what was read before this is stored.
 */
export function withSuccess(analysis: Analysis, success: Success, now: number): Analysis {
  const next = {
    ...answered(analysis, now),
    position: analysis.position + 1,
    gone: analysis.gone + (success === 'gone' ? 1 : 0),
  };
  return next.position < next.offers.length ? next : finish(next);
}

/** The page of the awaited offer is none: everything stands still before it. */
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
    // A machine that slept meanwhile says nothing of the site.
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

/** A person pauses: the page ends its work, and nothing is given up. */
export function pauseAnalysis(analysis: Analysis): Analysis {
  return analysis.status === 'running' ? { ...analysis, status: 'paused' } : analysis;
}

/** A person stops it; they may still go on later. */
export function stopAnalysis(analysis: Analysis): Analysis {
  if (analysis.status === 'finished') return analysis;
  return stop(analysis, { kind: 'person', status: null, address: null });
}

/** A person has seen how it ended: it is shown no more. What was read stays in the table. */
export function dismissAnalysis(analysis: Analysis): Analysis {
  return analysis.status === 'finished' || analysis.status === 'stopped'
    ? { ...analysis, isDismissed: true }
    : analysis;
}

/**
 * A person goes on where it stood, in the page of a tab.
 *
 * @param skip pass over the offer that it stood before
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
    // The answer to an offer that is passed over is awaited no more.
    asked: analysis.asked && step === 0,
    position: analysis.position + step,
    skipped: analysis.skipped + step,
  };
  return next.position < next.offers.length ? next : finish(next);
}

/** The page that read the offers is gone. */
export function leavePage(analysis: Analysis, tab: number): Analysis {
  if (analysis.tab !== tab || analysis.status !== 'running') return analysis;
  return stop(analysis, { kind: 'page-left', status: null, address: null });
}

/** Running, and its page is heard of: another analysis would ask the site twice as much. */
export function isActive(analysis: Analysis | null, now: number): boolean {
  return analysis?.status === 'running' && now - analysis.heard <= SILENCE_LIMIT_IN_MS;
}

/**
 * The analysis as it really stands: one whose page has been silent for too long has stopped,
 * though nobody could say so.
 */
export function asItStands(analysis: Analysis | null, now: number): Analysis | null {
  return analysis?.status === 'running' && !isActive(analysis, now)
    ? leavePage(analysis, analysis.tab)
    : analysis;
}

/** About how long the offers that are left will take, in ms. */
export function remainingTime({ offers, position, lastRequest }: Analysis): number {
  return (offers.length - position) * (PACE_IN_MS + lastRequest);
}
