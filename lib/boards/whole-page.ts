import { fold } from '../offer/fold.ts';
import type { ZoneName } from '../offer/offer.ts';
import { oneLine, readText, ZoneWriter } from '../offer/text.ts';
import { attributeOf, type BoardAddresses, type Page, sameTitle } from './board.ts';
import { addressOn } from './list.ts';

/** An offer's title and text, read without knowing where its board puts them. */
export interface WholePage {
  title: string;
  writer: ZoneWriter;
}

/** What stands beside a page's own content, on whatever page. */
const BESIDE =
  'nav, aside, footer, dialog, form, [role="navigation"], [role="complementary"], [role="contentinfo"], [role="dialog"], [role="search"], [aria-hidden="true"], header[role="banner"]';

const HEADINGS = 'h1, h2, h3, [role="heading"]';
const HEADING = /^H[2-6]$/;

/** In a page's title, the site's or the company's name comes last. */
const BETWEEN_PARTS = /\s[–—|-]\s/;

/** What a link to another offer stands in. */
const CARD = 'li, article, [role="listitem"]';

/** A page with less text under its title is none of an offer, in UTF-16 units: an error, a draft. */
const LEAST_TEXT = 400;

/** Longer words are no repeated title. */
const LONGEST_TITLE = 300;

/** The zones that headings open, whatever the board; with others the zone goes on. In folded words. */
const ZONE_OF_HEADING: readonly (readonly [RegExp, ZoneName])[] = [
  [/^(?:vos |les |la )?missions?\b|^(?:descriptif|description) du poste|^le poste\b/, 'missions'],
  [/^(?:(?:le|votre|son) )?profil\b/, 'profile'],
  [
    /^(?:elements de candidature|(?:le )?(?:processus|deroulement) (?:de|des) (?:recrutement|entretiens)|(?:comment )?postuler)\b/,
    'process',
  ],
  // The employer's words, and offers of others: nothing there is said of this one.
  [
    /^(?:qui sommes nous|a propos|l entreprise|l employeur|l organisme|la structure|decouvr|presentation de l (?:entreprise|organisme|employeur)|about|who we are|the company)\b|\b(?:offres|postes|jobs|annonces)\b/,
    'about',
  ],
];

/**
 * Reads an offer where a redesign has moved all that its board's reader knows: the heading that the
 * page's own title repeats, and the text that follows it, without menus, forms, what stands beside, and
 * the cards of other offers. A last resort: what it gives is never held for certain.
 *
 * @param title the offer's title where it is known already, or null
 * @param slug the words in the page's address, mostly the title's, or null
 * @returns null when nothing on the page is both its title and followed by a text
 */
export function readWholePage(
  page: Page,
  board: BoardAddresses,
  title: string | null,
  slug: string | null,
): WholePage | null {
  const { document } = page;
  const told = [
    title,
    attributeOf(document, 'meta[property="og:title"]', 'content'),
    oneLine(document.title),
  ].flatMap((one) => (one === null ? [] : [one, ...one.split(BETWEEN_PARTS, 1)]));
  const isTitle = (words: string | null) =>
    words !== null &&
    told.some((one) => sameTitle(words, one)) &&
    (!IS_NO_OFFER.test(fold(words)) || sharesWord(words, slug));
  const heading = Array.from(document.querySelectorAll(HEADINGS)).find(
    (one) => !one.closest(BESIDE) && isTitle(oneLine(one.textContent)),
  );
  const words = oneLine(heading?.textContent);
  if (!heading || !words) return null;
  const root = heading.closest('main, [role="main"]') ?? document.body;
  const others = cardsOfOthers(page, board, root, heading);
  const writer = new ZoneWriter(page.url.href);
  let isBefore = true;
  readText(root, 'missions', writer, {
    leavesOut(element) {
      if (element === heading) isBefore = false;
      if (element.contains(heading)) return element === heading;
      return (
        isBefore ||
        others.has(element) ||
        element.matches(BESIDE) ||
        // Repeated above the text, the title is no second sign of anything.
        ((element.textContent?.length ?? 0) <= LONGEST_TITLE && isSame(element.textContent, words))
      );
    },
    opens(element) {
      if (isBefore || !HEADING.test(element.tagName.toUpperCase())) return undefined;
      const name = fold(element.textContent ?? '');
      return ZONE_OF_HEADING.find(([pattern]) => pattern.test(name))?.[1];
    },
  });
  const length = (['missions', 'profile', 'process'] as const)
    .map((zone) => writer.position(zone))
    .reduce((sum, one) => sum + one, 0);
  return length < LEAST_TEXT ? null : { title: words, writer };
}

/** What errors and challenges are called, in folded words; an offer's title with one has it in its address. */
const IS_NO_OFFER =
  /\b(?:erreur|error|indisponible|unavailable|introuvable|not found|404|maintenance|verification|verif\w+|robot|humain|human|just a moment|attention|acces (?:refuse|interdit)|access denied|expiree?|expired|pourvue?|connexion|sign in|captcha)\b/;

/** Letters that a slug may have kept, or dropped with their accents ("dveloppeur"). */
const ACCENTED = /[^\0-\x7f]/g;

/** Whether a title has a word of its address. */
function sharesWord(title: string, slug: string | null): boolean {
  const address = fold(slug ?? '').split(' ');
  const words = [title, title.replace(ACCENTED, '')]
    .flatMap((one) => fold(one).split(' '))
    .filter(({ length }) => length >= LONG_WORD);
  return address.some(
    (one) =>
      one.length >= LONG_WORD && words.some((word) => one.startsWith(word) || word.startsWith(one)),
  );
}

/** Shorter words stand in any title. */
const LONG_WORD = 4;

function isSame(text: string | null, words: string): boolean {
  return oneLine(text) === words;
}

/** What tells of other offers: the card around each link to one, or the link alone. */
function cardsOfOthers(
  page: Page,
  board: BoardAddresses,
  root: Element,
  heading: Element,
): ReadonlySet<Element> {
  const own = board.readAddress(page.url);
  const cards = new Set<Element>();
  for (const link of root.querySelectorAll('a[href]')) {
    const url = addressOn(board, link, page);
    const address = url && board.readAddress(url);
    if (address?.page !== 'offer' || address.reference === own.reference) continue;
    const card = link.closest(CARD);
    cards.add(card && !card.contains(heading) ? card : link);
  }
  return cards;
}
