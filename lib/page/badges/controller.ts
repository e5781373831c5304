import type { CardBadge } from '../../badges/badges.ts';
import type { ListedCard } from '../../boards/board.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { ListAnswer } from '../../messages/messages.ts';
import type { ListedOffer } from '../../offer/listed-offer.ts';
import type { PanelPreferences } from '../../settings/settings.ts';
import type { BadgesController } from '../page-objects.ts';
import { badgeMaker, HOST_NAME } from './element.ts';
import { placeOf, spotOf } from './place.ts';

/** A page that removes an offer's badge again and again wins: fighting on would freeze it. */
const MOST_RETURNS = 20;

/**
 * What changes within this time is looked at together, in milliseconds. A page that goes on
 * changing without anything to draw is looked at less and less often.
 */
const PACE = 150;
const SLOWEST_PACE = 1_200;

/**
 * A page's own scripts may first have to take over what its server drew, and find it as it was:
 * nothing is added before the page is loaded, or this long after, in milliseconds.
 */
const LATEST_START = 4_000;

/** When a list that is not drawn yet is looked for again, in milliseconds after the last time. */
const LATER = [250, 500, 1_000, 2_000, 4_000, 8_000];

/** What the badges need of the extension and of the page they stand on. */
export interface BadgesEnvironment {
  document: Document;
  /** The cards of the page as it stands now; none when it is no list. */
  cards(): ListedCard[];
  /** What the badges of these offers say. */
  ask(offers: ListedOffer[]): Promise<ListAnswer>;
  /** False once the extension was updated, switched off or removed: nobody answers any more. */
  isAlive(): boolean;
}

/** Whether a change is more than a badge that came or went. */
function isNews({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  const nodes = [...addedNodes, ...removedNodes];
  return (
    type === 'attributes' || nodes.some(({ nodeName }) => nodeName.toLowerCase() !== HOST_NAME)
  );
}

/** What must stay as it is in a card that is given a badge. */
function shapeOf({ element, link }: ListedCard): string {
  const card = element.getBoundingClientRect();
  const title = link.getBoundingClientRect();
  return [card.width, card.height, title.x - card.x, title.y - card.y, title.height].join(' ');
}

/** A card and its badge, if it has one. */
interface Mark {
  card: ListedCard;
  host: HTMLElement | null;
  /** What the badge says, to know when it says something else. */
  drawn: string;
}

/**
 * The badges of one page's list. Cards are looked at when something is added or removed beside
 * them or around them, never because of what goes on elsewhere in the page; a badge is drawn once
 * its card is near what is seen.
 */
export function createListBadges(environment: BadgesEnvironment): BadgesController {
  const { document } = environment;
  const window = document.defaultView as Window & typeof globalThis;

  const hostOf = badgeMaker(document);

  /** By the link of the card's title. */
  let marks = new Map<Element, Mark>();
  /** By the offer's address; null for offers of others. */
  let badges = new Map<string, CardBadge | null>();
  let returns = new Map<string, number>();
  let theme: PanelPreferences['theme'] = 'system';
  let texts: Texts = {};
  let watched = new Set<Element>();
  let isShown = false;
  let timer = 0;
  let pace = PACE;
  let attempt = 0;
  /** Answers to a list that was hidden meanwhile are nobody's. */
  let visit = 0;

  const changes = new window.MutationObserver((records) => {
    // What was said of the offer that a link led to is not true of the next one.
    for (const { type, target } of records) {
      if (type === 'attributes') marks.get(target as Element)?.host?.remove();
    }
    lookSoon(pace);
  });
  const sizes = new window.ResizeObserver((entries) => {
    const resized = new Set(entries.map(({ target }) => target));
    place(Array.from(marks.values()).filter(({ card }) => resized.has(card.element)));
  });
  const views = new window.IntersectionObserver(
    (entries) => {
      const near = new Set(entries.flatMap((one) => (one.isIntersecting ? [one.target] : [])));
      draw(Array.from(marks.values()).filter(({ card }) => near.has(card.element)));
    },
    // A screen ahead, so that a card comes into view with its badge.
    { rootMargin: '100%' },
  );

  function lookSoon(delay: number) {
    if (timer || !isShown) return;
    timer = window.setTimeout(() => {
      timer = 0;
      look();
    }, delay);
  }

  async function look() {
    // The extension was updated or switched off: nobody is left to ask, nothing is left to say.
    if (!environment.isAlive()) return hide();
    const present = visit;
    const cards = environment.cards();
    if (cards.length > 0) pace = Math.min(pace * 2, SLOWEST_PACE);
    const offers = cards.flatMap(({ offer }) => (badges.has(offer.url) ? [] : [offer]));
    if (offers.length > 0) {
      // The page may draw the list anew before the answer is there.
      watchAround(cards.map(({ link }) => link));
      const answer = await environment.ask(offers).catch(() => null);
      if (present !== visit) return;
      if (!environment.isAlive()) return hide();
      if (!answer) return;
      ({ theme, texts } = answer);
      offers.forEach(({ url }, index) => {
        badges.set(url, answer.badges[index] ?? null);
      });
    }
    mark(cards);
    const delay = LATER[attempt];
    if (cards.length > 0 || delay === undefined) return;
    attempt += 1;
    lookSoon(delay);
  }

  /** Brings the marks in line with the cards that stand in the page. */
  function mark(cards: readonly ListedCard[]) {
    const next = new Map<Element, Mark>();
    for (const card of cards) {
      if (!badges.get(card.offer.url)) continue;
      const known = marks.get(card.link);
      next.set(card.link, known ? { ...known, card } : { card, host: null, drawn: '' });
    }
    for (const [link, { host, card }] of marks) {
      if (next.get(link)?.card.element === card.element) continue;
      sizes.unobserve(card.element);
      views.unobserve(card.element);
      if (!next.has(link)) host?.remove();
    }
    marks = next;
    watchAround(cards.map(({ link }) => link));
    // Observing anew tells again where a card stands: what is in view is drawn.
    for (const { card } of marks.values()) {
      views.unobserve(card.element);
      views.observe(card.element);
      sizes.observe(card.element);
    }
  }

  /**
   * Each title's link, and what holds it up to the page's root, their direct children only: cards
   * that are added, replaced or drawn anew are told, and what happens in other parts is not.
   */
  function watchAround(links: readonly Element[]) {
    const next = new Set(links);
    // A list that is not drawn yet will stand in the page's main part.
    const main = document.querySelector('main') ?? document.body;
    for (const start of links.length > 0 ? links.map((link) => link.parentElement) : [main]) {
      for (let one = start; one && !next.has(one); one = one.parentElement) next.add(one);
    }
    if (next.size === watched.size && [...next].every((one) => watched.has(one))) return;
    changes.disconnect();
    watched = next;
    // A link that leads to another offer from now on is another card.
    for (const one of next) changes.observe(one, { childList: true, attributeFilter: ['href'] });
  }

  /** Draws the badges that are missing or out of date, all at once: the page is laid out once. */
  function draw(wanted: readonly Mark[]) {
    if (!environment.isAlive()) return hide();
    const drawn = wanted.filter((one) => {
      const { url } = one.card.offer;
      const badge = badges.get(url);
      // The card may have been given to another offer since it was read.
      const { pathname } = one.card.link as HTMLAnchorElement;
      if (!badge || !url.endsWith(pathname)) return false;
      const words = JSON.stringify([badge, theme]);
      if (one.host?.isConnected && one.drawn === words) return false;
      const times = returns.get(url) ?? 0;
      if (times >= MOST_RETURNS) return false;
      returns.set(url, times + 1);
      one.host?.remove();
      one.host = hostOf(badge, theme, texts);
      one.drawn = words;
      return true;
    });
    if (drawn.length > 0) pace = PACE;
    const shapes = drawn.map(({ card }) => shapeOf(card));
    // All spots before the first badge: asked for in between, styles are worked out anew each time.
    const spots = drawn.map(({ card }) => spotOf(card));
    for (const [index, { host }] of drawn.entries()) if (host) spots[index]?.(host);
    const moved = drawn.filter(({ card }, index) => shapeOf(card) !== shapes[index]);
    place(drawn);
    for (const { card, host } of moved) {
      // The page's own rules made something of it: no badge is better than a page that moves.
      host?.remove();
      returns.set(card.offer.url, MOST_RETURNS);
    }
    // What was done here is no news.
    if (changes.takeRecords().some(isNews)) lookSoon(pace);
  }

  /** Puts badges where they belong now; writes, measures and writes, each for all of them. */
  function place(wanted: readonly Mark[]) {
    const drawn = wanted.flatMap(({ card, host }) => {
      const badge = host?.isConnected && host.shadowRoot?.querySelector<HTMLElement>('.badge');
      return host && badge ? [{ card, host, badge }] : [];
    });
    for (const { badge } of drawn) if (badge.style.maxWidth) badge.style.maxWidth = '';
    const places = drawn.map(({ card, host, badge }) =>
      placeOf(card, host, Math.ceil(badge.getBoundingClientRect().width)),
    );
    drawn.forEach(({ badge }, index) => {
      const place = places[index];
      badge.style.visibility = place ? '' : 'hidden';
      if (!place) return;
      badge.style.left = `${place.left}px`;
      badge.style.top = `${place.top}px`;
      badge.style.maxWidth = `${place.width}px`;
    });
  }

  /** What was found on an offer's page meanwhile, in another tab, may be said here now. */
  function lookAgain() {
    if (document.visibilityState !== 'visible') return;
    if (!environment.isAlive()) return hide();
    badges = new Map();
    lookSoon(0);
  }

  function loaded() {
    window.clearTimeout(timer);
    timer = 0;
    lookSoon(PACE);
  }

  function hide() {
    isShown = false;
    visit += 1;
    window.clearTimeout(timer);
    timer = 0;
    document.removeEventListener('visibilitychange', lookAgain);
    window.removeEventListener('load', loaded);
    for (const observer of [changes, sizes, views]) observer.disconnect();
    for (const { host } of marks.values()) host?.remove();
    marks = new Map();
    watched = new Set();
  }

  return {
    show() {
      if (!isShown) {
        // What an earlier version of the extension may have left.
        for (const left of document.querySelectorAll(HOST_NAME)) left.remove();
        document.addEventListener('visibilitychange', lookAgain);
      }
      isShown = true;
      // What is on its way was asked before.
      visit += 1;
      pace = PACE;
      attempt = 0;
      badges = new Map();
      returns = new Map();
      if (document.readyState === 'complete') lookSoon(0);
      else {
        window.addEventListener('load', loaded, { once: true });
        lookSoon(LATEST_START);
      }
    },
    hide,
  };
}
