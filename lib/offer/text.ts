import type { OfferLink, OfferZone, ZoneName } from './offer.ts';

/**
 * The most text kept of one offer, in UTF-16 units. Real offers hold 2,000 to 20,000;
 * beyond this a page is hostile or broken, and its start says what it is.
 */
export const MAXIMUM_TEXT = 300_000;

/** The most links kept of one offer; real offers hold fewer than 60. */
export const MAXIMUM_LINKS = 2_000;

// Marked as pure: the watcher takes the boards' addresses without their readers.
const LINE_ELEMENTS = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TR UL'.split(
    ' ',
  ),
);

/** Elements whose text is not the offer's: code, and the page's own controls. */
const SILENT_ELEMENTS = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'BUTTON IFRAME INPUT NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE'.split(
    ' ',
  ),
);

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/**
 * What stands in a text without being read: soft hyphens, zero-width marks, and the marks that turn
 * the direction of what follows (Unicode TR 9), which would show another name than the one that is there.
 */
const UNREAD = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/g;

/** Folds white space, composes accents, drops what is not read, and mends lone surrogates. */
export function foldSpaces(text: string): string {
  return (text.isWellFormed() ? text : text.toWellFormed())
    .replace(UNREAD, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ');
}

/** One line of text, trimmed; null when nothing is left. */
export function oneLine(text: string | null | undefined): string | null {
  return text ? foldSpaces(text).trim() || null : null;
}

/**
 * Gathers the text of an offer zone by zone, and its links with the place of their
 * words. Text written twice to the same zone is joined by a new line.
 */
export class ZoneWriter {
  readonly #zones = new Map<ZoneName, { pieces: string[]; length: number; last: string }>();
  readonly #links: OfferLink[] = [];
  readonly #base: string;
  #room = MAXIMUM_TEXT;
  /** True when the page held more than is kept. */
  cut = false;

  /** @param base the page's address, against which links are resolved */
  constructor(base: string) {
    this.#base = base;
  }

  /** Adds text to a zone; spaces are folded across calls. */
  write(zone: ZoneName, raw: string): void {
    let state = this.#zones.get(zone);
    if (!state) {
      state = { pieces: [], length: 0, last: '\n' };
      this.#zones.set(zone, state);
    }
    let text = foldSpaces(raw);
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

  /** Ends the zone's present line, when it has one. */
  endLine(zone: ZoneName): void {
    const state = this.#zones.get(zone);
    if (!state || state.last === '\n') return;
    state.pieces.push('\n');
    state.length += 1;
    state.last = '\n';
  }

  /** Where the next text of a zone will stand. */
  position(zone: ZoneName): number {
    return this.#zones.get(zone)?.length ?? 0;
  }

  /** Adds a link whose words are those written to its zone since `start`. */
  link(zone: ZoneName, href: string, start: number): void {
    const address = safeAddress(href, this.#base);
    if (!address) return;
    if (this.#links.length >= MAXIMUM_LINKS) {
      this.cut = true;
      return;
    }
    this.#links.push({ address, zone, text: '', offset: start, ...{ end: this.position(zone) } });
  }

  /** The zones in order of first writing, and the links with their words. */
  finish(): { zones: OfferZone[]; links: OfferLink[] } {
    const texts = new Map<ZoneName, string>();
    for (const [name, state] of this.#zones) texts.set(name, state.pieces.join(''));
    const links = this.#links.map((link) => {
      const { end, ...rest } = link as OfferLink & { end: number };
      const raw = texts.get(link.zone)?.slice(link.offset, end) ?? '';
      const text = raw.trim();
      return { ...rest, text, offset: link.offset + raw.indexOf(text) };
    });
    const zones: OfferZone[] = [];
    for (const [name, text] of texts) {
      const trimmed = text.trimEnd();
      if (trimmed) zones.push({ name, text: trimmed });
    }
    return { zones, links };
  }
}

/** An absolute http, https or mailto address; null for anything else (javascript:, data:, broken). */
export function safeAddress(href: string, base?: string): string | null {
  try {
    const url = new URL(href.trim(), base);
    return /^(https?|mailto):$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Decides, element by element, what becomes of a page's text. */
export interface ReadingRules {
  /** The zone that a heading opens for what follows it; the heading itself is left out. */
  opens?(element: Element): ZoneName | undefined;
  /** Elements that are no part of what is read. */
  leavesOut?(element: Element): boolean;
  /** Elements that are read although they are hidden (a board's clamped texts). */
  readHidden?(element: Element): boolean;
  /** Reading begins behind this element: neither it nor what stands before it is read. */
  after?: Element;
}

/**
 * Writes an element's text into zones, in reading order. Iterative, so that a page
 * nested 100,000 deep is as safe as any other. Hidden elements are left out, except
 * those the rules name.
 */
export function readText(
  root: Element,
  zone: ZoneName,
  writer: ZoneWriter,
  rules: ReadingRules = {},
): void {
  let current = zone;
  let isSilent = rules.after !== undefined;
  const openLinks: { element: Element; zone: ZoneName; start: number }[] = [];
  let node: Node | null = root;
  while (node) {
    let descend = false;
    if (isSilent) {
      descend = node !== rules.after && node.contains(rules.after ?? null);
      isSilent = node !== rules.after;
    } else if (node.nodeType === TEXT_NODE) {
      writer.write(current, node.nodeValue ?? '');
    } else if (node.nodeType === ELEMENT_NODE) {
      const element = node as Element;
      const tag = element.tagName.toUpperCase();
      const opened = rules.opens?.(element);
      if (opened) {
        writer.endLine(current);
        current = opened;
      } else if (!isLeftOut(element, tag, rules)) {
        if (endsLine(tag)) writer.endLine(current);
        else if (tag === 'TD' || tag === 'TH') writer.write(current, ' ');
        if (tag === 'A' && element.hasAttribute('href')) {
          openLinks.push({ element, zone: current, start: writer.position(current) });
        }
        descend = true;
      }
    }
    const next: Node | null = descend ? node.firstChild : null;
    if (next) {
      node = next;
      continue;
    }
    // Leave this node, and every parent that ends with it.
    while (node) {
      if (node.nodeType === ELEMENT_NODE) {
        const element = node as Element;
        if (openLinks.at(-1)?.element === element) {
          const open = openLinks.pop();
          if (open) writer.link(open.zone, element.getAttribute('href') ?? '', open.start);
        }
        if (endsLine(element.tagName.toUpperCase())) writer.endLine(current);
      }
      if (node === root) {
        writer.endLine(current);
        return;
      }
      if (node.nextSibling) {
        node = node.nextSibling;
        break;
      }
      node = node.parentNode;
    }
  }
}

/** Nobody knows how a custom element is shown: words of two of them are not one word. */
function endsLine(tag: string): boolean {
  return LINE_ELEMENTS.has(tag) || tag.includes('-');
}

function isLeftOut(element: Element, tag: string, rules: ReadingRules): boolean {
  if (SILENT_ELEMENTS.has(tag) || rules.leavesOut?.(element)) return true;
  return isHidden(element) && !rules.readHidden?.(element);
}

/** Whether an element's own attributes hide it and what it holds. */
export function isHidden(element: Element): boolean {
  return (
    element.hasAttribute('hidden') ||
    /display\s*:\s*none/i.test(element.getAttribute('style') ?? '')
  );
}
