import { boardAddressesOf } from '../boards/addresses.ts';
import type { AddressReading } from '../boards/board.ts';
import { isWorthAsking } from './signs.ts';

/** A page with less text than this is still being drawn, in UTF-16 units. */
const DRAWN = 1_000;

/** Where a browser has no Navigation API (Firefox before 147), addresses are compared this often, in milliseconds. */
const POLL = 1_000;

/** Reads and answers the offers of one page; it comes only when there may be one worth it. */
export interface PageFollower {
  /** The address changed: what was shown of the last offer goes at once, the next one is read. */
  look(): void;
  /** Reads the page again because a person asks; resolves when the first answer is there. */
  analyse(): Promise<void>;
  /** For good: nothing is shown any more, nothing is listened to. */
  retire(): void;
}

/** The watcher of one page, as the page's other scripts and the background know it. */
export interface PageWatcher {
  /** The offer that was left in this page without loading another, and the text it showed. */
  left(): LeftOffer | null;
  /** The same page again, as if it were new: the settings changed. */
  restart(): void;
}

/** An offer that may still stand in the page, whatever the address says. */
export interface LeftOffer {
  key: string;
  text: string;
}

/** What the watcher needs. Everything that costs something is asked for when it is needed. */
export interface WatcherEnvironment {
  window: Pick<Window, 'document' | 'location' | 'setInterval' | 'clearInterval'> & {
    navigation?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  };
  /** The follower, once the background has added it to the page. */
  follower(): PageFollower | undefined;
  /** Retires the follower and forgets it: another can come. */
  dismiss(): void;
  /**
   * Asks the background for the follower.
   * @param network the address alone proves the offer to be the network's
   */
  wake(network: boolean): void;
  /** False once the extension was updated, switched off or removed. */
  isAlive(): boolean;
}

/**
 * Knows an offer by its address, looks for signs of the network in its text, and wakes the
 * follower. A page without either costs a look at its address and, where the site goes from page
 * to page without loading one, a listener.
 */
export function watchPage(environment: WatcherEnvironment): PageWatcher {
  const { window, follower, isAlive } = environment;
  const { document, location } = window;
  // A watcher stays on its board: leaving it loads another page.
  const board = boardAddressesOf(location);
  let address = location.href;
  let key: string | null = null;
  let left: LeftOffer | null = null;

  function look(arriving: boolean) {
    const mayBeOffer = board && location.pathname.toLowerCase().includes(board.offerPart);
    const reading = mayBeOffer ? board.readAddress(location) : null;
    const next = reading && keyOf(reading);
    if (key !== null && key !== next) left = { key, text: shownText(document) };
    key = next;
    const current = follower();
    if (current) current.look();
    else if (reading?.page === 'offer') {
      // A text that has just come with its address tells; after a change it may be another's.
      if (reading.network || !arriving || mayBeNetwork(shownText(document))) {
        environment.wake(reading.network);
      }
    }
    // A list's own script is to be woken here, by a message of its own.
  }

  function addressMayHaveChanged() {
    if (address === location.href) return;
    address = location.href;
    if (isAlive()) return look(false);
    window.navigation?.removeEventListener('currententrychange', addressMayHaveChanged);
    window.clearInterval(poll);
    environment.dismiss();
  }

  let poll: number | undefined;
  if (board?.singlePage) {
    // Comes in the task that changed the address: no frame is drawn in between. (The "navigate"
    // event comes before, and for navigations that never happen: downloads, mail.)
    if (window.navigation) {
      window.navigation.addEventListener('currententrychange', addressMayHaveChanged);
    } else poll = window.setInterval(addressMayHaveChanged, POLL);
  }
  look(true);

  return {
    left: () => left,
    restart() {
      environment.dismiss();
      look(false);
    },
  };
}

/** What tells an offer's address from others; null when it is no offer's. */
export function keyOf({ page, organisation, reference }: AddressReading): string | null {
  return page === 'offer' ? `${organisation} ${reference}` : null;
}

/** True when an offer's text is worth reading, or too short to tell: it is still being drawn. */
export function mayBeNetwork(text: string): boolean {
  return text.length <= DRAWN || isWorthAsking(text);
}

/** All the text of the page's content. */
export function shownText(document: Document): string {
  return (document.querySelector('main') ?? document.body)?.textContent ?? '';
}
