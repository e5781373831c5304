import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runAnalysis } from '../lib/analysis/run.ts';
import { REQUEST_LIMIT_IN_MS } from '../lib/analysis/step.ts';
import {
  type FetchedPage,
  judge,
  judgeList,
  type ListVerdict,
  NO_ANSWER,
  type Verdict,
} from '../lib/analysis/verdict.ts';
import { wait } from '../lib/async/wait.ts';
import type { Page } from '../lib/boards/board.ts';
import { readCards } from '../lib/boards/cards.ts';
import { readOfferPage } from '../lib/boards/index.ts';
import { listedOffers } from '../lib/boards/list.ts';
import { networkOffersIn, offersBeside } from '../lib/boards/network-offers.ts';
import { nextListPage } from '../lib/boards/next-page.ts';
import { ask } from '../lib/messages/ask.ts';
import { MAXIMUM_CARDS } from '../lib/offer/listed-offer.ts';
import { parseHtml } from '../lib/page/parse-html.ts';

declare global {
  /** Firefox: the page's own functions, whatever the page replaced them with. */
  var content: { fetch: typeof fetch } | undefined;
}

/**
 * Added to a list's page when a person asks for its analysis. Only the page has the person's
 * session on the site, so it fetches the offers; only the background knows which, and when.
 */
export default defineUnlistedScript(() => {
  if (globalThis.repereAnalysis) return;
  let last = Promise.resolve();
  const thisPage = (): Page => ({ url: new URL(location.href), document, parseHtml });
  globalThis.repereAnalysis = {
    offers: () => listedOffers(readCards(thisPage()).cards),
    isLastPage() {
      const page = thisPage();
      if (nextListPage(page) !== null) return false;
      const drawn = listedOffers(readCards(page).cards).map(({ url }) => url);
      const all = networkOffersIn(page, document.documentElement.outerHTML);
      return offersBeside(all, drawn).length === 0;
    },
    run() {
      // After the previous run, which may be about to end: never two at a time.
      last = last.then(() =>
        runAnalysis({
          ask: () => ask({ type: 'analysis-step' }),
          hand: (url, verdict) => ask({ type: 'analysis-page', url, verdict }),
          read,
          readList,
          handList: (url, verdict) => ask({ type: 'analysis-list', url, verdict }),
          wait,
        }),
      );
    },
  };
  addEventListener('pagehide', () => {
    // The tab is known by its number: no answer is needed.
    ask({ type: 'analysis-left' }, { isWanted: () => false }).catch(() => undefined);
  });
});

/** Fetches an offer from its site as the site's own page would, and judges the result. */
async function read(requested: string): Promise<Verdict> {
  try {
    const { page, answer } = await fetchPage(requested);
    // Without the fallback to the whole page: an error page could be taken for an offer.
    return judge({ ...answer, reading: readOfferPage(page) });
  } catch {
    return NO_ANSWER;
  }
}

/**
 * The same for a page of the network's list: of its cards, those that are the network's, and its offers that
 * have no card.
 */
async function readList(requested: string): Promise<ListVerdict> {
  try {
    const { page, answer } = await fetchPage(requested);
    const offers = listedOffers(readCards(page).cards)
      .filter(({ network }) => network)
      .map(({ url, datePosted }) => ({ url, datePosted }));
    const others = offersBeside(
      networkOffersIn(page, answer.html),
      offers.map(({ url }) => url),
    ).map((url) => ({ url, datePosted: null }));
    return judgeList(answer, [...offers, ...others].slice(0, MAXIMUM_CARDS), nextListPage(page));
  } catch {
    return NO_ANSWER;
  }
}

async function fetchPage(
  requested: string,
): Promise<{ page: Page; answer: Omit<FetchedPage, 'reading'> }> {
  // In Firefox an extension's own fetch has no session of the person's.
  const fetchIt = globalThis.content?.fetch ?? fetch;
  const response = await fetchIt(requested, {
    credentials: 'same-origin',
    headers: { accept: 'text/html' },
    signal: AbortSignal.timeout(REQUEST_LIMIT_IN_MS),
  });
  const html = await response.text();
  const document = parseHtml(html);
  const address = response.url || requested;
  return {
    page: { url: new URL(address), document, parseHtml },
    answer: { requested, address, status: response.status, title: document.title, html },
  };
}
