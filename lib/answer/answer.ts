import { advise } from '../guides/advise.ts';
import type { Evidence, Resolution } from '../matching/resolution.ts';
import type { Resolver } from '../matching/resolve.ts';
import { problemsIn } from '../offer/conditions.ts';
import type { PageReading } from '../offer/reading.ts';
import { checkTagging } from '../tagging/tagging.ts';
import type { OfferView } from './view.ts';

/**
 * Everything after reading: resolve, advise, check the tagging. One function for the extension, the
 * command line and the tests, so that they cannot differ.
 *
 * @param today ISO date: some rules depend on an offer's age
 * @param proof evidence from outside the page that the offer is the network's, or null
 * @returns null when the page is on no board or is no offer
 */
export function answer(
  reading: PageReading,
  resolver: Resolver,
  today: string,
  proof: Evidence | null = null,
): OfferView | null {
  if (!reading.board || reading.page !== 'offer') return null;
  const resolution = resolver.resolve(reading, proof, today);
  const { offer } = reading;
  const advice = offer && advise(offer, namesInTitle(resolution));
  return {
    board: reading.board,
    url: reading.url,
    networkByAddress: reading.networkByAddress,
    reference: offer?.reference
      ? [offer.organisation, offer.reference].filter(Boolean).join('/')
      : null,
    offer: offer && {
      title: offer.title,
      employer: offer.employer,
      location: offer.location,
      contract: offer.contract,
      salary: offer.salary,
      remote: offer.remote,
      datePosted: offer.datePosted,
      validThrough: offer.validThrough,
      profession: advice?.profession ?? null,
      status: advice?.status ?? null,
      isWholePage: offer.isWholePage ?? false,
    },
    conditions: resolution.outcome === 'unreadable' ? reading.conditions : [],
    problems: problemsIn(reading.conditions).map(({ id }) => id),
    resolution,
    automatic: null,
    isDirectoryOutdated: false,
    guides: resolution.outcome === 'not-beta' ? [] : (advice?.guides ?? []),
    checks: offer
      ? checkTagging(offer, resolution, offer.intendedStatus ?? advice?.status ?? null, today)
      : [],
    automaticChecks: null,
  };
}

/** The Startups that the title names, in its own words. */
function namesInTitle({ startups }: Resolution): string[] {
  return startups.flatMap(({ evidence }) =>
    evidence
      .filter(({ zone, kind }) => zone === 'title' && /name/.test(kind))
      .map(({ quote }) => quote),
  );
}
