import { DOMParser } from 'linkedom';
import type { Page } from '../../lib/boards/board.ts';

/** Parses HTML outside a browser, for the command line and tests. */
export function parseHtml(html: string): Document {
  // linkedom needs the outer elements that browsers supply by themselves.
  const start = html.slice(0, 5_000);
  const body = /<(?:body|head)\b/i.test(start) ? html : `<body>${html}</body>`;
  const source = /<html\b/i.test(start) ? html : `<html>${body}</html>`;
  return new DOMParser().parseFromString(source, 'text/html') as unknown as Document;
}

/** A page as the boards' adapters take it. */
export function pageOf(url: string, html: string): Page {
  return { url: new URL(url), document: parseHtml(html), parseHtml };
}
