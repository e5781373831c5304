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
 * Changes within this time are looked at together, in milliseconds. A page that goes on changing
 * without anything to draw is looked at less and less often.
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

/**
 * The badges of one page's list. Cards are looked at when something is added or removed beside
 * them or around them, never because of what goes on elsewhere in the page; a badge is drawn once
 * its card is near what is seen.
 */
export function createListBadges(environment: BadgesEnvironment): BadgesController {
  const { document } = environment;
  const window = document.defaultView as Window & typeof globalThis;
  const drawing = badgeDrawing(document);

  /** By the link of the card's title. */
  let marks = new Map<Element, Mark>();
  /** By the offer's address; null for offers of others. */
  let badges = new Map<string, CardBadge | null>();
  let theme: Theme = 'system';
  let texts: Texts = {};
  let isShown = false;
  let timer = 0;
  let pace = PACE;
  let attempt = 0;
  /** Answers to a list that was hidden meanwhile are nobody's. */
  let visit = 0;

  const observer = observeCards(document, {
    onChange: () => lookSoon(pace),
    // What was said of the offer that it led to is not true of the next one.
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
    // The extension was updated or switched off: nobody is left to ask, nothing is left to say.
    if (!environment.isAlive()) return hide();
    const present = visit;
    const cards = environment.cards();
    if (cards.length > 0) pace = Math.min(pace * 2, SLOWEST_PACE);
    const offers = cards.flatMap(({ offer }) => (badges.has(offer.url) ? [] : [offer]));
    if (offers.length > 0) {
      // The page may draw the list anew before the answer is there.
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

  /** Brings the marks in line with the cards that stand in the page. */
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
    // The cards in view are told: their badges are drawn.
    observer.follow(Array.from(marks.values(), ({ card }) => card.element));
  }

  function draw(wanted: readonly Mark[]) {
    if (!environment.isAlive()) return hide();
    if (drawing.draw(wanted, { badges, theme, texts }) > 0) pace = PACE;
    if (observer.hasNews()) lookSoon(pace);
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
    observer.stop();
    for (const { host } of marks.values()) host?.remove();
    marks = new Map();
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
