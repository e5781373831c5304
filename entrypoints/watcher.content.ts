import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { boardAddressesOf } from '../lib/boards/addresses.ts';
import { BOARD_MATCH_PATTERNS } from '../lib/boards/hosts.ts';
import type {
  Message,
  OfferView,
  PageReader,
  PanelController,
  ResolveMessage,
} from '../lib/messages/messages.ts';
import type { PageReading } from '../lib/offer/reading.ts';
import { fingerprint, followOffer } from '../lib/watch/follow-offer.ts';
import { pageChanges } from '../lib/watch/page-changes.ts';
import { isWorthAsking } from '../lib/watch/signs.ts';

declare global {
  var repereReader: PageReader | undefined;
  var reperePanel: PanelController | undefined;
}

/** A page with less text than this is still being drawn, in UTF-16 units. */
const DRAWN = 1_000;

/** On every page of both boards: follows its offers, and wakes the rest only for the network's. */
export default defineContentScript({
  matches: BOARD_MATCH_PATTERNS,
  runAt: 'document_end',
  main(context) {
    let visit = new AbortController();
    let offerKey: string | null = null;
    // The last offer this page showed: its key, and what it looked like.
    let lastKey: string | null = null;
    let lastSeen: string | null = null;

    context.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => start(newUrl));
    context.onInvalidated(() => visit.abort());
    context.onInvalidated(() => globalThis.reperePanel?.hide());
    browser.runtime.onMessage.addListener((message: Message) => {
      if (message.type === 'toggle-panel') globalThis.reperePanel?.toggle();
    });
    start(new URL(location.href));

    function start(url: URL) {
      const board = boardAddressesOf(url);
      const address = board?.readAddress(url);
      const key = address?.page === 'offer' ? `${address.organisation} ${address.reference}` : null;
      // A filter or an anchor that changes is not another offer.
      if (key !== null && key === offerKey) return;
      visit.abort();
      if (offerKey !== null) {
        globalThis.reperePanel?.hide();
        tell({ type: 'left' });
      }
      offerKey = key;
      if (key === null || !board || !address) return;
      visit = new AbortController();
      follow(url, address.network, board.singlePage, visit.signal);
    }

    async function follow(url: URL, network: boolean, singlePage: boolean, signal: AbortSignal) {
      // A page that came whole from its server says at once whether it is worth more.
      const text = lastSeen === null ? shownText() : '';
      if (!network && text.length > DRAWN && !isWorthAsking(text)) return;
      const page = {
        async read(): Promise<PageReading> {
          // Before the address commits, the page is still the old one's.
          if (location.pathname !== url.pathname) return unread(url);
          const shown = shownText();
          if (!network && shown.length > DRAWN && !isWorthAsking(shown)) return unread(url);
          if (!globalThis.repereReader) await tell({ type: 'reader-wanted' });
          return globalThis.repereReader?.read(url) ?? unread(url);
        },
        changes: (isSettled: () => boolean) =>
          singlePage ? pageChanges(document, signal, isSettled) : [],
      };
      // Back on the same offer, the same text is no leftover.
      const previous = offerKey === lastKey ? null : lastSeen;
      for await (const reading of followOffer(page, previous)) {
        if (signal.aborted || context.isInvalid) return;
        lastKey = offerKey;
        lastSeen = fingerprint(reading) ?? lastSeen;
        await show(reading, signal);
        if (signal.aborted) return;
      }
    }

    async function show(reading: PageReading, signal: AbortSignal) {
      if (!reading.board) return;
      const message: ResolveMessage = {
        type: 'resolve',
        reading,
        panelLoaded: globalThis.reperePanel !== undefined,
      };
      const view: OfferView | null | undefined = await tell(message);
      // The answer to a page that was left in the meantime is nobody's.
      if (!view || signal.aborted) return;
      globalThis.reperePanel?.show(view);
    }

    /** An extension that was updated or switched off leaves its old scripts talking to nobody. */
    async function tell(message: Message): Promise<OfferView | null | undefined> {
      try {
        return await browser.runtime.sendMessage(message);
      } catch {
        return undefined;
      }
    }
  },
});

function shownText(): string {
  return (document.querySelector('main') ?? document.body)?.textContent ?? '';
}

/** A page that is not, or not yet, worth reading. */
function unread(url: URL): PageReading {
  return {
    board: null,
    page: 'other',
    url: url.href,
    offer: null,
    networkByAddress: false,
    problems: [],
  };
}
