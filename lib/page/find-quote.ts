import { matches, property } from '../dom/dom.ts';
import { STYLED } from '../offer/text.ts';

/** Words of an offer, and the text around them, since the same words may occur more than once. */
export interface QuotedPassage {
  before: string;
  quote: string;
  after: string;
}

/** How much text around a quote tells its occurrences apart, in UTF-16 units. */
const CONTEXT = 60;

/** Longer than any offer: pages are searched up to here, in UTF-16 units. */
const MAXIMUM_LENGTH = 2_000_000;

/** Elements whose text is hidden, struck out, or part of the page's own controls. */
const SILENT =
  'script, style, noscript, template, textarea, select, title, button, svg, s, strike, del';

/** The words at an offset of a zone's text, and the text around them. */
export function passageAt(text: string, quote: string, offset: number): QuotedPassage {
  return {
    before: text.slice(Math.max(0, offset - CONTEXT), offset),
    quote,
    after: text.slice(offset + quote.length, offset + quote.length + CONTEXT),
  };
}

/**
 * Finds a passage in an element's text, whatever the spaces, accents, case, invisible marks and
 * elements in between. Looks for it with the text around it, then with less and less of that, in
 * the end for the whole words alone.
 */
export function findQuote(root: Element, passage: QuotedPassage): Range | null {
  const page = foldPage(root);
  const quote = fold(passage.quote);
  if (!quote) return null;
  const before = fold(passage.before);
  const after = fold(passage.after);
  for (const length of [CONTEXT, 20, 8]) {
    const start = before.slice(-length);
    const end = after.slice(0, length);
    if (!start && !end) break;
    const found = page.text.indexOf(start + quote + end);
    if (found >= 0) return rangeOf(page, found + start.length, quote.length);
  }
  for (let found = page.text.indexOf(quote); found >= 0; ) {
    const range = rangeOf(page, found, quote.length);
    if (range && isWhole(page, found, quote.length)) return range;
    found = page.text.indexOf(quote, found + 1);
  }
  return null;
}

/** An element's text without spaces and accents; each unit knows its place in the page. */
interface FoldedPage {
  text: string;
  nodes: Text[];
  /** For each unit of the text: the index of its node in `nodes`, and its offset there. */
  nodeOf: number[];
  offsetOf: number[];
}

function foldPage(root: Element): FoldedPage {
  const page: FoldedPage = { text: '', nodes: [], nodeOf: [], offsetOf: [] };
  const pieces: string[] = [];
  const walker = property(root.ownerDocument, 'createTreeWalker').call(
    root.ownerDocument,
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => {
      if (property(node, 'nodeType') === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      return matches(node as Element, SILENT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    },
  );
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const index = page.nodes.push(node) - 1;
    const { data } = node;
    if (page.nodeOf.length + data.length > MAXIMUM_LENGTH) break;
    let offset = -1;
    for (const character of data) {
      offset += 1;
      const start = offset;
      offset += character.length - 1;
      const folded = foldCharacter(character);
      if (!folded) continue;
      pieces.push(folded);
      for (let unit = 0; unit < folded.length; unit += 1) {
        page.nodeOf.push(index);
        page.offsetOf.push(start);
      }
    }
  }
  page.text = pieces.join('');
  return page;
}

/** Characters that lib/offer/text.ts leaves out, and all joiners. */
const IGNORED =
  /[\s\p{M}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** Styled letters become plain ones, as in the offer's text. */
function foldCharacter(character: string): string {
  // Most text is ASCII, which needs no decomposition.
  if (character > ' ' && character < '\x7f') return character.toLowerCase();
  const plain = character.replace(STYLED, (letter) => letter.normalize('NFKC'));
  return plain.normalize('NFD').replace(IGNORED, '').toLowerCase();
}

/** Character by character, exactly as the page's text is folded. */
function fold(text: string): string {
  return Array.from(text, foldCharacter).join('');
}

function rangeOf(page: FoldedPage, start: number, length: number): Range | null {
  const end = start + length - 1;
  const first = page.nodes[page.nodeOf[start] ?? -1];
  const last = page.nodes[page.nodeOf[end] ?? -1];
  if (!first || !last) return null;
  const range = first.ownerDocument.createRange();
  range.setStart(first, page.offsetOf[start] ?? 0);
  const place = page.offsetOf[end] ?? 0;
  const isPair = (last.data.codePointAt(place) ?? 0) > 0xffff;
  range.setEnd(last, place + (isPair ? 2 : 1));
  return range;
}

const WORD = /[\p{L}\p{N}]/u;

/** Not inside a longer word: "Pix" in "pixels". */
function isWhole(page: FoldedPage, start: number, length: number): boolean {
  const end = start + length - 1;
  return !touches(page, start, -1) && !touches(page, end, 1);
}

function touches(page: FoldedPage, unit: number, step: -1 | 1): boolean {
  const node = page.nodes[page.nodeOf[unit] ?? -1];
  const neighbour = node?.data[(page.offsetOf[unit] ?? 0) + step];
  return neighbour !== undefined && WORD.test(neighbour);
}
