import { messageOf } from '../console/script.ts';
import { parseHtml } from '../pages/parse.ts';

/** An address of lib/guides, and which of its entries need it. */
export interface GuideAddress {
  url: string;
  ids: string[];
}

/**
 * What became of an address: it is there; it is there but its anchor is not, so that readers land at
 * the top of the page; it has moved to another address; it is gone or does not answer.
 */
export type GuideStatus = 'there' | 'anchor-missing' | 'moved' | 'gone';

/** The outcome for one address, with what to look at. */
export interface GuideFinding extends GuideAddress {
  status: GuideStatus;
  /** Empty when it is there. */
  detail: string;
}

/** How a page is fetched: `fetch`, or a test's stand-in. */
export type FetchPage = (url: string) => Promise<Response>;

/**
 * Looks whether each address is still there, one page at a time, and each page once. Never
 * throws: a page that does not answer is a finding like any other.
 */
export async function checkGuides(
  addresses: readonly GuideAddress[],
  fetchPage: FetchPage,
): Promise<GuideFinding[]> {
  const pages = new Map<string, Promise<Page>>();
  const findings: GuideFinding[] = [];
  for (const address of addresses) {
    const { page: url, anchor } = split(address.url);
    const reading = pages.get(url) ?? readPage(url, fetchPage);
    pages.set(url, reading);
    findings.push({ ...address, ...judge(await reading, url, anchor) });
  }
  return findings;
}

/** A page as it was found: where its readers end up, and the anchors it has. */
type Page = { finalUrl: string; anchors: Set<string> } | { failure: string };

async function readPage(url: string, fetchPage: FetchPage): Promise<Page> {
  try {
    const response = await fetchPage(url);
    const html = await response.text();
    if (!response.ok) return { failure: `status ${response.status}` };
    const named = parseHtml(html).querySelectorAll('[id]');
    const anchors = new Set(Array.from(named, ({ id }) => id));
    return { finalUrl: response.url || url, anchors };
  } catch (error) {
    return { failure: messageOf(error) };
  }
}

function judge(
  page: Page,
  url: string,
  anchor: string | null,
): Pick<GuideFinding, 'status' | 'detail'> {
  if ('failure' in page) return { status: 'gone', detail: page.failure };
  if (!isSamePage(page.finalUrl, url)) return { status: 'moved', detail: `to ${page.finalUrl}` };
  if (anchor !== null && !page.anchors.has(anchor)) {
    return { status: 'anchor-missing', detail: `no element has the id "${anchor}"` };
  }
  return { status: 'there', detail: '' };
}

/** A slash at the end is no move. */
function isSamePage(one: string, other: string): boolean {
  const [first, second] = [new URL(one), new URL(other)];
  const path = ({ pathname }: URL) => pathname.replace(/\/+$/, '');
  return first.host === second.host && path(first) === path(second);
}

/** The page's own address, and the anchor in it. */
function split(url: string): { page: string; anchor: string | null } {
  const { hash } = new URL(url);
  return {
    page: url.slice(0, url.length - hash.length),
    anchor: hash ? decodeURIComponent(hash.slice(1)) : null,
  };
}
