import { attribute, property, query } from '../dom/dom.ts';
import type { Page } from './board.ts';

/**
 * Marks of a page that the browser translated in place: Chromium's class and its two `font` elements around each
 * text, Edge's attributes, and Firefox's language of the whole page, which is no longer the one of its address
 * or of its board (seen 2026-11). Structured data stay in the language they were written in.
 */
const MARKS = 'html.translated-ltr, html.translated-rtl, :is(h1, h2) font font, [_msttexthash]';

/**
 * Whether the page's words are its reader's browser's translation.
 *
 * @param written the language of the original, in two letters; null when unknown
 */
export function isTranslated({ document }: Page, written: string | null): boolean {
  if (query(document, MARKS)) return true;
  const root = property(document, 'documentElement');
  const shown = root && attribute(root, 'lang')?.slice(0, 2).toLowerCase();
  return Boolean(shown && written) && shown !== written?.toLowerCase();
}
