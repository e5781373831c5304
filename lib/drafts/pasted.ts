import { attribute, property, tagOf } from '../dom/dom.ts';
import { foldSpaces, isHidden, safeAddress } from '../offer/text.ts';
import { isBold, type Line, textOfLines } from './markdown-lines.ts';
import { markdownLink } from './markdown-link.ts';

/*
 * What people paste: HTML of the boards' pages, of Word, of Google Docs, of a mail. The document is
 * parsed and never shown, so nothing in it runs. Written here rather than taken from a library that
 * turns HTML into Markdown: those escape signs that people then see in their text, and know neither
 * Word's lists nor Google's bold that is not bold.
 */

/** Elements whose text people do not read. */
const SILENT = new Set(
  'BUTTON DATALIST HEAD IFRAME INPUT LINK META NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE'.split(
    ' ',
  ),
);

/** Elements around which there is an empty line. */
const PARAGRAPHS = new Set('P UL OL DL BLOCKQUOTE PRE TABLE SECTION ARTICLE FIGURE HR'.split(' '));

/** Elements that are lines of their own. */
const LINES = new Set(
  'DIV BR TR DT DD ADDRESS ASIDE DETAILS FIELDSET FIGCAPTION FOOTER FORM HEADER MAIN NAV SUMMARY BODY'.split(
    ' ',
  ),
);

const HEADING = /^H[1-6]$/;

/** Word's own style of a list's paragraph: "mso-list:l0 level2 lfo1" (seen 2026). */
const WORD_ITEM = /mso-list\s*:\s*l\d+\s+level(\d)/i;
/** The sign that Word writes before an item: not its text. */
const WORD_SIGN = /mso-list\s*:\s*ignore/i;
/** "1.", "a)": then the list is numbered. */
const NUMBER = /^\s*(?:\d+|[a-z])[.)]/i;

/** Deeper elements are read as plain text; real documents are 30 deep. */
const DEEPEST = 300;

/** More nodes than any offer has: what comes after is left out. */
const MAXIMUM_NODES = 100_000;

/** Reads a pasted document as Markdown: headings, lists, links and bold are kept. */
export function markdownOf(document: Document): string {
  const writer = new MarkdownWriter();
  const body = property(document, 'body');
  if (body) writer.read(body);
  return writer.text();
}

class MarkdownWriter {
  readonly #lines: Line[] = [];
  #words = '';
  /** What the line under way begins with, and how many lists it stands in. */
  #sign = '';
  #level = 0;
  #isApart = true;
  #nodes = MAXIMUM_NODES;
  /** The open lists, outermost first: the number of their next item, or null. */
  readonly #lists: (number | null)[] = [];

  /** Reads an element and all that it holds. */
  read(element: Element): void {
    this.#children(element, 0);
    this.#endLine();
  }

  /** All that was read. */
  text(): string {
    return textOfLines(this.#lines);
  }

  #children(element: Element, depth: number): void {
    for (
      let node: Node | null = property(element, 'firstChild');
      node;
      node = property(node, 'nextSibling')
    ) {
      this.#nodes -= 1;
      if (this.#nodes < 0) return;
      const type = property(node, 'nodeType');
      if (type === 3) this.#write(property(node, 'nodeValue') ?? '');
      else if (type === 1) this.#element(node as Element, depth + 1);
    }
  }

  #element(element: Element, depth: number): void {
    const tag = tagOf(element);
    const style = attribute(element, 'style')?.slice(0, 2_000) ?? '';
    if (SILENT.has(tag) || WORD_SIGN.test(style) || isHidden(element)) return;
    if (depth > DEEPEST) {
      this.#write(property(element, 'textContent') ?? '');
      return;
    }
    const wordLevel = WORD_ITEM.exec(style)?.[1];
    if (tag === 'BR') this.#endLine();
    else if (HEADING.test(tag)) this.#block(element, depth, tag <= 'H2' ? '## ' : '### ');
    else if (tag === 'UL' || tag === 'OL') this.#list(element, tag === 'OL', depth);
    else if (tag === 'LI') this.#item(element, depth);
    else if (wordLevel) {
      const sign = NUMBER.test(property(element, 'textContent') ?? '') ? '1. ' : '- ';
      this.#block(element, depth, sign, Number(wordLevel));
    } else if (tag === 'A') this.#link(element, depth);
    else if (isBold(tag, style)) this.#bold(element, depth);
    else if (tag === 'TD' || tag === 'TH') {
      this.#write(' ');
      this.#children(element, depth);
    } else if (PARAGRAPHS.has(tag)) this.#block(element, depth);
    else if (LINES.has(tag)) {
      this.#endLine();
      this.#children(element, depth);
      this.#endLine();
    } else this.#children(element, depth);
  }

  /** A paragraph, heading or item: lines of its own. */
  #block(element: Element, depth: number, sign = '', level = 0): void {
    this.#endLine();
    // A paragraph in an item is the item's own line.
    const isInItem = (this.#sign !== '' || this.#level > 0) && sign === '';
    if (!isInItem) {
      this.#isApart = true;
      this.#begin(sign, level);
    }
    this.#children(element, depth);
    this.#endLine();
    if (sign !== '') this.#begin('', 0);
    if (!isInItem) this.#isApart = true;
  }

  /** What the next line begins with. */
  #begin(sign: string, level: number): void {
    this.#sign = sign;
    this.#level = level;
  }

  #list(element: Element, isNumbered: boolean, depth: number): void {
    this.#endLine();
    this.#lists.push(isNumbered ? 1 : null);
    this.#children(element, depth);
    this.#endLine();
    this.#lists.pop();
    // What follows goes on with the item around the list, where there is one.
    this.#begin('', this.#lists.length);
    this.#isApart = true;
  }

  #item(element: Element, depth: number): void {
    this.#endLine();
    const number = this.#lists.at(-1) ?? null;
    this.#begin(number === null ? '- ' : `${number}. `, Math.max(1, this.#lists.length));
    if (number !== null) this.#lists[this.#lists.length - 1] = number + 1;
    this.#children(element, depth);
    this.#endLine();
    this.#begin('', 0);
  }

  #link(element: Element, depth: number): void {
    const address = targetOf(attribute(element, 'href') ?? '');
    const words = this.#inner(element, depth);
    const shown = words.trim();
    if (!address || !shown) {
      this.#words += words;
      return;
    }
    const space = /^\s/.test(words) ? ' ' : '';
    this.#write(`${space}${markdownLink(shown.replaceAll('**', ''), address)}`);
    if (/\s$/.test(words)) this.#write(' ');
  }

  #bold(element: Element, depth: number): void {
    const words = this.#inner(element, depth);
    const shown = words.trim();
    if (!shown || shown.includes('**') || this.#sign.startsWith('#')) {
      this.#words += words;
      return;
    }
    this.#write(`${/^\s/.test(words) ? ' ' : ''}**${shown}**`);
    if (/\s$/.test(words)) this.#write(' ');
  }

  /**
   * The words of an element, taken out of the line that is being written. Where lines end inside the
   * element, they are kept as they are, and the words are those of its last line.
   */
  #inner(element: Element, depth: number): string {
    const before = this.#words;
    const lines = this.#lines.length;
    this.#words = '';
    this.#children(element, depth);
    const words = this.#words;
    if (this.#lines.length > lines) {
      const first = this.#lines[lines];
      if (first) first.words = `${before}${first.words}`.trim();
      this.#words = '';
    } else this.#words = before;
    return words;
  }

  #write(raw: string): void {
    const text = foldSpaces(raw);
    this.#words += /(?:^|\s)$/.test(this.#words) ? text.replace(/^ /, '') : text;
  }

  #endLine(): void {
    const words = this.#words.trim();
    this.#words = '';
    if (!words) return;
    this.#lines.push({ sign: this.#sign, level: this.#level, words, isApart: this.#isApart });
    this.#isApart = false;
    // What follows in the same item is a line under it.
    this.#sign = '';
  }
}

/** Where a link leads, without the detour that Google's documents and mails make; null for nowhere. */
function targetOf(href: string): string | null {
  const address = safeAddress(href);
  const url = address === null ? null : URL.parse(address);
  if (url && /^(?:www\.)?google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url') {
    return safeAddress(url.searchParams.get('q') ?? url.searchParams.get('url') ?? '') ?? address;
  }
  return address;
}
