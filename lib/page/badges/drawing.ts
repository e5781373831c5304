import type { CardBadge } from '../../badges/badges.ts';
import type { ListedCard } from '../../boards/board.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { Theme } from '../../settings/raw-settings.ts';
import { badgeMaker } from './element.ts';
import { placeOf, spotOf } from './place.ts';

/** A page that keeps removing a badge wins: fighting on would freeze it. */
const MOST_RETURNS = 20;

/** A card of an offer of the network and its badge, if it has one yet. */
export interface Mark {
  card: ListedCard;
  host: HTMLElement | null;
  /** The words of the badge when it was drawn, to notice a change. */
  drawn: string;
}

/** The contents and colours of a list's badges. */
export interface BadgeContent {
  /** By the offer's address; null for other employers' offers. */
  badges: ReadonlyMap<string, CardBadge | null>;
  theme: Theme;
  texts: Texts;
}

/** The badges of one page, as they are put into it. */
export interface BadgeDrawing {
  /**
   * Draws the badges that are missing or out of date, all together, so that the page is laid out
   * once; returns how many it drew.
   */
  draw(marks: readonly Mark[], content: BadgeContent): number;
  /** Moves badges to where they belong now; resets, measures and moves, each for all of them. */
  place(marks: readonly Mark[]): void;
  /** Forgets how often the page removed badges, for another list. */
  forget(): void;
}

/** Draws the badges of one page. */
export function badgeDrawing(document: Document): BadgeDrawing {
  const hostOf = badgeMaker(document);
  /** How often each offer's badge was drawn, by the offer's address. */
  let times = new Map<string, number>();

  function draw(marks: readonly Mark[], { badges, theme, texts }: BadgeContent): number {
    const drawn = marks.filter((mark) => {
      const { url } = mark.card.offer;
      const badge = badges.get(url);
      // The card may have been reused for another offer since it was read.
      const { pathname } = mark.card.link as HTMLAnchorElement;
      if (!badge || !url.endsWith(pathname)) return false;
      const words = JSON.stringify([badge, theme]);
      if (mark.host?.isConnected && mark.drawn === words) return false;
      const before = times.get(url) ?? 0;
      if (before >= MOST_RETURNS) return false;
      times.set(url, before + 1);
      mark.host?.remove();
      mark.host = hostOf(badge, theme, texts);
      mark.drawn = words;
      return true;
    });
    const shapes = drawn.map(({ card }) => shapeOf(card));
    // All spots are computed before the first badge is added: in between, styles would be
    // recomputed each time.
    const spots = drawn.map(({ card }) => spotOf(card));
    for (const [index, { host }] of drawn.entries()) if (host) spots[index]?.(host);
    const moved = drawn.filter(({ card }, index) => shapeOf(card) !== shapes[index]);
    place(drawn);
    for (const { card, host } of moved) {
      // The page's own styles moved something: no badge is better than a page that moves.
      host?.remove();
      times.set(card.offer.url, MOST_RETURNS);
    }
    return drawn.length;
  }

  function place(marks: readonly Mark[]): void {
    const drawn = marks.flatMap(({ card, host }) => {
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

  return {
    draw,
    place,
    forget() {
      times = new Map();
    },
  };
}

/** The measures of a card that its badge must not change. */
function shapeOf({ element, link }: ListedCard): string {
  const card = element.getBoundingClientRect();
  const title = link.getBoundingClientRect();
  return [card.width, card.height, title.x - card.x, title.y - card.y, title.height].join(' ');
}
