/** Words of an offer, with what stands around them: the same words may come back elsewhere. */
export interface QuotedPassage {
  before: string;
  quote: string;
  after: string;
}

/** How much of the text around a quote tells one occurrence from another, in UTF-16 units. */
const CONTEXT = 60;

/** Longer pages than any offer: beyond this they are not searched. */
const MAXIMUM_LENGTH = 2_000_000;

/** Elements whose text no reader sees, or that are the page's own controls. */
const SILENT = 'script, style, noscript, template, textarea, select, title, button, svg';

/** The words at an offset of a zone's text, with their surroundings. */
export function passageAt(text: string, quote: string, offset: number): QuotedPassage {
  return {
    before: text.slice(Math.max(0, offset - CONTEXT), offset),
    quote,
    after: text.slice(offset + quote.length, offset + quote.length + CONTEXT),
  };
}

/**
 * Finds a passage in an element's text: spaces, accents' spelling, case and invisible marks play
 * no part, nor do the elements that cut the words. With its surroundings first, then with less
 * and less of them, at last the words alone, whole.
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

/** An element's text without spaces and accents; each unit knows where it stands. */
interface FoldedPage {
  text: string;
  nodes: Text[];
  /** For each unit of the text: the place of its node in `nodes`, and its offset there. */
  nodeOf: number[];
  offsetOf: number[];
}

function foldPage(root: Element): FoldedPage {
  const page: FoldedPage = { text: '', nodes: [], nodeOf: [], offsetOf: [] };
  const pieces: string[] = [];
  // 4: text nodes only.
  const walker = root.ownerDocument.createTreeWalker(root, 4);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.parentElement?.closest(SILENT)) continue;
    const index = page.nodes.push(node) - 1;
    const { data } = node;
    if (page.nodeOf.length + data.length > MAXIMUM_LENGTH) break;
    for (let offset = 0; offset < data.length; offset += 1) {
      const folded = foldUnit(data[offset] as string);
      if (!folded) continue;
      pieces.push(folded);
      for (let unit = 0; unit < folded.length; unit += 1) {
        page.nodeOf.push(index);
        page.offsetOf.push(offset);
      }
    }
  }
  page.text = pieces.join('');
  return page;
}

/** What the text of an offer leaves out (lib/offer/text.ts), too. */
const IGNORED = /[\s\p{M}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

function foldUnit(unit: string): string {
  // Most text is ASCII, where nothing needs to be decomposed.
  if (unit > ' ' && unit < '\x7f') return unit.toLowerCase();
  return unit.normalize('NFD').replace(IGNORED, '').toLowerCase();
}

/** Unit by unit, as the page is folded, so that both agree on every character. */
function fold(text: string): string {
  let folded = '';
  for (let offset = 0; offset < text.length; offset += 1)
    folded += foldUnit(text[offset] as string);
  return folded;
}

function rangeOf(page: FoldedPage, start: number, length: number): Range | null {
  const end = start + length - 1;
  const first = page.nodes[page.nodeOf[start] ?? -1];
  const last = page.nodes[page.nodeOf[end] ?? -1];
  if (!first || !last) return null;
  const range = first.ownerDocument.createRange();
  range.setStart(first, page.offsetOf[start] ?? 0);
  range.setEnd(last, (page.offsetOf[end] ?? 0) + 1);
  return range;
}

const WORD = /[\p{L}\p{N}]/u;

/** Not the middle of longer words: "Pix" in "pixels". */
function isWhole(page: FoldedPage, start: number, length: number): boolean {
  const end = start + length - 1;
  return !touches(page, start, -1) && !touches(page, end, 1);
}

function touches(page: FoldedPage, unit: number, step: -1 | 1): boolean {
  const node = page.nodes[page.nodeOf[unit] ?? -1];
  const neighbour = node?.data[(page.offsetOf[unit] ?? 0) + step];
  return neighbour !== undefined && WORD.test(neighbour);
}
