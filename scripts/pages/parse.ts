import { DOMParser } from 'linkedom';
import type { Page } from '../../lib/boards/board.ts';

/** Parses HTML outside a browser, for the command line and tests. */
export function parseHtml(html: string): Document {
  const source = /<html|<body|<head/i.test(html.slice(0, 5_000))
    ? html
    : `<html><body>${html}</body></html>`;
  return new DOMParser().parseFromString(source, 'text/html') as unknown as Document;
}

/** A page as the boards' adapters take it. */
export function pageOf(url: string, html: string): Page {
  return { url: new URL(url), document: parseHtml(html), parseHtml };
}
