import { boardAddressesOf } from '../boards/addresses.ts';
import { guarded } from '../dom/dom.ts';
import type { Ask } from '../messages/ask.ts';
import { shownText } from '../offer/page-text.ts';
import { type PageReading, unreadPage } from '../offer/reading.ts';
import { fingerprint, followOffer, STILL_PREVIOUS } from './follow-offer.ts';
import { pageChanges } from './page-changes.ts';
import type { LeftOffer, PageFollower, PanelController } from './page-objects.ts';
import { keyOf, mayBeNetwork } from './watcher.ts';

/** The services of the page and of the extension that the follower depends on. */
export interface FollowerEnvironment {
  window: Window;
  /**
   * Reads the page as it is now, as the page of this address; a final reading falls back to the
   * whole page.
   */
  read(url: URL, isFinal: boolean): PageReading;
  /** The panel, once the background has added it to the page. */
  panel(): PanelController | undefined;
  /** The offer that the page showed before this one. */
  left(): LeftOffer | null;
  /**
   * Whether the address has changed since the page was loaded: the page may still show another
   * offer.
   */
  hasMoved(): boolean;
  /** The offer of the present address was seen in the network's list. */
  isListed(): boolean;
  ask: Ask;
  /** False once the extension was updated, switched off or removed. */
  isAlive(): boolean;
}

/** Reads the offers that this page comes to show, asks for their answers, and drives the panel. */
export function followPage(environment: FollowerEnvironment): PageFollower {
  const { window, panel, left, ask, isAlive } = environment;
  const { location } = window;
  const document = guarded(window.document);
  let visit = new AbortController();
  const life = new AbortController();
  let offerKey: string | null = null;
  // The last offer that this page showed: its key and its fingerprint.
  let lastKey: string | null = null;
  let lastSeen: string | null = null;
  /** How many messages the background was sent about the page's offers. */
  let reported = 0;
  /** The last reading, the offer's key, and whether a person asked for it. */
  let answered: { key: string; reading: PageReading; asked: boolean } | null = null;

  window.addEventListener(
    'pageshow',
    // Meanwhile the tab's badge and the popup were about another page.
    ({ persisted }) => {
      if (!persisted) return;
      // A reading that a person asked for holds until they leave the page.
      if (isAlive()) renew(false);
      else retire();
    },
    { signal: life.signal },
  );

  /** Hides at once what was shown of the page's offer. */
  function leave() {
    // With a reason of our own: the default one is an error, whose stack costs time.
    visit.abort('left');
    if (offerKey === null) return;
    offerKey = null;
    panel()?.hide();
    // Sent after the next offer's answer, it would erase that answer.
    reported += 1;
    const itsTurn = reported;
    const isWanted = () => reported === itsTurn && !life.signal.aborted;
    ask({ type: 'left' }, { isWanted }).catch(() => undefined);
  }

  function renew(asked: boolean) {
    if (!answered || answered.key !== offerKey) return;
    answered.asked = asked;
    show(answered.reading, visit.signal, asked);
  }

  function retire() {
    leave();
    life.abort('retired');
  }

  async function look(asked: (() => void) | null = null): Promise<void> {
    const url = new URL(location.href);
    const board = boardAddressesOf(url);
    const address = board?.readAddress(url);
    const key = address ? keyOf(address) : null;
    // A changed filter or anchor is not another offer.
    if (key !== null && key === offerKey) return;
    leave();
    offerKey = key;
    if (key === null || !board || !address) return;
    visit = new AbortController();
    const { signal } = visit;
    const certain = address.network || environment.isListed() || asked !== null;
    const page = {
      read: async (isFinal: boolean) => {
        const text = shownText(document);
        const before = asked ? null : left();
        // Not worth reading, or not yet.
        const reading = { ...unreadPage(url.href), networkByAddress: address.network };
        // This text is the previous offer's, even when nobody read that one.
        if (before && before.key !== key && before.text === text) {
          return {
            ...reading,
            board: board.id,
            page: 'offer' as const,
            ...STILL_PREVIOUS,
          };
        }
        if (signal.aborted || !(certain || mayBeNetwork(text))) return reading;
        return environment.read(url, isFinal && (asked !== null || !environment.hasMoved()));
      },
      changes: (isSettled: () => boolean) =>
        board.singlePage ? pageChanges(document, signal, isSettled) : [],
    };
    // When a person comes back to the same offer, the same text is right.
    const previous = key === lastKey ? null : lastSeen;
    for await (const reading of followOffer(page, previous)) {
      if (signal.aborted) return;
      if (!isAlive()) return retire();
      const seen = fingerprint(reading);
      // A page that has nothing to show yet still shows the previous offer.
      if (seen !== null) {
        lastKey = key;
        lastSeen = seen;
      }
      answered = { key, reading, asked: asked !== null };
      await show(reading, signal, answered.asked);
      asked?.();
      if (signal.aborted) return;
    }
  }

  async function show(reading: PageReading, signal: AbortSignal, asked: boolean) {
    if (!reading.board) return;
    const panelLoaded = panel() !== undefined;
    const message = { type: 'resolve' as const, reading, panelLoaded, asked };
    // Not after the page was left or read again: then the answer is another one.
    const isCurrent = () => !signal.aborted && answered?.reading === reading;
    reported += 1;
    const answer = await ask(message, { isWanted: isCurrent }).catch(() => undefined);
    if (!isCurrent()) return;
    if (answer) panel()?.show(answer);
    // Null: nothing to show any more. Without an answer, the panel stays as it is.
    else if (answer === null) panel()?.hide();
  }

  function readNow() {
    return environment.read(new URL(location.href), true).offer;
  }

  return {
    look() {
      look();
    },
    analyse() {
      lastKey = null;
      lastSeen = null;
      leave();
      return new Promise((resolve) => {
        look(resolve).then(resolve);
      });
    },
    renew: () => renew(answered?.asked ?? false),
    zoneText: (zone) => readNow()?.zones.find(({ name }) => name === zone)?.text ?? null,
    offer: readNow,
    retire,
  };
}
