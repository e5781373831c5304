import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { boardAddressesOf } from '../lib/boards/addresses.ts';
import { BOARD_MATCH_PATTERNS } from '../lib/boards/hosts.ts';
import { askAgain } from '../lib/messages/ask-again.ts';
import type {
  BackgroundMessage,
  PageReader,
  PanelAnswer,
  PanelController,
  WatcherMessage,
} from '../lib/messages/messages.ts';
import type { BoardId } from '../lib/offer/offer.ts';
import type { PageReading } from '../lib/offer/reading.ts';
import { isSwitchedOff, SETTINGS_KEY } from '../lib/settings/glance.ts';
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
    let heedsSettings = false;
    const arrivedAt = location.href;

    // Where every page is a load of its own there is no change to follow.
    if (boardAddressesOf(new URL(location.href))?.singlePage) {
      context.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => start(newUrl));
    }
    context.onInvalidated(() => visit.abort());
    context.onInvalidated(() => globalThis.reperePanel?.hide());
    browser.runtime.onMessage.addListener(
      (message: WatcherMessage, _sender, answer: (done: boolean) => void) => {
        if (message.type === 'toggle-panel') {
          globalThis.reperePanel?.toggle();
          return false;
        }
        const done = () => answer(true);
        restart(done).then(done);
        return true;
      },
    );
    start(new URL(location.href));

    /**
     * The same page again, as if it were new: the settings changed, or a person asked for it
     * and is told when the first answer is there.
     */
    function restart(asked: (() => void) | null): Promise<void> {
      lastKey = null;
      lastSeen = null;
      leave();
      return start(new URL(location.href), asked);
    }

    /** What was shown of the page's offer, if there was one, goes at once. */
    function leave() {
      visit.abort();
      if (offerKey === null) return;
      offerKey = null;
      globalThis.reperePanel?.hide();
      tell({ type: 'left' });
    }

    async function start(url: URL, asked: (() => void) | null = null) {
      const board = boardAddressesOf(url);
      const address = board?.readAddress(url);
      const key = keyOf(url);
      // A filter or an anchor that changes is not another offer.
      if (key !== null && key === offerKey) return;
      leave();
      offerKey = key;
      if (key === null || !board || !address) return;
      visit = new AbortController();
      const { signal } = visit;
      heedSettings();
      if (!asked && (await isSilenced(board.id))) return;
      if (!signal.aborted)
        await follow(url, address.network || asked !== null, board.singlePage, signal, asked);
    }

    /** From the first offer on: pages without one have nothing to change. */
    function heedSettings() {
      if (heedsSettings) return;
      heedsSettings = true;
      browser.storage.onChanged.addListener((changes) => {
        if (SETTINGS_KEY in changes && !context.isInvalid) restart(null);
      });
    }

    async function follow(
      url: URL,
      certain: boolean,
      singlePage: boolean,
      signal: AbortSignal,
      asked: (() => void) | null,
    ) {
      // A page that came whole from its server says at once whether it is worth more; after a
      // change of address it may still be another page's text.
      const text = url.href === arrivedAt ? shownText() : '';
      if (!certain && text.length > DRAWN && !isWorthAsking(text)) return;
      const page = {
        async read(): Promise<PageReading> {
          // Before the address commits, the page is still the old one's.
          if (keyOf(new URL(location.href)) !== keyOf(url)) return unread(url);
          const shown = shownText();
          if (!certain && shown.length > DRAWN && !isWorthAsking(shown)) return unread(url);
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
        await show(reading, signal, asked !== null);
        asked?.();
        if (signal.aborted) return;
      }
    }

    async function show(reading: PageReading, signal: AbortSignal, asked: boolean) {
      if (!reading.board) return;
      const panelLoaded = globalThis.reperePanel !== undefined;
      const answer = await tell({ type: 'resolve', reading, panelLoaded, asked });
      // The answer to a page that was left in the meantime is nobody's.
      if (!answer || signal.aborted) return;
      globalThis.reperePanel?.show(answer);
    }

    /** The person switched this board off; a storage that does not answer did not. */
    async function isSilenced(board: BoardId): Promise<boolean> {
      try {
        const stored = await browser.storage.local.get(SETTINGS_KEY);
        return isSwitchedOff(stored[SETTINGS_KEY], board);
      } catch {
        return false;
      }
    }

    /** An extension that was updated or switched off leaves its old scripts talking to nobody. */
    async function tell(message: BackgroundMessage): Promise<PanelAnswer | null | undefined> {
      const send = () => browser.runtime.sendMessage(message);
      try {
        // Said late, "left" would take away what came after it.
        return await (message.type === 'left' ? send() : askAgain(send));
      } catch {
        return undefined;
      }
    }
  },
});

/** What tells an offer's address from others; null when it is no offer's. */
function keyOf(url: URL): string | null {
  const address = boardAddressesOf(url)?.readAddress(url);
  return address?.page === 'offer' ? `${address.organisation} ${address.reference}` : null;
}

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
