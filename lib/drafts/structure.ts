import { readOfferPage } from '../boards/index.ts';
import { readWholePage } from '../boards/whole-page.ts';
import { attribute, closest, nextIn, parentOf, property, tagOf } from '../dom/dom.ts';
import type { Offer } from '../offer/offer.ts';
import { isHidden } from '../offer/text.ts';
import { isBold, type Line } from './markdown-lines.ts';

/*
 * Readers of offers keep words and links, and no lists, headings or bold: no rule needs them. A draft
 * does: so the page is read once more, from a copy with signs beside the words of each item, heading and
 * bold. They come through in the offer's text, where they become Markdown. The signs are characters that
 * no text holds (Unicode's noncharacters, U+FDD0 to U+FDD5).
 */

/** Before an item's first words, once for each list around it: in a list with signs, or with numbers. */
const ITEM = '\ufdd0';
const NUMBERED = '\ufdd1';
/** Before an item's further words, as often. */
const CONTINUED = '\ufdd2';
/** After a heading's words, twice below the second level. Before them, readers would not know the heading. */
const HEADING = '\ufdd3';
/** Around bold words. */
const BOLD = '\ufdd4';
const BOLD_END = '\ufdd5';

const SIGNS = /[\ufdd0-\ufdd5]/g;
const LIST_SIGNS = /^[\ufdd0-\ufdd2]*/;

/** A longer page is not read again, in UTF-16 units; real ones have 100,000 to 700,000. */
const LONGEST_PAGE = 5_000_000;

/** More nodes than an offer's page has: what comes after is left without signs. */
const MAXIMUM_NODES = 100_000;

/** No list stands in so many others. */
const DEEPEST_LIST = 9;

/**
 * An offer read again from its page's HTML, with signs in its text; null when it cannot be read there.
 *
 * @param offer as the page's own script read it
 */
export function readWithStructure(
  offer: Offer,
  html: string,
  parseHtml: (html: string) => Document,
): Offer | null {
  if (html.length > LONGEST_PAGE) return null;
  const parse = (source: string) => withSigns(parseHtml(source));
  return readOfferPage({
    url: new URL(offer.url),
    document: parse(html),
    parseHtml: parse,
    ...(offer.isWholePage && { readWholePage }),
  }).offer;
}

/** A text without signs. */
export function withoutSigns(text: string): string {
  return text.replace(SIGNS, '');
}

/** The signs at a text's beginning and at its end, and what is between them. */
export function signsAround(text: string): [before: string, between: string, after: string] {
  let start = 0;
  while (isSign(text.charAt(start))) start += 1;
  let end = text.length;
  while (end > start && isSign(text.charAt(end - 1))) end -= 1;
  return [text.slice(0, start), withoutSigns(text.slice(start, end)), text.slice(end)];
}

function isSign(letter: string): boolean {
  return letter >= ITEM && letter <= BOLD_END;
}

/**
 * Lines with signs as Markdown's.
 *
 * @param mayBegin whether a heading may stand there: any other is a bold line
 */
export function linesOf(lines: readonly string[], mayBegin: (heading: string) => boolean): Line[] {
  /** How many items the open lists have, outermost first. */
  let counts: number[] = [];
  return lines.map((line) => {
    const level = LIST_SIGNS.exec(line)?.[0].length ?? 0;
    if (line.startsWith(ITEM) || line.startsWith(NUMBERED)) {
      const number = (counts[level - 1] ?? 0) + 1;
      counts = [...Array.from({ length: level - 1 }, (_, index) => counts[index] ?? 0), number];
      const sign = line.startsWith(NUMBERED) ? `${number}. ` : '- ';
      return { sign, level, words: withBold(line), isApart: false };
    }
    if (level === 0) counts = [];
    if (!line.includes(HEADING)) return { sign: '', level, words: withBold(line), isApart: true };
    const words = withoutSigns(line).trim();
    if (!mayBegin(words)) return { sign: '', level, words: `**${words}**`, isApart: true };
    return { sign: line.includes(HEADING + HEADING) ? '### ' : '## ', level, words, isApart: true };
  });
}

/** Bold in Markdown; what is bold across lines is not. */
function withBold(line: string): string {
  return withoutSigns(
    line
      .replaceAll(new RegExp(`${BOLD_END}(\\s*)${BOLD}`, 'g'), '$1')
      .replaceAll(
        new RegExp(`${BOLD}([^${BOLD}${BOLD_END}*]+)${BOLD_END}`, 'g'),
        (_, words: string) => `**${words}**`,
      ),
  ).trim();
}

/** The document, with signs beside its words; nothing of it is ever shown. */
function withSigns(document: Document): Document {
  const body = property(document, 'body');
  const begun = new Set<Element>();
  let node: Node | null = body;
  for (let seen = 0; node && seen < MAXIMUM_NODES; seen += 1) {
    const isElement = property(node, 'nodeType') === ELEMENT_NODE;
    const isSilent = isElement && isPassedOver(node as Element);
    const next: Node | null = nextIn(body, node, !isSilent);
    const text = property(node, 'nodeValue') ?? '';
    if (property(node, 'nodeType') === TEXT_NODE && text.trim()) {
      const around = parentOf(node);
      const words = text.trim();
      // The spaces around them stay: they part words from their neighbours.
      const start = text.indexOf(words);
      const before = text.slice(0, start);
      const after = text.slice(start + words.length);
      if (around) node.nodeValue = before + signed(words, around, begun) + after;
    }
    node = next;
  }
  return document;
}

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/** What holds data and no words: a sign would break it. */
const SILENT = /^(?:NOSCRIPT|SCRIPT|STYLE|TEMPLATE|TEXTAREA)$/;

/** Hidden words are no item's first ones; elsewhere a board may hide the rest of a long text until asked. */
function isPassedOver(element: Element): boolean {
  return SILENT.test(tagOf(element)) || (isHidden(element) && closest(element, 'li') !== null);
}

/** Words with the signs of the elements around them. */
function signed(words: string, around: Element, begun: Set<Element>): string {
  const heading = closest(around, 'h1, h2, h3, h4, h5, h6');
  const item = closest(around, 'li');
  if (heading && !item) return words + (tagOf(heading) <= 'H2' ? HEADING : HEADING + HEADING);
  const bold = closest(around, 'b, strong, [style*="font-weight"]');
  const style = bold && (attribute(bold, 'style')?.slice(0, 2_000) ?? '');
  const isStrong = bold !== null && isBold(tagOf(bold), style ?? '');
  const shown = isStrong ? BOLD + words + BOLD_END : words;
  if (!item) return shown;
  const list = closest(item, 'ul, ol');
  const first = list && tagOf(list) === 'OL' ? NUMBERED : ITEM;
  const sign = begun.has(item) ? CONTINUED : first;
  begun.add(item);
  return sign.repeat(levelOf(item)) + shown;
}

/** How many lists stand around an item: one at least. */
function levelOf(item: Element): number {
  let level = 0;
  let list = closest(item, 'ul, ol');
  while (list && level < DEEPEST_LIST) {
    level += 1;
    const around = parentOf(list);
    list = around && closest(around, 'ul, ol');
  }
  return Math.max(1, level);
}
