import type { BoardId, Offer } from './offer.ts';
import { foldSpaces, MAXIMUM_LINKS, MAXIMUM_TEXT, safeAddress } from './text.ts';

/**
 * An offer's page before anyone reads it. What costs a page least to give is its content's own
 * markup; where its words are in it, the background finds out.
 */
export interface PagePreview {
  /** The document's title. */
  title: string;
  /** The markup of the page's content. */
  html: string;
}

/** Longer content is no offer's; its start is enough for a preview. In UTF-16 units. */
const MAXIMUM_HTML = 1_000_000;

/** The preview of an offer's page. */
export function pagePreviewOf(document: Document): PagePreview {
  const content = document.querySelector('main') ?? document.body;
  return { title: document.title, html: content.innerHTML.slice(0, MAXIMUM_HTML) };
}

/**
 * A preview as an offer: everything on the page counts as the offer's own words, so it can be
 * taken for more than it is, hardly ever for less. The text stands in it twice, since nobody has
 * looked where one line ends ("…l’équipe" + "beta.gouv") and where a name goes on in bold.
 *
 * @param page the offer's address, and what it tells
 */
export function offerIn(
  { title, html }: PagePreview,
  page: { board: BoardId; url: string; organisation: string | null; reference: string | null },
): Offer {
  const { board, url, organisation, reference } = page;
  const markup = withoutSilent(html);
  const pieces = markup.split(TAG).map(unescapeHtml);
  const links = Array.from(markup.matchAll(ADDRESS), ([, href = '']) =>
    safeAddress(unescapeHtml(href)),
  );
  return {
    board,
    url,
    organisation,
    reference,
    title: foldSpaces(title),
    employer: null,
    contract: null,
    location: null,
    datePosted: null,
    occupation: null,
    salary: null,
    remote: null,
    experience: null,
    validThrough: null,
    zones: [
      { name: 'title', text: foldSpaces(title) },
      { name: 'missions', text: foldSpaces(pieces.join(' ')).slice(0, MAXIMUM_TEXT / 2) },
      { name: 'profile', text: foldSpaces(pieces.join('')).slice(0, MAXIMUM_TEXT / 2) },
    ],
    links: links
      .filter((address) => address !== null)
      .slice(0, MAXIMUM_LINKS)
      .map((address) => ({ address, text: '', zone: 'missions', offset: 0 })),
    sources: {},
    structuredData: null,
  };
}

/** What begins something that holds no words of the offer, in markup that a browser wrote. */
const SILENT = /<(script|style|svg)\b/g;

/** No "<" in between: a page of nothing else would be gone through again from each of them. */
const TAG = /<[^<>]*>/;
const ADDRESS = /\shref="((?:https?|mailto):[^"]*)"/g;

/** What a browser escapes when it writes markup (HTML standard, "escaping a string", seen 2026-11). */
const ESCAPED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Markup without what holds no words of the offer; goes through it once, whatever it holds. */
function withoutSilent(html: string): string {
  const kept: string[] = [];
  const unclosed = new Set<string>();
  let end = 0;
  for (const { 1: name = '', index } of html.matchAll(SILENT)) {
    if (index < end || unclosed.has(name)) continue;
    const closing = html.indexOf(`</${name}>`, index);
    if (closing < 0) unclosed.add(name);
    else {
      kept.push(html.slice(end, index));
      end = closing + `</${name}>`.length;
    }
  }
  return [...kept, html.slice(end)].join(' ');
}

function unescapeHtml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|nbsp);/g, (whole, name: string) => ESCAPED[name] ?? whole);
}
