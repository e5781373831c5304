import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runAnalysis } from '../lib/analysis/run.ts';
import { REQUEST_LIMIT_IN_MS } from '../lib/analysis/step.ts';
import { judge, NO_ANSWER, type Verdict } from '../lib/analysis/verdict.ts';
import { wait } from '../lib/async/wait.ts';
import { readCards } from '../lib/boards/cards.ts';
import { readOfferPage } from '../lib/boards/index.ts';
import { listedOffers } from '../lib/boards/list.ts';
import { ask } from '../lib/messages/ask.ts';
import { parseHtml } from '../lib/page/parse-html.ts';

declare global {
  /** Firefox: the page's own functions, seen past whatever the page made of them. */
  var content: { fetch: typeof fetch } | undefined;
}

/**
 * Added to a list's page when a person asks for its analysis. The page alone has the person's
 * session on the site, so it asks for the offers; the background alone knows which, and when.
 */
export default defineUnlistedScript(() => {
  if (globalThis.repereAnalysis) return;
  let last = Promise.resolve();
  globalThis.repereAnalysis = {
    offers: () =>
      listedOffers(readCards({ url: new URL(location.href), document, parseHtml }).cards),
    run() {
      // After the one before, which may be about to end: never two at a time.
      last = last.then(() =>
        runAnalysis({
          ask: () => ask({ type: 'analysis-step' }),
          hand: (url, verdict) => ask({ type: 'analysis-page', url, verdict }),
          read,
          wait,
        }),
      );
    },
  };
  addEventListener('pagehide', () => {
    // The tab is asked for by its number: nobody waits for the answer.
    // Only now: said once more after the page came back, it would stop what goes on there.
    ask({ type: 'analysis-left' }, { isWanted: () => false }).catch(() => undefined);
  });
});

/** Asks the site for an offer as its own page would, and judges what comes. */
async function read(requested: string): Promise<Verdict> {
  try {
    // Firefox's extensions ask in their own name, without the person's session.
    const fetchPage = globalThis.content?.fetch ?? fetch;
    const response = await fetchPage(requested, {
      credentials: 'same-origin',
      headers: { accept: 'text/html' },
      signal: AbortSignal.timeout(REQUEST_LIMIT_IN_MS),
    });
    const html = await response.text();
    const document = parseHtml(html);
    const address = response.url || requested;
    // Not by all means: what stands in an offer's place may be an error in words.
    const reading = readOfferPage({ url: new URL(address), document, parseHtml });
    const { title } = document;
    return judge({ requested, address, status: response.status, reading, title, html });
  } catch {
    return NO_ANSWER;
  }
}
