import { attribute, queryAll } from '../dom/dom.ts';
import { baseOf, type Page } from './board.ts';

/** Choisir le service public: ".../page/2/" (seen 2026-10). */
const IN_PATH = /\/page\/(\d{1,4})\/?$/;

/** More links than a list's page has are not looked at. */
const MAXIMUM_LINKS = 5_000;

/**
 * The address of the page that comes after a list's page, where that page links to it; null on the
 * last one. Known by its number, one more than this page's, at the end of the path or as "page" in
 * the query (Welcome to the Jungle, seen 2025-09), with everything else in the address the same.
 */
export function nextListPage(page: Page): string | null {
  const here = placeOf(page.url);
  const base = baseOf(page);
  let looked = 0;
  for (const link of queryAll(page.document, 'a[href]')) {
    looked += 1;
    if (looked > MAXIMUM_LINKS) break;
    const url = URL.parse(attribute(link, 'href') ?? '', base);
    if (url?.origin !== page.url.origin) continue;
    const there = placeOf(url);
    if (there.list === here.list && there.number === here.number + 1) {
      url.hash = '';
      return url.href;
    }
  }
  return null;
}

/** Which list an address is of, and which page of it. */
function placeOf(url: URL): { list: string; number: number } {
  const inPath = IN_PATH.exec(url.pathname)?.[1];
  const query = new URLSearchParams(url.search);
  const inQuery = query.get('page');
  query.delete('page');
  query.sort();
  const path = url.pathname.replace(IN_PATH, '').replace(/\/$/, '');
  const number = Number(inPath ?? inQuery ?? 1);
  return { list: `${path}?${query}`, number: Number.isInteger(number) ? number : 0 };
}
