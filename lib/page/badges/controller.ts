import type { CardBadge } from '../../badges/badges.ts';
import type { ListedCard } from '../../boards/board.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { ListAnswer } from '../../messages/messages.ts';
import type { ListedOffer } from '../../offer/listed-offer.ts';
import type { Theme } from '../../settings/raw-settings.ts';
import type { BadgesController } from '../page-objects.ts';
import { badgeDrawing, type Mark } from './drawing.ts';
import { HOST_NAME } from './element.ts';
import { observeCards } from './observing.ts';

/**
 * Changes within this time are handled together, in milliseconds. On a page that keeps changing
 * without anything to draw, the pace slows down.
 */
const PACE = 150;
const SLOWEST_PACE = 1_200;

/**
 * The page's own scripts may first have to hydrate the server's markup and need it unchanged: no
 * badge is added before the page is loaded, or before this long, in milliseconds.
 */
const LATEST_START = 4_000;

/** When to look again for a list that is not drawn yet, in milliseconds after the last time. */
const LATER = [250, 500, 1_000, 2_000, 4_000, 8_000];

/** The services of the extension and of the page that badges depend on. */
export interface BadgesEnvironment {
  document: Document;
  /** The cards on the page now; none when it is no list. */
  cards(): ListedCard[];
  /** The badges of these offers. */
  ask(offers: ListedOffer[]): Promise<ListAnswer>;
  /** False once the extension was updated, switched off or removed. */
  isAlive(): boolean;
}

/**
 * The badges of one page's list. The cards are read again when elements are added or removed beside
 * them or around them, never because of changes elsewhere in the page; a badge is drawn once its
 * card is near the visible part.
 */
export function createListBadges(environment: BadgesEnvironment): BadgesController {
  const { document } = environment;
  const window = document.defaultView as Window & typeof globalThis;
  const drawing = badgeDrawing(document);

  /** By the link of the card's title. */
  let marks = new Map<Element, Mark>();
  /** By the offer's address; null for other employers' offers. */
  let badges = new Map<string, CardBadge | null>();
  let theme: Theme = 'system';
  let texts: Texts = {};
  let isShown = false;
  let timer = 0;
  let pace = PACE;
  let attempt = 0;
  /** Raised at each change of list: answers to an earlier one are ignored. */
  let visit = 0;

  const observer = observeCards(document, {
    onChange: () => lookSoon(pace),
    // The link leads to another offer now: the badge of the last one goes.
    onNewAddress: (link) => marks.get(link)?.host?.remove(),
    onResize: (cards) => drawing.place(marksOf(cards)),
    onNear: (cards) => draw(marksOf(cards)),
  });

  function marksOf(cards: ReadonlySet<Element>): Mark[] {
    return Array.from(marks.values()).filter(({ card }) => cards.has(card.element));
  }

  function lookSoon(delay: number) {
    if (timer || !isShown) return;
    timer = window.setTimeout(() => {
      timer = 0;
      look();
    }, delay);
  }

  async function look() {
    // The extension was updated or switched off: nobody would answer.
    if (!environment.isAlive()) return hide();
    const present = visit;
    const cards = environment.cards();
    if (cards.length > 0) pace = Math.min(pace * 2, SLOWEST_PACE);
    const offers = cards.flatMap(({ offer }) => (badges.has(offer.url) ? [] : [offer]));
    if (offers.length > 0) {
      // The page may redraw the list before the answer comes.
      observer.watchAround(cards.map(({ link }) => link));
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

  /** Brings the marks in line with the cards on the page. */
  function mark(cards: readonly ListedCard[]) {
    const next = new Map<Element, Mark>();
    for (const card of cards) {
      if (!badges.get(card.offer.url)) continue;
      const known = marks.get(card.link);
      next.set(card.link, known ? { ...known, card } : { card, host: null, drawn: '' });
    }
    for (const [link, { host }] of marks) if (!next.has(link)) host?.remove();
    marks = next;
    observer.watchAround(cards.map(({ link }) => link));
    // Reports the cards in view, whose badges are then drawn.
    observer.follow(Array.from(marks.values(), ({ card }) => card.element));
  }

  function draw(wanted: readonly Mark[]) {
    if (!environment.isAlive()) return hide();
    if (drawing.draw(wanted, { badges, theme, texts }) > 0) pace = PACE;
    if (observer.hasNews()) lookSoon(pace);
  }

  /** An offer's page may have been answered in another tab meanwhile. */
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
    observer.stop();
    for (const { host } of marks.values()) host?.remove();
    marks = new Map();
  }

  return {
    show() {
      if (!isShown) {
        // Removes badges that an earlier version of the extension left.
        for (const left of document.querySelectorAll(HOST_NAME)) left.remove();
        document.addEventListener('visibilitychange', lookAgain);
      }
      isShown = true;
      // Answers to earlier questions are ignored.
      visit += 1;
      pace = PACE;
      attempt = 0;
      badges = new Map();
      drawing.forget();
      if (document.readyState === 'complete') lookSoon(0);
      else {
        window.addEventListener('load', loaded, { once: true });
        lookSoon(LATEST_START);
      }
    },
    hide,
  };
}
