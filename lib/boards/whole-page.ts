import { fold } from '../offer/fold.ts';
import type { ZoneName } from '../offer/offer.ts';
import { isHidden, oneLine, type ReadingRules, readText, ZoneWriter } from '../offer/text.ts';
import { type BoardAddresses, type Page, titleKey } from './board.ts';
import { addressOn } from './list.ts';

/** An offer's title and text, read without knowing where its board puts them. */
export interface WholePage {
  title: string;
  writer: ZoneWriter;
}

/** What a board knows of a page besides where the offer's parts stand. */
export interface WholePageClues {
  /** The offer's title, from a source of its own; null: the document's title is all there is. */
  title: string | null;
  /** The words of the title in the page's address; null where it has none. */
  slug: string | null;
  /** What is known to be no part of the offer, where it is still there: a selector. */
  others: string;
}

/** What stands beside a page's own content, on whatever page. */
const BESIDE =
  'nav, aside, footer, dialog, form, menu, search, [inert], [popover], [aria-hidden="true"], :is(header, div)[role="banner"], [role="navigation"], [role="complementary"], [role="contentinfo"], [role="dialog"], [role="alertdialog"], [role="search"], [role="menu"], [role="menubar"], [id*="cookie" i], [class*="cookie" i], [aria-label*="cookie" i], [class*="footer" i]';

/** Where a title may stand, likeliest first. */
const HEADINGS = ['h1', 'h2', '[role="heading"]', 'h3'];

/** What opens a part of a text. */
const OPENS_PART = 'h1, h2, h3, h4, h5, h6, [role="heading"], summary, dt';

/** In a page's title, the site's and the company's names are parts of their own. */
const BETWEEN_PARTS = /\s[–—|-]\s/;

/** A page with less text under its title is none of an offer, in UTF-16 units: an error, a draft. */
const LEAST_TEXT = 400;

/** More text than a card of another offer holds, in UTF-16 units. */
const LONGEST_CARD = 800;

/** Longer words are no title, nor a repeated one. */
const LONGEST_TITLE = 300;

/** The zones that headings open, whatever the board; with others the zone goes on. In folded words. */
const ZONE_OF_HEADING: readonly (readonly [RegExp, ZoneName])[] = [
  [
    /^(?:vos |les |la |votre |le |the |your )?(?:(?:principales )?missions?|role|poste|responsabilites|responsibilities|job|descriptif du poste|description du poste|job description)(?: principales)?$|^(?:a propos (?:du poste|de la mission)|about the (?:role|job)|ce que vous ferez|what you ll do)$/,
    'missions',
  ],
  [
    /^(?:le |votre |son )?profil(?: recherche| attendu)?$|^(?:a propos de vous|about you|preferred experience|qualifications)$/,
    'profile',
  ],
  [
    /^(?:elements de candidature|(?:le )?(?:processus|deroulement) (?:de|des) (?:recrutement|entretiens)|(?:comment )?postuler)$/,
    'process',
  ],
  // The employer's words, and offers of others: nothing there is said of this one.
  [
    /^(?:qui sommes nous|a propos|l entreprise|l employeur|l organisme|la structure|about|who we are|the company)\b|^decouvr|^presentation de\b|\b(?:offres|annonces|opportunites|jobs)\b|\b(?:pourrai\w+ (?:\w+ )?vous|vous aimerez|similaires?|recommand\w+|similar|you may)\b|^actualites\b/,
    'about',
  ],
];

/**
 * Reads an offer where a redesign has moved all that its board's reader knows: the heading that the
 * page's own title repeats, and the text that follows it, without menus, forms, what stands beside, and
 * the cards of other offers. A last resort, for a page that was loaded at its address: after a change of
 * address within a page nobody knows whose text still stands there.
 *
 * @returns null when nothing on the page is both its title and followed by a text, or more is to come
 */
export function readWholePage(
  page: Page,
  board: BoardAddresses,
  clues: WholePageClues,
): WholePage | null {
  if (!page.isFinal) return null;
  const { document } = page;
  const beside = `${BESIDE}, ${clues.others}`;
  const cards = cardsOfOthers(page, board);
  for (const { heading, title } of titleHeadings(document, cards, clues)) {
    const root = rootOf(heading, document);
    const rules: ReadingRules = {
      after: heading,
      leavesOut: (element) =>
        cards.has(element) ||
        element.matches(beside) ||
        // Repeated above the text, the title is no second sign of anything.
        (!element.firstElementChild && oneLine(element.textContent) === title),
    };
    const writer = new ZoneWriter(page.url.href);
    readText(root, 'missions', writer, { ...rules, opens: zoneOpened });
    if (textLength(writer) >= LEAST_TEXT) return { title, writer };
    // All of it under "Qui sommes-nous ?": then the headings mean something else here.
    const plain = new ZoneWriter(page.url.href);
    readText(root, 'missions', plain, rules);
    if (textLength(plain) >= LEAST_TEXT) return { title, writer: plain };
  }
  return null;
}

function textLength(writer: ZoneWriter): number {
  return (['missions', 'profile', 'process'] as const)
    .map((zone) => writer.position(zone))
    .reduce((sum, one) => sum + one, 0);
}

function zoneOpened(element: Element): ZoneName | undefined {
  if (!element.matches(OPENS_PART)) return undefined;
  const text = element.textContent ?? '';
  if (text.length > LONGEST_TITLE) return undefined;
  const name = fold(text);
  return ZONE_OF_HEADING.find(([pattern]) => pattern.test(name))?.[1];
}

/** The content that a heading is the title of: the page's main part, or what has text enough around it. */
function rootOf(heading: Element, document: Document): Element {
  const main = heading.closest('main, [role="main"]');
  if (main) return main;
  let root = heading;
  while (root.parentElement && root !== document.body) {
    root = root.parentElement;
    if ((root.textContent?.length ?? 0) > LEAST_TEXT + LONGEST_TITLE) break;
  }
  return root;
}

/** The headings that can be the offer's title, likeliest first. */
function titleHeadings(
  document: Document,
  cards: ReadonlySet<Element>,
  { title, slug }: WholePageClues,
): { heading: Element; title: string }[] {
  const told = title === null ? partsOf(document.title) : [title];
  const keys = told.map(titleKey);
  const found: { heading: Element; title: string; rank: number }[] = [];
  for (const [level, selector] of HEADINGS.entries()) {
    for (const heading of document.querySelectorAll(selector)) {
      if ((heading.textContent?.length ?? 0) > LONGEST_TITLE) continue;
      if (heading.closest('a, template, noscript') || isOutOfSight(heading, cards)) continue;
      // A first-level heading may stand in a banner, or in a page behind a notice.
      if (level > 0 && heading.closest(BESIDE)) continue;
      for (const words of wordsOf(heading)) {
        const key = titleKey(words);
        const isWhole = keys.includes(key);
        const isStart = keys.some((one) => isStartOf(key, one));
        if (!isWhole && !isStart) continue;
        if (title === null && !fits(words, slug, isWhole)) continue;
        found.push({ heading, title: words, rank: (isWhole ? 0 : HEADINGS.length) + level });
        break;
      }
    }
  }
  return found.sort((one, other) => one.rank - other.rank);
}

/** A title as a whole, and each of its parts. */
function partsOf(title: string): string[] {
  const whole = oneLine(title);
  return whole === null ? [] : [whole, ...whole.split(BETWEEN_PARTS)];
}

/** A heading's words, and those without what stands in elements of their own: a label, a badge. */
function wordsOf(heading: Element): string[] {
  const own = Array.from(heading.childNodes)
    .filter(({ nodeType }) => nodeType === TEXT_NODE)
    .map(({ nodeValue }) => nodeValue ?? '')
    .join('');
  return [heading.textContent, own].flatMap((text) => oneLine(text) ?? []);
}

const TEXT_NODE = 3;

/** The offer's title may be followed by a place or a company's name without anything between. */
function isStartOf(key: string, whole: string): boolean {
  return key.length >= LEAST_START && whole.startsWith(key);
}

/** Letters; two titles may begin with fewer. */
const LEAST_START = 8;

/** Hidden, or a part of another offer's card. */
function isOutOfSight(element: Element, cards: ReadonlySet<Element>): boolean {
  for (let one: Element | null = element; one; one = one.parentElement) {
    if (cards.has(one) || isHidden(one)) return true;
  }
  return false;
}

/** What errors, challenges, lists and accounts are called, in folded words. */
const IS_NO_OFFER =
  /\b(?:erreur|error|indisponible|unavailable|introuvable|non trouvee?|not found|404|maintenance|verif\w+|robot|humain|human|just a moment|one more step|checking|security check|too many|forbidden|attention|acces (?:refuse|interdit)|access denied|expiree?|expired|plus (?:disponible|en ligne)|n existe plus|pourvue?|connect\w+|connexion|sign in|log ?in|compte|oups|captcha|offres|opportunites)\b/;

/**
 * Whether a title can be the one of this address. Of its words, half must stand there: an
 * error's, a list's or another offer's do not. Where the address has no words, it must not be called
 * as those are.
 */
function fits(title: string, slug: string | null, isWhole: boolean): boolean {
  const wordsIn = (text: string) =>
    fold(text)
      .split(' ')
      .filter((word) => word.length >= LEAST_WORD && !STOP_WORDS.has(word));
  const address = wordsIn(slug ?? '');
  if (address.length === 0) return isWhole && !IS_NO_OFFER.test(fold(title));
  const spelt = [title, title.replace(ACCENTED, '')].map(wordsIn);
  const isThere = (word: string) =>
    address.some((one) => one.startsWith(word) || word.startsWith(one));
  return spelt.some(
    (words) => words.length > 0 && words.filter(isThere).length >= words.length / 2,
  );
}

/** Letters that a slug may have kept, or dropped with their accents ("dveloppeur"). */
const ACCENTED = /[^\0-\x7f]/g;

/** Shorter words, and these, stand in any title. */
const LEAST_WORD = 3;
const STOP_WORDS = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'pour des les une aux sur par chez avec dans and the for with'.split(' '),
);

/**
 * What tells of other offers: around each link to one, the outermost element that holds no more text
 * than a card, nor the page's own first heading; where there is none, the link alone.
 */
function cardsOfOthers(page: Page, board: BoardAddresses): ReadonlySet<Element> {
  const { document } = page;
  const own = board.readAddress(page.url);
  const isOwn = (organisation: string | null, reference: string | null) =>
    reference?.toLowerCase() === own.reference?.toLowerCase() &&
    organisation?.toLowerCase() === own.organisation?.toLowerCase();
  const first = document.querySelector('h1');
  // Asked once of each element: the links of one list have the same ones around them.
  const fitting = new Map<Element, boolean>();
  const fitsCard = (element: Element): boolean => {
    let isFitting = fitting.get(element);
    if (isFitting === undefined) {
      isFitting =
        !element.matches('main, [role="main"]') &&
        !(first && element.contains(first)) &&
        (element.textContent?.length ?? 0) <= LONGEST_CARD;
      fitting.set(element, isFitting);
    }
    return isFitting;
  };
  const cards = new Set<Element>();
  for (const link of document.querySelectorAll('a[href]')) {
    const url = addressOn(board, link, page);
    const address = url && board.readAddress(url);
    if (address?.page !== 'offer' || isOwn(address.organisation, address.reference)) continue;
    let card = link;
    for (let one = link.parentElement; one && one !== document.body; one = one.parentElement) {
      if (cards.has(one) || !fitsCard(one)) break;
      card = one;
    }
    cards.add(card);
  }
  return cards;
}
