import { DOMParser } from 'linkedom';
import type { Page } from '../../lib/boards/board.ts';

/** Parses HTML outside a browser, for the command line and tests. */
export function parseHtml(html: string): Document {
  const mended = asBrowsersParse(html);
  // linkedom needs the outer elements that browsers supply by themselves.
  const start = mended.slice(0, 5_000);
  const body = /<(?:body|head)\b/i.test(start) ? mended : `<body>${mended}</body>`;
  const source = /<html\b/i.test(start) ? body : `<html>${body}</html>`;
  return new DOMParser().parseFromString(source, 'text/html') as unknown as Document;
}

/** A page as the boards' adapters take it. */
export function pageOf(url: string, html: string): Page {
  return { url: new URL(url), document: parseHtml(html), parseHtml };
}

/** Elements without an end. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** Elements deeper than this become neighbours, as in browsers (Chromium: 512 levels, seen 2026-11). */
const DEEPEST = 512;

/** No page has so long a list of classes, in UTF-16 units. */
const MAXIMUM_CLASSES = 10_000;

/** What holds no tags: comments, scripts and styles, to the page's end where they have none. */
const TAGLESS = /<!--(?:[\s\S]*?-->|[\s\S]*)|<(script|style|textarea)\b(?:[\s\S]*?<\/\1|[\s\S]*)/
  .source;
const TAG = /<(\/?)([a-z][^\s/>]*)((?:[^<>"']+|"[^"]*"|'[^']*')*)/.source;
const TAGS = new RegExp(`${TAGLESS}|${TAG}`, 'gi');

/**
 * Markup of which the parser makes what browsers make of it: attributes' names in any case, a bounded depth, and
 * no endless lists of classes, at which linkedom gives up.
 */
function asBrowsersParse(html: string): string {
  let depth = 0;
  /** The element that is open beyond the depth. */
  let beyond: string | null = null;
  const end = () => {
    const tag = beyond === null ? '' : `</${beyond}>`;
    beyond = null;
    return tag;
  };
  return html.replace(
    TAGS,
    (tag: string, _: string, slash: string, name: string | undefined, rest: string) => {
      if (name === undefined) return tag;
      const attributes = /[A-Z]/.test(rest) || rest.length > MAXIMUM_CLASSES ? mend(rest) : rest;
      const same = `<${slash}${name}${attributes}`;
      if (VOID.test(name) || tag.endsWith('/')) return same;
      if (!slash) {
        depth += 1;
        if (depth <= DEEPEST) return same;
        const before = end();
        beyond = name;
        return before + same;
      }
      depth = Math.max(0, depth - 1);
      // An end tag of nothing is passed over by parsers.
      return depth < DEEPEST ? end() + same : `${end()}</beyond`;
    },
  );
}

/** A tag's attributes with small letters in their names, and without a list of classes that is no list. */
function mend(attributes: string): string {
  return attributes.replace(
    /([^\s"'>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g,
    (_, name: string, value = '') =>
      name.toLowerCase() === 'class' && value.length > MAXIMUM_CLASSES
        ? ''
        : name.toLowerCase() + value,
  );
}
