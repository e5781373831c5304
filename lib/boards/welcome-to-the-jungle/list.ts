import { attribute, matches, nextIn, parentOf, property, query, queryAll } from '../../dom/dom.ts';
import { isHidden, oneLine } from '../../offer/text.ts';
import { attributeOf, baseOf, fieldText, type ListReading, type Page, wordsOf } from '../board.ts';
import { addressOn, cardsAround, offerAnchors, readEach } from '../list.ts';
import { isoDate } from '../structured-data.ts';
import { addresses } from './addresses.ts';
import { fitOf } from './company.ts';

/** The list's cards, apart from the reader of offers: lists are given no more than they need. */
export function readList(page: Page): ListReading {
  const problems: string[] = [];
  const base = baseOf(page);
  const content = query(page.document, 'main') ?? property(page.document, 'body');
  const links = content ? queryAll(content, 'a[href*="/jobs/"]') : [];
  const found = cardsAround(offerAnchors(addresses, links, base, problems));
  return readEach(
    found,
    problems,
    (link) => addressOn(addresses, link, base),
    ({ element, links }, url) => {
      const [link, words] = titleOf(element, links) ?? [];
      const title = fieldText(words, page);
      if (!link || !title) return null;
      // Each offer's own address tells whose it is: a company's page may show others' offers.
      const { organisation, reference, network } = addresses.readAddress(url);
      return {
        element,
        link,
        offer: {
          board: addresses.id,
          url: url.origin + url.pathname,
          reference: `${organisation}/${reference}`,
          title,
          employer: fieldText(companyOf(element, organisation ?? '', title), page),
          datePosted: isoDate(attributeOf(element, 'time[datetime]', 'datetime')),
          network,
        },
      };
    },
  );
}

const HEADING = 'h1, h2, h3, h4, h5, h6, [role="heading"]';

/** No card links to its offer more often. */
const MAXIMUM_LINKS = 10;

/**
 * The link of a card that carries its title, and the title: a heading in a link, a heading
 * beside it, a link's first line, what an empty link is called.
 */
function titleOf(card: Element, links: readonly Element[]): [link: Element, title: string] | null {
  const heading = wordsOf(query(card, HEADING));
  const readers: ((link: Element) => string | null)[] = [
    (link) => wordsOf(query(link, HEADING)),
    (link) => wordsOf(headingAround(link, card)),
    (link) => (wordsOf(link) ? heading : null),
    firstLine,
    (link) => heading ?? attribute(link, 'aria-label'),
  ];
  for (const reader of readers) {
    for (const link of links.slice(0, MAXIMUM_LINKS)) {
      const title = reader(link);
      if (title) return [link, title];
    }
  }
  return null;
}

/** A heading is no further around its link. */
const MAXIMUM_LEVELS = 5;

function headingAround(link: Element, card: Element): Element | null {
  let one = parentOf(link);
  for (let level = 0; one && one !== card && level < MAXIMUM_LEVELS; level += 1) {
    if (matches(one, HEADING)) return one;
    one = parentOf(one);
  }
  return null;
}

/** Elements that begin a line of a card. */
const BEGINS_LINE = /^(?:ARTICLE|BR|DIV|DL|DT|DD|H[1-6]|HR|LI|OL|P|SECTION|TABLE|TR|UL)$/i;

/** A link of a card holds fewer nodes. */
const MAXIMUM_NODES = 300;

function firstLine(link: Element): string | null {
  let line = '';
  let node: Node | null = link;
  for (let seen = 0; node && seen < MAXIMUM_NODES; seen += 1) {
    const isText = property(node, 'nodeType') === TEXT_NODE;
    if (isText) line += property(node, 'nodeValue');
    else if (BEGINS_LINE.test(property(node, 'nodeName')) && line.trim()) break;
    const isElement = property(node, 'nodeType') === ELEMENT_NODE;
    node = nextIn(link, node, !(isElement && isHidden(node as Element)));
  }
  return oneLine(line.slice(0, MAXIMUM_LINE));
}

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/** Longer lines are no title, in UTF-16 units. */
const MAXIMUM_LINE = 1_000;

/** A card's elements that are looked at for its company's name; real ones have 30 to 60. */
const MAXIMUM_ELEMENTS = 300;

/** No company's name is longer, in UTF-16 units. */
const MAXIMUM_COMPANY = 120;

/**
 * A card's company: what its logo is called (seen 2026-02), whatever the slug in its address; else the words
 * that its address is made of ("Colibri Énergie" of "colibri-energie"), wherever the card has them; else
 * what a picture is called and the card says too; else the words of a link to the company's page.
 */
function companyOf(card: Element, organisation: string, title: string): string | null {
  const logo = attributeOf(card, 'img[data-testid^="job-thumb-logo-"]', 'alt');
  if (logo) return logo;
  let best: { text: string; fit: number } | null = null;
  const elements = [...queryAll(card, '*')].slice(0, MAXIMUM_ELEMENTS);
  const alts = new Set<string>();
  const said: string[] = [];
  // What holds other elements is looked at only where no plain words or picture say it.
  const leaves = elements.filter((element) => !property(element, 'firstElementChild'));
  for (const element of [...leaves, ...elements]) {
    if (best && property(element, 'firstElementChild')) break;
    const alt = attribute(element, 'alt');
    const text = alt?.trim() || wordsOf(element);
    if (!text || text.length > MAXIMUM_COMPANY || text === title) continue;
    if (alt) alts.add(text);
    else said.push(text);
    const fit = fitOf(text, organisation);
    if (fit < (best?.fit ?? Number.POSITIVE_INFINITY)) best = { text, fit };
  }
  if (best) return best.text;
  const link = query(card, 'a[href*="/companies/"]:not([href*="/jobs/"])');
  return said.find((text) => alts.has(text)) ?? wordsOf(link);
}
