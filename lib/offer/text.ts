import { attribute, hasAttribute, property, tagOf } from '../dom/dom.ts';
import type { OfferLink, OfferZone, ZoneName } from './offer.ts';

/**
 * The most text kept of one offer, in UTF-16 units. Real offers have 2,000 to 20,000; a page with
 * more than this is hostile or broken, and its start is enough.
 */
export const MAXIMUM_TEXT = 300_000;

/** The most links kept of one offer; real offers hold fewer than 60. */
export const MAXIMUM_LINKS = 2_000;

/** Longer addresses are ignored, in UTF-16 units: neither offers nor the directory have any. */
const MAXIMUM_ADDRESS = 2_000;

/** The most words kept of one link, in UTF-16 units: a broken page may nest links. */
const MAXIMUM_LINK_TEXT = 1_000;

/** The most nodes read for one offer; real ones have 500 to 3,000. */
const MAXIMUM_NODES = 100_000;

// Marked as pure, so that the watcher can import the boards' addresses without their readers.
const LINE_ELEMENTS = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TR UL'.split(
    ' ',
  ),
);

/** Elements whose text is not part of the offer: code, the page's own controls, struck-out text. */
const SILENT_ELEMENTS = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'BUTTON DATALIST DEL IFRAME INPUT NOSCRIPT OBJECT S SCRIPT SELECT STRIKE STYLE SVG TEMPLATE TEXTAREA TITLE'.split(
    ' ',
  ),
);

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/**
 * Invisible characters: soft hyphens, zero-width marks and joiners, and the marks that change the
 * direction of text (Unicode TR 9), which would show another name than the one in the text. Joiners
 * between pictures stay, since they make one picture of several.
 */
export const UNREAD =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\u034f|(?<![\u2190-\u2bff\ud800-\udfff]|\ufe0f)[\u200c\u200d]/g;

/**
 * Letters of "styled text": mathematical, circled, squared and full-width ones, and typographic
 * ligatures (Unicode compatibility characters that stand for letters). Fractions, signs and
 * ellipses are not among them.
 */
export const STYLED =
  /[\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2131\u2133\u2134\u24b6-\u24e9\ufb00-\ufb06\uff01-\uff5e]|\ud835[\udc00-\udfff]|\ud83c[\udd30-\udd49]/g;

/**
 * Characters for which a text has to be looked at more closely: all but composed Latin letters and
 * usual signs. Few texts have any, and code that does not run costs a page nothing.
 */
const UNUSUAL = /[^\0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f-\u205e\u20ac]/;

/**
 * Folds white space, composes accents, makes styled letters plain, removes unread characters, and
 * mends lone surrogates.
 */
export function foldSpaces(text: string): string {
  return (UNUSUAL.test(text) ? plainText(text) : text).replace(/\s+/g, ' ');
}

function plainText(text: string): string {
  return (text.isWellFormed() ? text : text.toWellFormed())
    .replace(UNREAD, '')
    .replace(STYLED, (letter) => letter.normalize('NFKC'))
    .normalize('NFC');
}

/** A text of at most this many UTF-16 units, which never ends within a character. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The most that is kept of one line of an offer or of a record, in UTF-16 units. */
const LONGEST_LINE = 2_000;

/** What is kept of one line; null when there is none. */
export function cutLine(text: string | null | undefined): string | null {
  return text == null ? null : cut(text, LONGEST_LINE);
}

/** One line of text, trimmed; null when nothing is left. */
export function oneLine(text: string | null | undefined): string | null {
  return text ? foldSpaces(text).trim() || null : null;
}

/**
 * Collects the text of an offer by zone, and its links with the place of their words. Texts written
 * to the same zone at different times are joined by a new line.
 */
export class ZoneWriter {
  readonly #zones = new Map<ZoneName, { pieces: string[]; length: number; last: string }>();
  readonly #links: OfferLink[] = [];
  readonly #base: string;
  #room = MAXIMUM_TEXT;
  #nodes = MAXIMUM_NODES;
  /** True when the page has more than is kept. */
  cut = false;

  /** @param base the page's address, against which links are resolved */
  constructor(base: string) {
    this.#base = base;
  }

  /** Counts a node of the page; false when no more may be read. */
  takesNode(): boolean {
    this.#nodes -= 1;
    const takes = this.#room > 0 && this.#nodes >= 0;
    this.cut ||= !takes;
    return takes;
  }

  /** Adds text to a zone; spaces are folded across calls. */
  write(zone: ZoneName, raw: string): void {
    let state = this.#zones.get(zone);
    if (!state) {
      state = { pieces: [], length: 0, last: '\n' };
      this.#zones.set(zone, state);
    }
    // Spaces and marks may be removed from the text; more than twice the room
    // is too much in any case.
    const most = MAXIMUM_TEXT + this.#room;
    this.cut ||= raw.length > most;
    let text = foldSpaces(raw.slice(0, most));
    if ((state.last === ' ' || state.last === '\n') && text.startsWith(' ')) text = text.slice(1);
    if (!text) return;
    if (text.length > this.#room) {
      text = text.slice(0, this.#room).toWellFormed();
      this.cut = true;
      if (!text) return;
    }
    this.#room -= text.length;
    state.pieces.push(text);
    state.length += text.length;
    state.last = text.at(-1) as string;
  }

  /** Ends the current line of a zone, if there is one. */
  endLine(zone: ZoneName): void {
    const state = this.#zones.get(zone);
    if (!state || state.last === '\n') return;
    state.pieces.push('\n');
    state.length += 1;
    state.last = '\n';
  }

  /** The offset of the next text of a zone. */
  position(zone: ZoneName): number {
    return this.#zones.get(zone)?.length ?? 0;
  }

  /** Adds a link; its words are those written to its zone since `start`. */
  link(zone: ZoneName, href: string, start: number): void {
    const address = safeAddress(href, this.#base);
    this.cut ||= href.length > MAXIMUM_ADDRESS;
    if (!address) return;
    if (this.#links.length >= MAXIMUM_LINKS) {
      this.cut = true;
      return;
    }
    this.#links.push({ address, zone, text: '', offset: start, ...{ end: this.position(zone) } });
  }

  /** The zones in the order of their first text, and the links with their words. */
  finish(): { zones: OfferZone[]; links: OfferLink[] } {
    const texts = new Map<ZoneName, string>();
    for (const [name, state] of this.#zones) texts.set(name, state.pieces.join(''));
    const links = this.#links.map((link) => {
      const { end, ...rest } = link as OfferLink & { end: number };
      const raw = texts.get(link.zone)?.slice(link.offset, end) ?? '';
      const words = raw.trimStart();
      const text = words.slice(0, MAXIMUM_LINK_TEXT).toWellFormed().trimEnd();
      return {
        ...rest,
        text,
        offset: text ? link.offset + raw.length - words.length : link.offset,
      };
    });
    const zones: OfferZone[] = [];
    for (const [name, text] of texts) {
      const trimmed = text.trimEnd();
      if (trimmed) zones.push({ name, text: trimmed });
    }
    return { zones, links };
  }
}

/** An absolute http, https or mailto address; null for anything else (javascript:, data:, broken, endless). */
export function safeAddress(href: string, base?: string): string | null {
  if (href.length > MAXIMUM_ADDRESS) return null;
  try {
    const url = new URL(href.trim(), base);
    return /^(https?|mailto):$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** An address without its query and fragment, which may say something of the person. */
export function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

/** Decides for each element how it is read. */
export interface ReadingRules {
  /**
   * The zone that a heading opens for the elements that follow it; the heading itself is left out.
   */
  opens?(element: Element): ZoneName | undefined;
  /** Whether an element is left out. */
  leavesOut?(element: Element): boolean;
  /** Whether an element is read although it is hidden (a board's clamped texts). */
  readHidden?(element: Element): boolean;
  /** Reading begins after this element of the root: all before it is left out. */
  after?: Element;
}

/**
 * Writes an element's text into zones, in reading order. It is iterative, so that a page nested
 * 100,000 deep is safe, and it ends when the writer takes no more nodes. Hidden elements are left
 * out, except those that the rules name.
 */
export function readText(
  root: Element,
  zone: ZoneName,
  writer: ZoneWriter,
  rules: ReadingRules = {},
): void {
  let current = zone;
  let isSilent = rules.after !== undefined;
  const around = rules.after && nodesAround(rules.after);
  const openLinks: { element: Element; zone: ZoneName; start: number }[] = [];
  let node: Node | null = root;
  while (node) {
    let descend = false;
    const type = property(node, 'nodeType');
    if (isSilent) {
      descend = node !== rules.after && around?.has(node) === true;
      isSilent = node !== rules.after;
    } else if (!writer.takesNode()) {
      writer.endLine(current);
      return;
    } else if (type === TEXT_NODE) {
      writer.write(current, property(node, 'nodeValue') ?? '');
    } else if (type === ELEMENT_NODE) {
      const element = node as Element;
      const tag = tagOf(element);
      const opened = rules.opens?.(element);
      if (opened) {
        writer.endLine(current);
        current = opened;
      } else if (!isLeftOut(element, tag, rules, root)) {
        if (endsLine(tag)) writer.endLine(current);
        else if (tag === 'TD' || tag === 'TH') writer.write(current, ' ');
        if (tag === 'A' && hasAttribute(element, 'href')) {
          openLinks.push({ element, zone: current, start: writer.position(current) });
        }
        descend = true;
      }
    }
    const next: Node | null = descend ? property(node, 'firstChild') : null;
    if (next) {
      node = next;
      continue;
    }
    // Leave this node, and every parent of which it is the last child.
    while (node) {
      if (property(node, 'nodeType') === ELEMENT_NODE) {
        const element = node as Element;
        if (openLinks.at(-1)?.element === element) {
          const open = openLinks.pop();
          if (open) writer.link(open.zone, attribute(element, 'href') ?? '', open.start);
        }
        if (endsLine(tagOf(element))) writer.endLine(current);
      }
      if (node === root) {
        writer.endLine(current);
        return;
      }
      const sibling: Node | null = property(node, 'nextSibling');
      if (sibling) {
        node = sibling;
        break;
      }
      node = property(node, 'parentNode');
    }
  }
}

/** A node and all its ancestors. */
function nodesAround(start: Node): ReadonlySet<Node> {
  const nodes = new Set<Node>();
  for (let one: Node | null = start; one; one = property(one, 'parentNode')) nodes.add(one);
  return nodes;
}

/** Custom elements may be shown as blocks: words of two of them are never joined. */
function endsLine(tag: string): boolean {
  return LINE_ELEMENTS.has(tag) || tag.includes('-');
}

function isLeftOut(element: Element, tag: string, rules: ReadingRules, root: Element): boolean {
  if (SILENT_ELEMENTS.has(tag) || rules.leavesOut?.(element)) return true;
  // A notice hides the whole page behind it from screen readers while it is open.
  const isUnsaid = element !== root && attribute(element, 'aria-hidden') === 'true';
  return (isUnsaid || isHidden(element)) && !rules.readHidden?.(element);
}

/**
 * Styles that hide words or strike them out. Elements that become opaque after an animation, and
 * letters that show their background, do count as visible.
 */
const UNSEEN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|text-indent\s*:\s*-\d{3}|(?:left|top|right)\s*:\s*-\d{4}|clip\s*:\s*rect\s*\(\s*0|text-decoration(?:-line)?\s*:[^;]*line-through)/i;
const TRANSPARENT =
  /(?:^|;)\s*opacity\s*:\s*(?:0|0?\.0+)%?\s*(?:$|[;!])|(?:^|;)\s*color\s*:\s*transparent/i;
const IS_SEEN_YET = /trans(?:form|ition)|animation|will-change|background/i;

/** Longer styles are cut, in UTF-16 units. */
const MAXIMUM_STYLE = 2_000;

/** Whether an element's own attributes hide its content or strike it out. */
export function isHidden(element: Element): boolean {
  if (hasAttribute(element, 'hidden')) return true;
  const style = attribute(element, 'style')?.slice(0, MAXIMUM_STYLE);
  if (!style) return false;
  return UNSEEN.test(style) || (TRANSPARENT.test(style) && !IS_SEEN_YET.test(style));
}
