import { attribute, matches, parentOf, tagOf } from '../dom/dom.ts';
import { type ListedOffer, MAXIMUM_CARDS } from '../offer/listed-offer.ts';
import type { AddressReading, BoardAddresses, ListedCard, ListReading } from './board.ts';

/** Each offer once, as its first card tells it. */
export function listedOffers(cards: readonly ListedCard[]): ListedOffer[] {
  const seen = new Set<string>();
  return cards.flatMap(({ offer }) => {
    if (seen.has(offer.url)) return [];
    seen.add(offer.url);
    return [offer];
  });
}

/** A link to an offer, and the offer's key. */
export interface OfferAnchor {
  link: Element;
  /** The same for all links to one offer, and for those only. */
  key: string;
}

/** Longer addresses are no board's, in UTF-16 units. */
const MAXIMUM_ADDRESS = 2_000;

/**
 * Where a link of a page leads on its own board, or null. A link with http leads to the https page,
 * as on the site itself.
 *
 * @param base the address against which the page's links are resolved (see baseOf)
 */
export function addressOn(
  { hosts }: BoardAddresses,
  link: Element | undefined,
  base: string,
): URL | null {
  const href = link && attribute(link, 'href');
  const url = href && href.length <= MAXIMUM_ADDRESS ? URL.parse(href, base) : null;
  if (!url || !/^https?:$/.test(url.protocol) || !hosts.includes(url.hostname)) return null;
  url.protocol = 'https:';
  return url;
}

/** More links than the cards of any list have. */
const MAXIMUM_ANCHORS = 20 * MAXIMUM_CARDS;

/**
 * The links of a page that lead to offers of its board.
 *
 * @param problems gets a sentence when there are more links than are read
 */
export function offerAnchors(
  board: BoardAddresses,
  links: Iterable<Element>,
  base: string,
  problems: string[],
): OfferAnchor[] {
  const anchors: OfferAnchor[] = [];
  let looked = 0;
  for (const link of links) {
    looked += 1;
    if (looked > MAXIMUM_ANCHORS) {
      problems.push(`the page holds too many links: only ${MAXIMUM_ANCHORS} were looked at`);
      break;
    }
    const url = addressOn(board, link, base);
    const address = url && board.readAddress(url);
    if (address?.page === 'offer') anchors.push({ link, key: keyOf(address) });
  }
  return anchors;
}

function keyOf({ organisation, reference }: AddressReading): string {
  return `${organisation}/${reference}`.toLowerCase();
}

/** A card's element, and its links to its offer, in the page's order. */
export interface CardElement {
  element: Element;
  links: Element[];
}

/**
 * Reads each card of a list, up to the most that a list shows.
 *
 * @param read returns null when the card's title is missing
 */
export function readEach(
  found: readonly CardElement[],
  problems: string[],
  addressOf: (link: Element | undefined) => URL | null,
  read: (card: CardElement, url: URL) => ListedCard | null,
): ListReading {
  const cards = found.slice(0, MAXIMUM_CARDS).flatMap((card) => {
    const url = addressOf(card.links[0]);
    const listed = url && read(card, url);
    if (listed) return [listed];
    problems.push(`a card was left out: its title is missing (${url?.pathname.slice(0, 200)})`);
    return [];
  });
  if (found.length > MAXIMUM_CARDS) {
    problems.push(`the list holds ${found.length} cards: only ${MAXIMUM_CARDS} were read`);
  }
  return { cards, problems };
}

/** Elements that hold cards and are no cards themselves. */
const HOLDS_CARDS = /^(?:FORM|NAV|OL|SECTION|TABLE|TBODY|UL)$/;

/** Elements around lists: cards are further in. */
const HOLDS_LISTS = /^(?:BODY|HTML|MAIN)$/;

/** Elements that are cards by their markup. */
const IS_CARD = 'li, article, [role="listitem"]';

/**
 * The cards around links to offers, whatever the page's markup: a card is the outermost list
 * item or article that holds links to one offer only; where there is none, the outermost element
 * that does. The links of one card stand together, in the page's order.
 */
export function cardsAround(anchors: readonly OfferAnchor[]): CardElement[] {
  /** The offer that an element holds links to, or null when it holds several. */
  const held = new Map<Element, string | null>();
  const placed = anchors.map(({ link, key }) => ({ link, key, around: ancestorsOf(link) }));
  for (const { key, around } of placed) {
    for (const one of around) {
      const known = held.get(one);
      // Then the elements around it do so too.
      if (known === null) break;
      held.set(one, known === undefined || known === key ? key : null);
    }
  }
  const cards = new Map<Element, Element[]>();
  for (const { link, key, around } of placed) {
    let card = link;
    let isOpen = true;
    for (const one of around) {
      if (held.get(one) !== key) break;
      isOpen &&= !HOLDS_CARDS.test(tagOf(one));
      if (isOpen || matches(one, IS_CARD)) card = one;
    }
    const links = cards.get(card);
    if (links) links.push(link);
    else cards.set(card, [link]);
  }
  return Array.from(cards, ([element, links]) => ({ element, links }));
}

/** Cards are never this many levels deep. */
const MAXIMUM_LEVELS = 60;

function ancestorsOf(element: Element): Element[] {
  const around: Element[] = [];
  for (let one = parentOf(element); one; one = parentOf(one)) {
    if (HOLDS_LISTS.test(tagOf(one)) || around.length === MAXIMUM_LEVELS) break;
    around.push(one);
  }
  return around;
}

/** The cards of the longest list: other cards are suggestions. */
export function mainList<Card extends { element: Element }>(cards: readonly Card[]): Card[] {
  const lists = new Map<Element | null, Card[]>();
  for (const card of cards) {
    const around = parentOf(card.element);
    const list = lists.get(around);
    if (list) list.push(card);
    else lists.set(around, [card]);
  }
  let longest: Card[] = [];
  for (const list of lists.values()) if (list.length > longest.length) longest = list;
  return longest;
}
