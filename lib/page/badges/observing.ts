import { parentOf, property } from '../../dom/dom.ts';
import { HOST_NAME } from './element.ts';

/** What the badges hear of their page. */
export interface CardListener {
  /** Cards came, went or were given to another offer. */
  onChange(): void;
  /** A title's link leads to another offer from now on. */
  onNewAddress(link: Element): void;
  /** These cards have another size. */
  onResize(cards: ReadonlySet<Element>): void;
  /** These cards are in view, or less than a screen away from it. */
  onNear(cards: ReadonlySet<Element>): void;
}

/** Listens to a page's cards, and to nothing else of the page. */
export interface CardObserver {
  /**
   * Listens to each title's link and to what holds it up to the page's root, their direct children
   * only: cards that are added, replaced or drawn anew are told, and what happens in other parts is
   * not. Without links, to what will hold the list once it is drawn.
   */
  watchAround(links: readonly Element[]): void;
  /** Tells of these cards' sizes and places from now on, once more if they are near already. */
  follow(cards: readonly Element[]): void;
  /** Whether more than badges changed since it was told last: what is drawn here is no news. */
  hasNews(): boolean;
  /** Ends listening. */
  stop(): void;
}

/** Observes the cards of one page. */
export function observeCards(document: Document, listener: CardListener): CardObserver {
  const window = document.defaultView as Window & typeof globalThis;
  let watched = new Set<Element>();
  let followed = new Set<Element>();

  const changes = new window.MutationObserver((records) => {
    for (const { type, target } of records) {
      if (type === 'attributes') listener.onNewAddress(target as Element);
    }
    listener.onChange();
  });
  const sizes = new window.ResizeObserver((entries) => {
    listener.onResize(new Set(entries.map(({ target }) => target)));
  });
  const views = new window.IntersectionObserver(
    (entries) => {
      const near = entries.filter(({ isIntersecting }) => isIntersecting);
      listener.onNear(new Set(near.map(({ target }) => target)));
    },
    // A screen ahead, so that a card comes into view with its badge.
    { rootMargin: '100%' },
  );

  return {
    watchAround(links) {
      const next = new Set(links);
      // A list that is not drawn yet will stand in the page's main part.
      const main = document.querySelector('main') ?? document.body;
      for (const start of links.length > 0 ? links.map(parentOf) : [main]) {
        for (let one = start; one && !next.has(one); one = parentOf(one)) next.add(one);
      }
      if (next.size === watched.size && [...next].every((one) => watched.has(one))) return;
      changes.disconnect();
      watched = next;
      for (const one of next) changes.observe(one, { childList: true, attributeFilter: ['href'] });
    },

    follow(cards) {
      const next = new Set(cards);
      for (const card of followed) {
        if (next.has(card)) continue;
        sizes.unobserve(card);
        views.unobserve(card);
      }
      followed = next;
      for (const card of next) {
        // Observing anew tells again where a card stands.
        views.unobserve(card);
        views.observe(card);
        sizes.observe(card);
      }
    },

    hasNews: () => changes.takeRecords().some(isNews),

    stop() {
      for (const observer of [changes, sizes, views]) observer.disconnect();
      watched = new Set();
      followed = new Set();
    },
  };
}

/** Whether a change is more than a badge that came or went. */
function isNews({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  const nodes = [...addedNodes, ...removedNodes];
  return (
    type === 'attributes' ||
    nodes.some((node) => property(node, 'nodeName').toLowerCase() !== HOST_NAME)
  );
}
