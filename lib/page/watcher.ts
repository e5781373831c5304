import { boardAddressesOf } from '../boards/addresses.ts';
import type { AddressReading, BoardAddresses } from '../boards/board.ts';
import type { BoardId } from '../offer/offer.ts';
import { type PagePreview, pagePreviewOf } from '../offer/page-preview.ts';
import { shownText } from '../offer/page-text.ts';
import { isWorthAsking, namesNetwork } from './network-words.ts';
import type { BadgesController, LeftOffer, PageFollower, PageWatcher } from './page-objects.ts';

/** A page with less text than this is still being drawn, in UTF-16 units. */
const DRAWN = 1_000;

/**
 * A page of a single-page site without any sign of the network is looked at again after this time,
 * in milliseconds: the offer may be drawn late.
 */
const LATE = 3_000;

/**
 * How often addresses are compared where a browser has no Navigation API (Firefox before 147), in
 * milliseconds.
 */
const POLL = 1_000;

/** The services that the watcher depends on: costly ones are functions, called only when needed. */
export interface WatcherEnvironment {
  window: Pick<
    Window,
    'document' | 'location' | 'setInterval' | 'clearInterval' | 'setTimeout' | 'addEventListener'
  > & {
    navigation?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  };
  /** The follower, once it was added to the page. */
  follower(): PageFollower | undefined;
  /** The badges of lists, once they were added to the page. */
  badges(): BadgesController | undefined;
  /** Removes follower and badges from the page, so that they can be added again. */
  dismiss(): void;
  /**
   * Asks the background for the scripts of such a page.
   * @param network the offer is known to be the network's, or its words name the network
   * @param preview the words of an offer that may be the network's; null when the address is enough,
   *   or the page has too few words yet
   */
  wake(page: 'offer' | 'list', network: boolean, preview: PagePreview | null): void;
  /** Whether the offer of this reference was seen in the network's list. Never rejects. */
  isListed(board: BoardId, reference: string): Promise<boolean>;
  /** False once the extension was updated, switched off or removed. */
  isAlive(): boolean;
}

/**
 * Recognises an offer by its address, looks for words of the network in its text, and wakes the
 * background. On other pages this costs one look at the address and, on single-page sites, one
 * listener.
 */
export function watchPage(environment: WatcherEnvironment): PageWatcher {
  const { window, follower, dismiss, isAlive } = environment;
  const { document, location } = window;
  // A page stays on its board: another site is another page.
  const board = boardAddressesOf(location);
  let address = location.href;
  let key: string | null = null;
  let left: LeftOffer | null = null;
  let listedKey: string | null = null;
  let moved = false;

  function look(arriving: boolean) {
    const path = location.pathname.toLowerCase();
    const mayMatter = board?.parts.some((part) => path.includes(part));
    const reading = mayMatter ? board?.readAddress(location) : undefined;
    const next = reading ? keyOf(reading) : null;
    if (!arriving && key !== next) moved = true;
    if (key !== null && key !== next) {
      const text = shownText(document);
      // An offer that was never drawn leaves the text of the one before.
      left = { key: left?.text === text ? left.key : key, text };
    }
    key = next;
    const badges = environment.badges();
    // Other companies' own lists have no offers of the network.
    const isList = reading?.page === 'list' && (reading.network || reading.organisation === null);
    if (!isList) badges?.hide();
    else if (badges) badges.show();
    else environment.wake('list', reading.network, null);
    const current = follower();
    if (current) current.look();
    else if (board && reading?.page === 'offer') {
      // Right after loading, the text belongs to the address; after a change it may be the previous
      // offer's.
      if (reading.network || !arriving) environment.wake('offer', reading.network, null);
      else judge(board, reading);
    }
  }

  /** Wakes the background when the offer's text may be the network's. */
  function judge(itsBoard: BoardAddresses, reading: AddressReading, before: string | null = null) {
    const text = shownText(document);
    if (text === before) return;
    const isNamed = namesNetwork(text);
    if (isNamed || text.length < DRAWN) return environment.wake('offer', isNamed, null);
    if (isWorthAsking(text)) environment.wake('offer', false, pagePreviewOf(document));
    else if (itsBoard.networkKnownBy === 'list' && reading.reference) {
      wakeWhenListed(itsBoard.id, reading.reference, keyOf(reading));
    }
    if (!itsBoard.singlePage || before !== null) return;
    const itsKey = key;
    window.setTimeout(() => {
      if (key === itsKey && !follower() && isAlive()) judge(itsBoard, reading, text);
    }, LATE);
  }

  /** Wakes the background when the network's list has shown this offer, whatever its words. */
  async function wakeWhenListed(id: BoardId, reference: string, itsKey: string | null) {
    if (!(await environment.isListed(id, reference)) || key !== itsKey) return;
    listedKey = itsKey;
    environment.wake('offer', true, null);
  }

  function addressMayHaveChanged() {
    if (address === location.href) return;
    address = location.href;
    if (isAlive()) return look(false);
    window.navigation?.removeEventListener('currententrychange', addressMayHaveChanged);
    window.clearInterval(poll);
    dismiss();
  }

  let poll: number | undefined;
  if (board?.singlePage) {
    // Comes in the task that changed the address: no frame is drawn in between. (The "navigate"
    // event comes before, and for navigations that never happen: downloads, mail.)
    if (window.navigation) {
      window.navigation.addEventListener('currententrychange', addressMayHaveChanged);
    } else poll = window.setInterval(addressMayHaveChanged, POLL);
  }
  // While a page is kept in memory its board may be switched on.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && isAlive()) look(true);
  });
  look(true);

  return {
    left: () => left,
    hasMoved: () => moved,
    isListed: () => key !== null && key === listedKey,
    renew() {
      follower()?.renew();
      look(false);
    },
    dismiss,
  };
}

/** Tells an offer's address from others; null when it is no offer's. */
export function keyOf({ page, organisation, reference }: AddressReading): string | null {
  return page === 'offer' ? `${organisation} ${reference}` : null;
}

/**
 * Whether an offer's text is worth reading, or too short to tell because it is still being drawn.
 */
export function mayBeNetwork(text: string): boolean {
  return text.length < DRAWN || isWorthAsking(text);
}
