import { type Choice, chosenFor } from '../choices/choices.ts';
import { type Directory, findStartup } from '../directory/directory.ts';
import { typeset } from '../i18n/typeset.ts';
import type { Resolver } from '../matching/resolve.ts';
import type { ListedOffer } from '../offer/listed-offer.ts';
import { offerKey } from '../offer/offer-key.ts';
import { answerFor, type RememberedAnswer } from './answers.ts';
import { answerListed } from './listed-answer.ts';
import { listedKey } from './raw-network-list.ts';

/** What the badge of a card says: an offer of the network, and what is known of it. */
export interface CardBadge {
  /** The Startup's name, or the two that share the post; null when nothing names it well enough. */
  startup: string | null;
  /** The Startup is certain, rather than probable. */
  isCertain: boolean;
  /** Its incubators' names, or those that the offer names. */
  incubators: string[];
}

/** What is known besides a card's own words, when it is given its badge. */
export interface Known {
  directory: Directory;
  resolver: Resolver;
  /** The Startups that the person chose. */
  choices: readonly Choice[];
  /** What was found on the offers' pages. */
  answers: readonly RememberedAnswer[];
  /** The offers seen in the network's lists (`listedKey`). */
  networkList: readonly string[];
}

/**
 * The badges of a list's cards, in their order; null for cards of others. What the person chose
 * for an offer counts more than what was found on its page, and that more than the card's words.
 */
export function badgesOf(listed: readonly ListedOffer[], known: Known): (CardBadge | null)[] {
  const networkList = new Set(known.networkList);
  return listed.map((offer) => {
    const badge = badgeOfCard(offer, known, networkList);
    return (
      badge && {
        ...badge,
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
): CardBadge | null {
  const { board, reference } = offer;
  const key = offerKey(offer);
  const incubatorNames = (ids: readonly string[]) =>
    ids.flatMap((id) => directory.incubators.find((one) => one.id === id)?.title ?? []);

  const chosen = findStartup(directory, chosenFor(choices, key));
  if (chosen) {
    const { name, incubators } = chosen;
    return { startup: name, isCertain: true, incubators: incubatorNames(incubators) };
  }
  const found = answerFor(answers, key);
  if (found) {
    const startups = [found.startup, found.sharedWith ?? null].flatMap(
      (id) => findStartup(directory, id) ?? [],
    );
    return {
      startup: bothNames(startups),
      isCertain: startups.length > 0 && found.isCertain,
      incubators: incubatorNames(
        startups.length > 0
          ? [...new Set(startups.flatMap((startup) => startup.incubators))]
          : found.incubators,
      ),
    };
  }
  const isKnown = reference !== null && networkList.has(listedKey(board, reference));
  const { outcome, startups, incubators } = answerListed(offer, resolver, isKnown);
  if (outcome === 'not-beta') return null;
  // Several possible ones are too many for a badge.
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

/** The names of the Startup that is answered, or of the two that share the post. */
function bothNames(startups: readonly { name: string }[]): string | null {
  return startups.length > 0 ? startups.map(({ name }) => name).join(' + ') : null;
}
