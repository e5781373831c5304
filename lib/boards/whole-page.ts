import {
  closest,
  matches,
  parentOf,
  property,
  query,
  queryAll,
  tagOf,
  textIn,
} from '../dom/dom.ts';
import { fold } from '../offer/fold.ts';
import type { ZoneName } from '../offer/offer.ts';
import { isHidden, oneLine, type ReadingRules, readText, ZoneWriter } from '../offer/text.ts';
import {
  type BoardAddresses,
  baseOf,
  fieldText,
  type Page,
  titleKey,
  type WholePageClues,
  type WholePageReader,
  wordsOf,
} from './board.ts';
import { addressOn } from './list.ts';

/** Elements beside a page's own content, on any page. */
const BESIDE =
  'nav, aside, footer, dialog, form, menu, search, [inert], [popover], [aria-hidden="true"], :is(header, div)[role="banner"], [role="navigation"], [role="complementary"], [role="contentinfo"], [role="dialog"], [role="alertdialog"], [role="search"], [role="menu"], [role="menubar"], [id*="cookie" i], [class*="cookie" i], [aria-label*="cookie" i], [class*="footer" i]';

/** Where a title may be, the most likely first. */
const HEADINGS = ['h1', 'h2', '[role="heading"]', 'h3'];

/** Elements that begin a part of a text. */
const OPENS_PART = /^(?:H[1-6]|SUMMARY|DT)$/;

/** In a page's title, the names of the site and the company are separate parts. */
const BETWEEN_PARTS = /\s[–—|-]\s/;

/** A page with less text under its title is no offer but an error or a draft, in UTF-16 units. */
const LEAST_TEXT = 400;

/** The longest text of a card of another offer, in UTF-16 units. */
const LONGEST_CARD = 800;

/** Longer texts are no titles, in UTF-16 units. */
const LONGEST_TITLE = 300;

/**
 * The zones that headings open on any board; other headings stay in the same zone. In folded words.
 */
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
  // The employer's description, and other offers: neither says anything about this one.
  [
    /^(?:qui sommes nous|a propos|l entreprise|l employeur|l organisme|la structure|about|who we are|the company)\b|^decouvr|^presentation de\b|\b(?:offres|annonces|opportunites|jobs)\b|\b(?:pourrai\w+ (?:\w+ )?vous|vous aimerez|similaires?|recommand\w+|similar|you may)\b|^actualites\b/,
    'about',
  ],
];

/**
 * Reads an offer where a redesign has moved all the parts that the board's reader knows: the
 * heading that the document's title repeats, and the text after it, without menus, forms, sidebars
 * and cards of other offers. A last resort, and only for a page that was loaded at its address:
 * after a change of address within the page, the text may be another offer's.
 *
 * @returns null when no heading is both a title and followed by a text
 */
export const readWholePage: WholePageReader = (page, board, clues) => {
  const { document } = page;
  const base = baseOf(page);
  const { cards, isAll } = cardsOfOthers(page, board, base);
  const around = new Set(queryAll(document, BESIDE));
  const beside = new Set([...around, ...queryAll(document, clues.others)]);
  for (const { heading, title } of titleHeadings(page, { cards, beside: around }, clues)) {
    const root = rootOf(heading, document);
    const rules: ReadingRules = {
      after: heading,
      leavesOut: (element) =>
        cards.has(element) ||
        beside.has(element) ||
        // A repetition of the title above the text is no further sign of anything.
        (!property(element, 'firstElementChild') && wordsOf(element) === title),
    };
    const writer = new ZoneWriter(base);
    readText(root, 'missions', writer, { ...rules, opens: zoneOpened });
    writer.cut ||= !isAll;
    if (textLength(writer) >= LEAST_TEXT) return { title, writer };
    // Everything was under "Qui sommes-nous ?": headings have another meaning on this page.
    const plain = new ZoneWriter(base);
    readText(root, 'missions', plain, rules);
    if (textLength(plain) >= LEAST_TEXT) return { title, writer: plain };
  }
  return null;
};

function textLength(writer: ZoneWriter): number {
  return (['missions', 'profile', 'process'] as const)
    .map((zone) => writer.position(zone))
    .reduce((sum, one) => sum + one, 0);
}

function zoneOpened(element: Element): ZoneName | undefined {
  if (!OPENS_PART.test(tagOf(element)) && !matches(element, '[role="heading"]')) return undefined;
  const text = textIn(element, LONGEST_TITLE + 1);
  if (text.length > LONGEST_TITLE) return undefined;
  const name = fold(text);
  return ZONE_OF_HEADING.find(([pattern]) => pattern.test(name))?.[1];
}

/** Headings and links are never this deep in their block. */
const MAXIMUM_LEVELS = 60;

/** More headings than repeat a title, and than a page has of one level: the others are not tried. */
const MAXIMUM_TRIES = 5;
const MAXIMUM_HEADINGS = 200;

/** The content below a heading: the page's main part, or the nearest element with enough text. */
function rootOf(heading: Element, document: Document): Element {
  const main = closest(heading, 'main, [role="main"]');
  if (main) return main;
  const body = property(document, 'body');
  const enough = LEAST_TEXT + LONGEST_TITLE + 1;
  let root = parentOf(heading);
  for (let level = 0; root && root !== body && level < MAXIMUM_LEVELS; level += 1) {
    if (textIn(root, enough).length === enough) return root;
    root = parentOf(root);
  }
  return body ?? heading;
}

/** The headings that can be the offer's title, the most likely first, up to a limit. */
function titleHeadings(
  page: Page,
  { cards, beside }: Record<'cards' | 'beside', ReadonlySet<Element>>,
  { title, slug }: WholePageClues,
): { heading: Element; title: string }[] {
  const { document } = page;
  const told = title === null ? partsOf(property(document, 'title')) : [title];
  const keys = told.map((one) => titleKey(fieldText(one, page) ?? ''));
  const found: { heading: Element; title: string; rank: number }[] = [];
  const isOutOfSight = anyAround((one) => cards.has(one) || isHidden(one));
  const isInLink = anyAround((one) => matches(one, 'a, template, noscript'));
  const isBeside = anyAround((one) => beside.has(one));
  for (const [level, selector] of HEADINGS.entries()) {
    for (const heading of [...queryAll(document, selector)].slice(0, MAXIMUM_HEADINGS)) {
      if (found.length === MAXIMUM_TRIES) break;
      if (textIn(heading, LONGEST_TITLE + 1).length > LONGEST_TITLE) continue;
      for (const words of namesOf(heading, page)) {
        const key = titleKey(words);
        const isWhole = keys.includes(key);
        const isStart = keys.some((one) => isStartOf(key, one));
        if (!isWhole && !isStart) continue;
        if (title === null && !fits(words, slug, isWhole)) continue;
        // A first-level heading may be in a banner, or in a page behind a notice.
        if (level > 0 && isBeside(heading)) break;
        if (isInLink(heading) || isOutOfSight(heading)) break;
        found.push({ heading, title: words, rank: (isWhole ? 0 : HEADINGS.length) + level });
        break;
      }
    }
  }
  return found.sort((one, other) => one.rank - other.rank);
}

/** A title as a whole, and each of its parts. */
function partsOf(title: string): string[] {
  const whole = oneLine(title.slice(0, LONGEST_TITLE));
  return whole === null ? [] : [whole, ...whole.split(BETWEEN_PARTS)];
}

/** A heading's words, with and without those of its own elements, such as a label. */
function namesOf(heading: Element, page: Page): string[] {
  const own = Array.from(property(heading, 'childNodes'))
    .filter((node) => property(node, 'nodeType') === TEXT_NODE)
    .map((node) => property(node, 'nodeValue') ?? '')
    .join('');
  return [textIn(heading), own].flatMap((text) => fieldText(text, page) ?? []);
}

const TEXT_NODE = 3;

/** A place or a company's name may follow the offer's title without any separator. */
function isStartOf(key: string, whole: string): boolean {
  return key.length >= LEAST_START && whole.startsWith(key);
}

/** The least number of letters: two titles may begin with the same few. */
const LEAST_START = 8;

/**
 * Whether a condition holds for an element or one around it. Each element is asked about once: many
 * headings may stand deep in the same ones.
 */
function anyAround(holds: (element: Element) => boolean): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  return (element) => {
    const asked: Element[] = [];
    let answer: boolean | undefined = false;
    for (let one: Element | null = element; one; one = parentOf(one)) {
      answer = known.get(one);
      if (answer !== undefined) break;
      asked.push(one);
      answer = holds(one);
      if (answer) break;
    }
    for (const one of asked) known.set(one, answer === true);
    return answer === true;
  };
}

/** Titles of errors, challenges, lists and accounts, in folded words. */
const IS_NO_OFFER =
  /\b(?:erreur|error|indisponible|unavailable|introuvable|non trouvee?|not found|404|maintenance|verif\w+|robot|humain|human|just a moment|one more step|checking|security check|too many|forbidden|attention|acces (?:refuse|interdit)|access denied|expiree?|expired|plus (?:disponible|en ligne)|n existe plus|pourvue?|connect\w+|connexion|sign in|log ?in|compte|oups|captcha|offres|opportunites)\b/;

/**
 * Whether a title fits this address: half of its words must be in the address, unlike those of an
 * error, a list or another offer. An address without words fits any title that is not one of those.
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

/** Letters that a slug may have dropped with their accents ("dveloppeur"). */
const ACCENTED = /[^\0-\x7f]/g;

/** Shorter words, and these, are in any title. */
const LEAST_WORD = 3;
const STOP_WORDS = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'pour des les une aux sur par chez avec dans and the for with'.split(' '),
);

/** More links than an offer's page has: cards beyond them are not looked for. */
const MAXIMUM_LINKS = 5_000;

/**
 * The cards of other offers: around each link to one, the outermost element that has no more text
 * than a card and not the page's first heading; without one, the link alone.
 */
function cardsOfOthers(
  page: Page,
  board: BoardAddresses,
  base: string,
): { cards: ReadonlySet<Element>; isAll: boolean } {
  const { document } = page;
  const own = board.readAddress(page.url);
  const isOwn = (organisation: string | null, reference: string | null) =>
    reference?.toLowerCase() === own.reference?.toLowerCase() &&
    organisation?.toLowerCase() === own.organisation?.toLowerCase();
  const holdsTitle = new Set<Element>();
  for (let one = query(document, 'h1'); one; one = parentOf(one)) holdsTitle.add(one);
  // Computed once for each element: the links of one list share their ancestors.
  const fitting = new Map<Element, boolean>();
  const fitsCard = (element: Element): boolean => {
    let isFitting = fitting.get(element);
    if (isFitting === undefined) {
      isFitting =
        !matches(element, 'main, body, [role="main"]') &&
        !holdsTitle.has(element) &&
        textIn(element, LONGEST_CARD + 1).length <= LONGEST_CARD;
      fitting.set(element, isFitting);
    }
    return isFitting;
  };
  const cards = new Set<Element>();
  const links = [...queryAll(document, 'a[href]')];
  for (const link of links.slice(0, MAXIMUM_LINKS)) {
    const url = addressOn(board, link, base);
    const address = url && board.readAddress(url);
    if (address?.page !== 'offer' || isOwn(address.organisation, address.reference)) continue;
    let card = link;
    let one = parentOf(link);
    for (let level = 0; one && level < MAXIMUM_LEVELS; level += 1, one = parentOf(one)) {
      if (cards.has(one) || !fitsCard(one)) break;
      card = one;
    }
    cards.add(card);
  }
  return { cards, isAll: links.length <= MAXIMUM_LINKS };
}
