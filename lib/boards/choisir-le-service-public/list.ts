import { parentOf, queryAll, textIn } from '../../dom/dom.ts';
import { fold } from '../../offer/fold.ts';
import { oneLine } from '../../offer/text.ts';
import { baseOf, fieldText, type ListReading, type Page, wordsOf } from '../board.ts';
import {
  addressOn,
  cardsAround,
  mainList,
  type OfferAnchor,
  offerAnchors,
  readEach,
} from '../list.ts';
import { isoDate } from '../structured-data.ts';
import { addresses } from './addresses.ts';
import { SUGGESTIONS } from './markup.ts';

/** The filter that keeps the network's offers alone, in lists' addresses (seen 2026-11). */
const NETWORK_FILTER = '10668';

/** The list's cards, apart from the reader of offers: lists are given no more than they need. */
export function readList(page: Page): ListReading {
  const network = isNetworkList(page.url);
  const problems: string[] = [];
  const base = baseOf(page);
  let anchors: OfferAnchor[] = [];
  let isMarked = true;
  const suggestions = new Set(queryAll(page.document, SUGGESTIONS));
  for (const selector of LIST_LINKS) {
    anchors = offerAnchors(addresses, queryAll(page.document, selector), base, problems).filter(
      ({ link }) => !isSuggested(link, suggestions),
    );
    if (anchors.length > 0) break;
    isMarked = false;
  }
  if (!isMarked && anchors.length > 0) {
    problems.push(`the cards (${LIST_LINKS[0]}) are missing: they were looked for`);
  }
  const found = cardsAround(anchors);
  return readEach(
    // Where cards are not marked as the list's own, the longest list is the one.
    isMarked ? found : mainList(found),
    problems,
    (link) => addressOn(addresses, link, base),
    ({ element, links: [link] }, url) => {
      const title = fieldText(wordsOf(link), page);
      if (!link || !title) return null;
      return {
        element,
        link,
        offer: {
          board: addresses.id,
          url: url.origin + url.pathname,
          reference: addresses.readAddress(url).reference,
          title,
          employer: fieldText(employerOf(element), page),
          datePosted: onlineSince(element),
          network,
        },
      };
    },
  );
}

/**
 * The links to a list's offers, newest markup first (cards seen 2026-10), then wherever a
 * redesign may put them.
 */
const LIST_LINKS = [
  '.fr-card--offer .fr-card__title a[href*="/offre-emploi/"]',
  'main :is(h2, h3, h4) a[href*="/offre-emploi/"]',
  'main a[href*="/offre-emploi/"]',
] as const;

/** A suggestion's link is no deeper in its block. */
const MAXIMUM_LEVELS = 60;

function isSuggested(link: Element, suggestions: ReadonlySet<Element>): boolean {
  let one = parentOf(link);
  for (let level = 0; one && level < MAXIMUM_LEVELS; level += 1, one = parentOf(one)) {
    if (suggestions.has(one)) return true;
  }
  return false;
}

/** A card's item with the label "Employeur : " for screen readers. */
function employerOf(card: Element): string | null {
  for (const label of queryAll(card, '.sr-only, .fr-sr-only')) {
    const words = wordsOf(label) ?? '';
    if (!/^employeur/i.test(words)) continue;
    const text = wordsOf(parentOf(label)) ?? '';
    if (text.startsWith(words)) return text.slice(words.length);
  }
  return null;
}

/** More text than a card has, in UTF-16 units. */
const MAXIMUM_CARD = 5_000;

/** "En ligne depuis le 21 octobre 2026" on a card, as an ISO date. */
function onlineSince(card: Element): string | null {
  const text = oneLine(textIn(card, MAXIMUM_CARD)) ?? '';
  const [, day = '', name = '', year] =
    /depuis le (\d{1,2})(?:er)? (\S{3,9}) (\d{4})/i.exec(text) ?? [];
  const month = MONTHS.indexOf(fold(name)) + 1;
  return month === 0 ? null : isoDate(`${day}/${month}/${year}`);
}

const MONTHS =
  /* @__PURE__ */ 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(
    ' ',
  );

/**
 * Filters stand in the address as pairs of key and value; the list is the network's when each
 * "organisme" of it is.
 */
function isNetworkList(url: URL): boolean {
  const [, filters = ''] = url.pathname.split('/filtres/');
  const parts = filters.split('/');
  const bodies = parts.filter((_, index) => index % 2 === 1 && parts[index - 1] === 'organisme');
  return bodies.length > 0 && bodies.every((body) => body === NETWORK_FILTER);
}
