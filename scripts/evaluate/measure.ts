import { answer } from '../../lib/answer/answer.ts';
import { readPage } from '../../lib/boards/index.ts';
import type { Directory } from '../../lib/directory/directory.ts';
import type { Certainty, Outcome, Resolution } from '../../lib/matching/resolution.ts';
import type { Resolver } from '../../lib/matching/resolve.ts';
import { pageOf } from '../pages/parse.ts';
import type { LabelledOffer, OtherOffer } from './offers.ts';
import { measurePagePreviews } from './page-preview.ts';
import { neighboursOf, type RenderedOffer, renderers } from './render.ts';

/** The pages each text is rendered as. */
export const LAYOUTS = ['choisir-le-service-public', 'welcome-to-the-jungle'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** One answer that is not the label's. */
export interface EvaluationError {
  layout: Layout;
  id: string;
  title: string;
  expected: string;
  got: string;
  evidence: string;
}

/** Shares are between 0 and 1; null where there is nothing to divide by. */
export interface LayoutMeasure {
  layout: Layout;
  network: number;
  others: number;
  recognised: number | null;
  falselyRecognised: number;
  confusingFalselyRecognised: number;
  topByName: number | null;
  top: number | null;
  topThree: number | null;
  precision: Record<Certainty, number | null>;
  given: Record<Certainty, number>;
  certainCoverage: number | null;
  incubator: number | null;
  outcomes: Record<Outcome, number>;
}

/** All that `npm run evaluate` prints. */
export interface Evaluation {
  millisecondsPerOffer: number;
  layouts: LayoutMeasure[];
  /** What is told of an offer before its page is read. */
  preview: ReturnType<typeof measurePagePreviews>;
  errors: EvaluationError[];
}

interface Answered {
  offer: LabelledOffer;
  resolution: Resolution;
}

/**
 * Reads, detects and resolves every offer as a page of each board, and compares with the
 * labels. On Welcome to the Jungle the pages stand under a company that is not the network's,
 * so that only the text can tell.
 *
 * @param redesign what becomes of each page before it is read
 */
export function evaluate(
  network: readonly LabelledOffer[],
  others: readonly OtherOffer[],
  directory: Directory,
  resolver: Resolver,
  redesign: (html: string) => string = (html) => html,
): Evaluation {
  const render = renderers(directory);
  const errors: EvaluationError[] = [];
  let spent = 0;
  const resolve = (offer: RenderedOffer, layout: Layout, seed: number): Resolution => {
    const neighbours = neighboursOf(network, seed);
    const { url, html } =
      layout === 'choisir-le-service-public'
        ? render.choisirLeServicePublic(offer, neighbours, seed)
        : render.welcomeToTheJungle(offer, neighbours, seed, 'un-employeur-public');
    const page = pageOf(url, redesign(html));
    const start = performance.now();
    const view = answer(readPage(page), resolver, directory.date);
    spent += performance.now() - start;
    if (!view) throw new Error(`${url} was not taken for an offer`);
    return view.resolution;
  };

  const layouts = LAYOUTS.map((layout): LayoutMeasure => {
    const answered = network.map((offer, seed) => ({
      offer,
      resolution: resolve(offer, layout, seed),
    }));
    const wrong = others
      .map((offer, seed) => ({ offer, resolution: resolve(offer, layout, seed) }))
      .filter(({ resolution }) => resolution.outcome !== 'not-beta');
    for (const { offer, resolution } of wrong) {
      errors.push(error(layout, offer, 'not the network’s', resolution));
    }
    for (const { offer, resolution } of answered) {
      if (isError(offer, resolution)) {
        errors.push(error(layout, offer, expectation(offer), resolution));
      }
    }
    return {
      ...measure(layout, answered),
      others: others.length,
      falselyRecognised: wrong.length,
      confusingFalselyRecognised: wrong.filter(({ offer }) => offer.confusing).length,
    };
  });
  const pages = LAYOUTS.length * (network.length + others.length);
  const preview = measurePagePreviews(network, others, resolver);
  return { millisecondsPerOffer: spent / pages, layouts, preview, errors };
}

function measure(layout: Layout, answered: readonly Answered[]) {
  const identifiable = answered.filter(({ offer }) => offer.identifiable !== 'no');
  const byName = answered.filter(({ offer }) => offer.identifiable === 'by-name');
  const withIncubator = answered.filter(({ offer }) => offer.incubators.length > 0);
  const of = (certainty: Certainty) =>
    answered.filter(({ resolution }) => resolution.startups[0]?.certainty === certainty);
  const certain = of('certain');
  const outcomes = { identified: 0, ambiguous: 0, unidentified: 0, 'not-beta': 0, unreadable: 0 };
  for (const { resolution } of answered) outcomes[resolution.outcome] += 1;
  const precisionOf = (list: readonly Answered[]) => share(list, (one) => isRight(one, 1));
  return {
    layout,
    network: answered.length,
    recognised: share(answered, ({ resolution }) => isRecognised(resolution)),
    topByName: share(byName, (one) => isRight(one, 1)),
    top: share(identifiable, (one) => isRight(one, 1)),
    topThree: share(identifiable, (one) => isRight(one, 3)),
    precision: {
      certain: precisionOf(certain),
      probable: precisionOf(of('probable')),
      possible: precisionOf(of('possible')),
    },
    given: {
      certain: certain.length,
      probable: of('probable').length,
      possible: of('possible').length,
    },
    certainCoverage: share(
      identifiable,
      ({ resolution }) => resolution.startups[0]?.certainty === 'certain',
    ),
    incubator: share(withIncubator, ({ offer, resolution }) =>
      resolution.incubators.some(({ id }) => offer.incubators.includes(id)),
    ),
    outcomes,
  };
}

function isRecognised({ outcome }: Resolution): boolean {
  return outcome !== 'not-beta' && outcome !== 'unreadable';
}

function isRight({ offer, resolution }: Answered, places: number): boolean {
  return resolution.startups
    .slice(0, places)
    .some(({ id }) => id === offer.startup || offer.others.includes(id));
}

/** A Startup not found, a Startup named with assurance that is not the one, or a "no". */
function isError(offer: LabelledOffer, resolution: Resolution): boolean {
  if (!isRecognised(resolution)) return true;
  const right = isRight({ offer, resolution }, 1);
  if (offer.identifiable !== 'no' && !right) return true;
  if (resolution.outcome === 'identified' && !right) return true;
  return (
    offer.incubators.length > 0 &&
    !resolution.incubators.some(({ id }) => offer.incubators.includes(id))
  );
}

function expectation({ startup, others, identifiable, incubators }: LabelledOffer): string {
  const startups = [startup ?? 'no single Startup', ...others].join(' or ');
  return `${startups} (${identifiable}), ${incubators.join(' + ') || 'no incubator'}`;
}

function error(
  layout: Layout,
  { id, title }: { id: string; title: string },
  expected: string,
  { outcome, startups, incubators, network }: Resolution,
): EvaluationError {
  const found = startups
    .slice(0, 3)
    .map((startup) => `${startup.id} (${startup.certainty}, ${startup.score})`);
  const evidence = startups[0]?.evidence ?? network;
  return {
    layout,
    id,
    title,
    expected,
    got: [outcome, ...found, incubators.map((one) => one.id).join(' + ')]
      .filter(Boolean)
      .join(', '),
    evidence: evidence.map(({ kind, zone, quote }) => `${kind} in ${zone} "${quote}"`).join('; '),
  };
}

function share<Item>(list: readonly Item[], test: (item: Item) => boolean): number | null {
  return list.length === 0 ? null : list.filter(test).length / list.length;
}
