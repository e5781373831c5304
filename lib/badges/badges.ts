import { type Choice, chosenFor } from '../choices/choices.ts';
import { type Directory, findStartup, type Startup } from '../directory/directory.ts';
import { typeset } from '../i18n/typeset.ts';
import type { Resolver } from '../matching/resolve.ts';
import type { ListedOffer } from '../offer/listed-offer.ts';
import { offerId, offerKey } from '../offer/offer-key.ts';
import { answerFor, type RememberedAnswer } from './answers.ts';
import { answerListed } from './listed-answer.ts';
import { listedKey } from './raw-network-list.ts';

/** The content of a card's badge, for an offer of the network. */
export interface CardBadge {
  /** The Startup's name, or both names when two share the post; null when none is sure enough. */
  startup: string | null;
  /** The Startup is certain, not just probable. */
  isCertain: boolean;
  /** Its incubators' names, or those that the offer names. */
  incubators: string[];
  /** The person keeps the offer. */
  isKept: boolean;
}

/** Everything besides a card's own words that decides on its badge. */
export interface Known {
  directory: Directory;
  resolver: Resolver;
  /** The person's choices. */
  choices: readonly Choice[];
  /** The answers found on offers' pages. */
  answers: readonly RememberedAnswer[];
  /** The offers seen in the network's lists (`listedKey`). */
  networkList: readonly string[];
  /** The ids of the offers that the person keeps. */
  keptIds: ReadonlySet<string>;
}

/**
 * The badges of a list's cards, in their order; null for cards of other employers. The person's
 * choice comes first, then the answer found on the offer's page, then the card's own words.
 */
export function badgesOf(listed: readonly ListedOffer[], known: Known): (CardBadge | null)[] {
  const networkList = new Set(known.networkList);
  return listed.map((offer) => {
    const badge = badgeOfCard(offer, known, networkList);
    return (
      badge && {
        ...badge,
        isKept: known.keptIds.has(offerId(offer.board, offer.reference, offer.url)),
        startup: badge.startup && typeset(badge.startup),
        incubators: badge.incubators.map(typeset),
      }
    );
  });
}

function badgeOfCard(
  offer: ListedOffer,
  { directory, resolver, choices, answers }: Known,
  networkList: ReadonlySet<string>,
): Omit<CardBadge, 'isKept'> | null {
  const { board, reference } = offer;
  const key = offerKey(offer);
  const incubatorNames = (ids: readonly string[]) =>
    ids.flatMap((id) => directory.incubators.find((one) => one.id === id)?.title ?? []);

  const incubatorsOf = (startups: readonly Startup[]) =>
    incubatorNames([...new Set(startups.flatMap(({ incubators }) => incubators))]);

  const chosen = chosenFor(choices, key).flatMap((id) => findStartup(directory, id) ?? []);
  if (chosen.length > 0) {
    return { startup: bothNames(chosen), isCertain: true, incubators: incubatorsOf(chosen) };
  }
  const found = answerFor(answers, key);
  if (found) {
    const startups = [found.startup, found.sharedWith ?? null].flatMap(
      (id) => findStartup(directory, id) ?? [],
    );
    return {
      startup: bothNames(startups),
      isCertain: startups.length > 0 && found.isCertain,
      incubators: startups.length > 0 ? incubatorsOf(startups) : incubatorNames(found.incubators),
    };
  }
  const isKnown = reference !== null && networkList.has(listedKey(board, reference));
  const { outcome, startups, incubators } = answerListed(offer, resolver, isKnown);
  if (outcome === 'not-beta') return null;
  // A badge has no room for several candidates.
  const settled = outcome === 'identified' ? startups : [];
  return {
    startup: bothNames(settled),
    isCertain: settled.length > 0 && settled.every(({ certainty }) => certainty === 'certain'),
    incubators:
      outcome === 'ambiguous'
        ? []
        : incubators
            .filter(({ source }) => settled.length === 0 || source === 'directory')
            .map(({ name }) => name),
  };
}

/** The name of the Startup, or both names when two share the post. */
function bothNames(startups: readonly { name: string }[]): string | null {
  return startups.length > 0 ? startups.map(({ name }) => name).join(' + ') : null;
}
