import { isKnownByAddress } from '../boards/addresses.ts';
import { nameStrength } from '../matching/names.ts';
import type { Evidence, Resolution } from '../matching/resolution.ts';
import type { Resolver } from '../matching/resolve.ts';
import type { ListedOffer } from '../offer/listed-offer.ts';
import { NOTHING_TOLD } from '../offer/offer.ts';
import type { PageReading } from '../offer/reading.ts';
import { seenInNetworkList } from './network-list.ts';

/**
 * Answers for an offer from its card alone, its title and its employer; fetches nothing. Measured
 * 2026-11 on titles alone: 79 of 274 offers of the network named, all correctly, and none of 529
 * offers of other administrations taken for the network's (docs/matching.md).
 *
 * @param isKnown the offer was seen in the network's list, whatever page shows it now
 */
export function answerListed(listed: ListedOffer, resolver: Resolver, isKnown = false): Resolution {
  const proof =
    isKnown || (listed.network && !isKnownByAddress(listed.board))
      ? seenInNetworkList(listed.board)
      : null;
  const resolution = resolver.resolve(readingOf(listed), proof);
  return listed.network || isKnown || saysEnough(resolution)
    ? resolution
    : { ...resolution, outcome: 'not-beta', startups: [], incubators: [], network: [] };
}

/** The kinds of evidence that are enough when there is nothing but a title. */
const NETWORK_WORDS = new Set<Evidence['kind']>([
  'network-name',
  'network-link',
  'startup-word',
  'incubator-name',
]);

/**
 * On any company's offer, a title is enough when it names the network, or a Startup by a name that
 * has no other meaning ("équipe Docs" is said in many companies).
 */
function saysEnough({ outcome, startups, network }: Resolution): boolean {
  if (network.some(({ kind }) => NETWORK_WORDS.has(kind))) return true;
  return (
    outcome === 'identified' &&
    startups.every(
      ({ certainty, evidence }) =>
        certainty === 'certain' &&
        evidence.some(({ quote }) => nameStrength(quote) === 'distinctive'),
    )
  );
}

/** The card, as the reading of a very short offer. */
function readingOf(listed: ListedOffer): PageReading {
  const { board, url, title, employer, reference, datePosted } = listed;
  const [organisation, slug] = isKnownByAddress(listed.board) ? (reference?.split('/') ?? []) : [];
  return {
    board,
    page: 'offer',
    url,
    networkByAddress: listed.network && isKnownByAddress(listed.board),
    conditions: [],
    problems: [],
    offers: [],
    offer: {
      board,
      url,
      organisation: organisation ?? null,
      ...NOTHING_TOLD,
      title,
      employer,
      reference: slug ?? reference,
      datePosted,
      zones: [
        { name: 'title', text: title },
        ...(employer ? [{ name: 'employer' as const, text: employer }] : []),
      ],
      links: [],
      sources: {},
    },
  };
}
