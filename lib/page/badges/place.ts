import type { ListedCard } from '../../boards/board.ts';
import { nextIn, parentOf, property } from '../../dom/dom.ts';

/** A badge's height in badge.css, in pixels. */
const HEIGHT = 22;

/** The least distance between a badge and its card's edges, in pixels. */
const MARGIN = 8;

/** How many of a card's texts and pictures are measured: those above its title come first. */
const MOST_LOOKED_AT = 10;

/** Elements of a card that are seen without a text of their own. */
const PICTURE = /^(?:IMG|SVG|BUTTON|INPUT)$/i;

/** The position of a badge, as an offset from its host, and its greatest width, in pixels. */
export interface BadgePlace {
  left: number;
  top: number;
  width: number;
}

/**
 * The position of a card's badge: across the card's upper edge, above the title, and never over the
 * card's own words. Only measures.
 *
 * @param host the point from which the badge is drawn
 * @param needed the badge's full width, in pixels
 * @returns null for a card without a box
 */
export function placeOf(
  { element, link }: ListedCard,
  host: Element,
  needed: number,
): BadgePlace | null {
  const card = element.getBoundingClientRect();
  if (card.width === 0 || card.height === 0) return null;
  const title = link.getBoundingClientRect();
  const start = host.getBoundingClientRect();
  const width = Math.min(needed, card.width - 2 * MARGIN);
  const left = Math.max(card.left + MARGIN, Math.min(title.left, card.right - MARGIN - width));
  const free = topOfContent(element, left, left + width) - 1;
  const edge = edgeAbove(element);
  const top = Math.max(edge, Math.min(card.top + HEIGHT / 2, free) - HEIGHT);
  return { left: left - start.left, top: top - start.top, width };
}

/**
 * Finds where to add a badge's host: right after the title's link, so that it is read out with it,
 * or at the end of the card when an element around the title would clip the badge. Measures first;
 * the returned function adds the host.
 */
export function spotOf({ element, link }: ListedCard): (host: Element) => void {
  for (let one = parentOf(link); one && one !== element; one = parentOf(one)) {
    if (!element.contains(one)) break;
    if (cutsOff(one)) return (host) => element.append(host);
  }
  return (host) => link.after(host);
}

function cutsOff(element: Element): boolean {
  return getComputedStyle(element).overflowY !== 'visible';
}

/** The top of a card's first words or picture between two sides, in pixels. */
function topOfContent(card: Element, left: number, right: number): number {
  const document = property(card, 'ownerDocument');
  const range = property(document, 'createRange').call(document);
  let top = Number.POSITIVE_INFINITY;
  let looked = 0;
  for (let node = nextIn(card, card); node; node = nextIn(card, node)) {
    const isText = property(node, 'nodeType') === 3;
    if (isText ? !node.nodeValue?.trim() : !PICTURE.test(property(node, 'nodeName'))) continue;
    looked += 1;
    if (looked > MOST_LOOKED_AT) break;
    range.selectNode(node);
    for (const box of range.getClientRects()) {
      // Texts for screen readers alone have almost no size.
      if (box.width > 1 && box.right > left && box.left < right) top = Math.min(top, box.top);
    }
  }
  return top;
}

/** The upper edge at which the card, or the list around it, clips a badge, in pixels. */
function edgeAbove(card: Element): number {
  for (const one of [card, parentOf(card)]) {
    if (one && cutsOff(one)) return property(one, 'getBoundingClientRect').call(one).top + 2;
  }
  return Number.NEGATIVE_INFINITY;
}
