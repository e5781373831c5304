import { parentOf, property } from '../../dom/dom.ts';
import { HOST_NAME } from './element.ts';

/** The changes of a page that badges react to. */
export interface CardListener {
  /** Cards were added, removed or reused for another offer. */
  onChange(): void;
  /** A title's link leads to another offer now. */
  onNewAddress(link: Element): void;
  /** The size of these cards changed. */
  onResize(cards: ReadonlySet<Element>): void;
  /** These cards are in view, or less than a screen away. */
  onNear(cards: ReadonlySet<Element>): void;
}

/** Observes a page's cards, and nothing else of the page. */
export interface CardObserver {
  /**
   * Observes each title's link, and the direct children of its ancestors up to the root: added,
   * replaced and redrawn cards are noticed, changes elsewhere are not. Without links, observes the
   * place where the list will be drawn.
   */
  watchAround(links: readonly Element[]): void;
  /** Observes the sizes and positions of these cards; those in view are reported again. */
  follow(cards: readonly Element[]): void;
  /** Whether anything but badges changed since the last report. */
  hasNews(): boolean;
  /** Stops observing. */
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
      // A list that is not drawn yet will be in the page's main part.
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
        // Observing again reports again whether a card is in view.
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

/** Whether a change is anything but a badge added or removed. */
function isNews({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  const nodes = [...addedNodes, ...removedNodes];
  return (
    type === 'attributes' ||
    nodes.some((node) => property(node, 'nodeName').toLowerCase() !== HOST_NAME)
  );
}
