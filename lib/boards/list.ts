import type { ListedOffer } from '../offer/listed-offer.ts';
import type { BoardAddresses, ListedCard, Page } from './board.ts';

/** Each offer once, as its first card tells it. */
export function listedOffers(cards: readonly ListedCard[]): ListedOffer[] {
  const seen = new Set<string>();
  return cards.flatMap(({ offer }) => {
    if (seen.has(offer.url)) return [];
    seen.add(offer.url);
    return [offer];
  });
}

/** A link to an offer, with what tells it from others. */
export interface OfferAnchor {
  link: Element;
  /** The same for all links to one offer, and for those alone. */
  key: string;
}

/**
 * Where a link of a page leads on its own board, or null. A link from before the site was secure
 * leads to the secure one: that is where the site sends who follows it.
 */
export function addressOn(
  { hosts }: BoardAddresses,
  link: Element | undefined,
  page: Page,
): URL | null {
  const url = URL.parse(link?.getAttribute('href') ?? '', page.url.href);
  if (!url || !/^https?:$/.test(url.protocol) || !hosts.includes(url.hostname)) return null;
  url.protocol = 'https:';
  return url;
}

/** Elements that hold cards, and are none. */
const HOLDS_CARDS = /^(?:FORM|NAV|OL|SECTION|TABLE|TBODY|UL)$/;

/** Where a page's lists begin: cards are further in. */
const HOLDS_LISTS = /^(?:BODY|HTML|MAIN)$/;

/** What a card is where the page says so. */
const IS_CARD = 'li, article, [role="listitem"]';

/**
 * The cards around links to offers, whatever the page's markup: a card is the outermost list
 * item or article that holds links to one offer only; where there is none, the outermost element
 * that does. The links of one card stand together, in the page's order.
 */
export function cardsAround(
  anchors: readonly OfferAnchor[],
): { element: Element; links: Element[] }[] {
  /** The offer that an element holds links to, or null when it holds several. */
  const held = new Map<Element, string | null>();
  for (const { link, key } of anchors) {
    for (const one of ancestorsOf(link)) {
      const known = held.get(one);
      // Then so do those around it.
      if (known === null) break;
      held.set(one, known === undefined || known === key ? key : null);
    }
  }
  const cards = new Map<Element, Element[]>();
  for (const { link, key } of anchors) {
    let card = link;
    let isOpen = true;
    for (const one of ancestorsOf(link)) {
      if (held.get(one) !== key) break;
      isOpen &&= !HOLDS_CARDS.test(one.tagName.toUpperCase());
      if (isOpen || one.matches(IS_CARD)) card = one;
    }
    const links = cards.get(card);
    if (links) links.push(link);
    else cards.set(card, [link]);
  }
  return Array.from(cards, ([element, links]) => ({ element, links }));
}

function* ancestorsOf(element: Element): Generator<Element> {
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (HOLDS_LISTS.test(one.tagName.toUpperCase())) return;
    yield one;
  }
}

/** The cards of the list with the most of them: what stands elsewhere is a suggestion. */
export function mainList<Card extends { element: Element }>(cards: readonly Card[]): Card[] {
  const lists = new Map<Element | null, Card[]>();
  for (const card of cards) {
    const list = lists.get(card.element.parentElement);
    if (list) list.push(card);
    else lists.set(card.element.parentElement, [card]);
  }
  let longest: Card[] = [];
  for (const list of lists.values()) if (list.length > longest.length) longest = list;
  return longest;
}
