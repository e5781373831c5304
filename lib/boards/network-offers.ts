import { boardAddressesOf } from './addresses.ts';
import type { Page } from './board.ts';

/** A sign that parts a path, as it stands in markup and, escaped, in data. */
const SLASH = /(?:\\?\/|\\u002[fF])/.source;

/**
 * The address of a company's offer (Welcome to the Jungle), anywhere in a page's source: its host and
 * language where it has them, the company, the offer.
 */
const OFFER_ADDRESS = new RegExp(
  `(?:${SLASH}${SLASH}([a-z\\d.-]{1,100})|(?<![\\w.-]))(?:${SLASH}([a-z]{2}))?${SLASH}companies${SLASH}([\\w%-]{1,100})${SLASH}jobs${SLASH}([\\w%.~-]{1,300})(?![\\w%.~-]|${SLASH}\\w)`,
  'gi',
);

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

/** More offers than a list holds: what comes after is left out. */
const MAXIMUM_OFFERS = 500;

/**
 * The addresses of the network's offers that a page of its own list holds, wherever they stand: in links
 * without a title, or in the data of a list of which the page draws a part only. None on other pages, and on
 * boards where an address does not tell whose offer it is.
 *
 * @param html the page's source
 */
export function networkOffersIn(page: Page, html: string): string[] {
  const board = boardAddressesOf(page.url);
  const list = board?.readAddress(page.url);
  if (board?.networkKnownBy !== 'address' || !list?.network) return [];
  const [, own = null] = /^\/([a-z]{2})\//.exec(page.url.pathname) ?? [];
  const found = new Map<string, string>();
  for (const [, host, language, company = '', offer = ''] of html
    .replace(COMMENT, '')
    .matchAll(OFFER_ADDRESS)) {
    if (host && !board.hosts.includes(host.toLowerCase())) continue;
    // A sentence ends right behind an address.
    const slug = offer.replace(/(?<!\.)\.+$/, '');
    const start = language ?? own;
    const url = URL.parse(
      `${start === null ? '' : `/${start}`}/companies/${company}/jobs/${slug}`,
      page.url.origin,
    );
    const address = url && board.readAddress(url);
    if (!url || !address?.network || address.page !== 'offer') continue;
    const key = `${address.reference}`.toLowerCase();
    if (!found.has(key)) found.set(key, url.href);
    if (found.size === MAXIMUM_OFFERS) break;
  }
  return [...found.values()];
}

/** The addresses of offers that have none among the known ones, in whatever language. */
export function offersBeside(addresses: readonly string[], known: readonly string[]): string[] {
  const keys = new Set(known.map(keyOf));
  return addresses.filter((address) => !keys.has(keyOf(address)));
}

function keyOf(address: string): string {
  const url = URL.parse(address);
  return `${url && boardAddressesOf(url)?.readAddress(url).reference}`.toLowerCase();
}
