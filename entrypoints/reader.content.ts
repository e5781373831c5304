import { defineContentScript } from 'wxt/utils/define-content-script';
import { readCards, readPage } from '../lib/boards/index.ts';
import type { PageReader } from '../lib/messages/messages.ts';

declare global {
  var repereReader: PageReader | undefined;
}

/** The boards' readers, added to a page whose offer may be the network's. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  main() {
    globalThis.repereReader ??= {
      read: (url) => readPage({ url, document, parseHtml }),
      cards: (url) => readCards({ url, document, parseHtml }).cards,
    };
  },
});

function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}
