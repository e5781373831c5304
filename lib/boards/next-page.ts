import { attribute, closest, hasAttribute, query, queryAll, textIn } from '../dom/dom.ts';
import { boardAddressesOf } from './addresses.ts';
import { baseOf, type Page } from './board.ts';

/** Choisir le service public: ".../page/2/" (seen 2026-10). */
const IN_PATH = /\/page\/(\d{1,4})\/?$/;

/** More links than a list's page has are not looked at. */
const MAXIMUM_LINKS = 5_000;

/**
 * The address of the page that comes after a list's page; null on the last one. Pages are known by their
 * number, at the end of the path or as "page" in the query (Welcome to the Jungle, seen 2025-09), with
 * everything else in the address the same. In this order: a link to the page one further; the page's own
 * "next"; a link to a page further on ("1 … 9"), of which the number is taken back; a button with the next
 * number, or one that asks for more, on a list that has no links to its pages.
 *
 * Where the last two are wrong, the page that comes adds no offer, and the list ends there.
 */
export function nextListPage(page: Page): string | null {
  const here = placeOf(page.url);
  const base = baseOf(page);
  let further: URL | null = null;
  let declared: URL | null = null;
  let looked = 0;
  for (const link of queryAll(page.document, 'a[href], link[rel~="next"][href]')) {
    looked += 1;
    if (looked > MAXIMUM_LINKS) break;
    const url = URL.parse(attribute(link, 'href') ?? '', base);
    // The arrow behind the last page leads nowhere.
    if (url?.origin !== page.url.origin || attribute(link, 'aria-disabled') === 'true') continue;
    const there = placeOf(url);
    if (there.list !== here.list || there.number <= here.number) continue;
    if (there.number === here.number + 1) return withoutFragment(url);
    if (/\bnext\b/i.test(attribute(link, 'rel') ?? '')) declared ??= url;
    else further ??= url;
  }
  if (declared) return withoutFragment(declared);
  if (further) return withNumber(further, here.number + 1);
  // A site that loads whole pages links to them.
  if (!boardAddressesOf(page.url)?.singlePage) return null;
  return asksForMore(page, here.number + 1) ? withNumber(page.url, here.number + 1) : null;
}

/** Which list an address is of, and which page of it. */
function placeOf(url: URL): { list: string; number: number } {
  const inPath = IN_PATH.exec(url.pathname)?.[1];
  const search = new URLSearchParams(url.search);
  const inQuery = search.get('page');
  search.delete('page');
  search.sort();
  const path = url.pathname.replace(IN_PATH, '').replace(/\/$/, '');
  const number = Number(inPath ?? inQuery ?? 1);
  return { list: `${path}?${search}`, number: Number.isInteger(number) ? number : 0 };
}

function withoutFragment(url: URL): string {
  url.hash = '';
  return url.href;
}

/** An address of a list's page with another number, where its own stands, else in the query. */
function withNumber(from: URL, number: number): string {
  const url = new URL(from);
  if (IN_PATH.test(url.pathname)) url.pathname = url.pathname.replace(IN_PATH, `/page/${number}/`);
  else url.searchParams.set('page', String(number));
  return withoutFragment(url);
}

/** Elements that hold the numbers of a list's pages. */
const PAGINATION =
  'nav, [role="navigation"], [class*="pagination" i], [data-testid*="pagination" i], [aria-label*="pagination" i]';

/** "Voir plus d’offres", "Load more jobs (12)": of offers, since any text may have more to show. */
const MORE =
  /^(?:(?:voir|afficher|charger|montrer) (?:plus|davantage) (?:de |d['’])(?:offres?|jobs?|annonces?|postes?|opportunit[ée]s)|(?:show|load|see|view) more (?:jobs?|offers?|openings?))(?: \(\d+\))?$/i;

/** No such button has more words, in UTF-16 units, and no page as many buttons. */
const LONGEST_LABEL = 60;
const MAXIMUM_BUTTONS = 500;

/** Whether a list without links to its pages has a button for the next one. */
function asksForMore({ document }: Page, number: number): boolean {
  const content = query(document, 'main') ?? document.body;
  let looked = 0;
  for (const button of queryAll(content, 'button, [role="button"]')) {
    looked += 1;
    if (looked > MAXIMUM_BUTTONS) return false;
    if (hasAttribute(button, 'disabled') || attribute(button, 'aria-disabled') === 'true') continue;
    const words = textIn(button, LONGEST_LABEL + 1)
      .replace(/\s+/g, ' ')
      .trim();
    if (words === String(number) && closest(button, PAGINATION)) return true;
    // What unfolds stands in the page already; a card's own button is about that card.
    if (MORE.test(words) && !hasAttribute(button, 'aria-expanded') && !isInCard(button))
      return true;
  }
  return false;
}

function isInCard(button: Element): boolean {
  return closest(button, 'li, article, [role="listitem"]') !== null;
}
