import { boardAddressesOf } from '../boards/addresses.ts';
import type { OfferReader } from '../boards/board.ts';
import { readOfferWith } from '../boards/read-offer.ts';
import { readWholePage } from '../boards/whole-page.ts';
import { ask } from '../messages/ask.ts';
import type { BoardId } from '../offer/offer.ts';
import { isAlive } from './extension.ts';
import { followPage } from './follower.ts';
import { parseHtml } from './parse-html.ts';
import { whenShown } from './when-shown.ts';

/**
 * Starts a board's reader and the page's follower, on pages that may have an offer of the network.
 * Each board has its own script, so that a page loads only the reader it needs.
 */
export function startFollower(board: BoardId, reader: OfferReader): void {
  if (boardAddressesOf(location)?.id !== board) return;
  whenShown(document, () => {
    // Added a second time, it finds nothing new to look at.
    globalThis.repereFollower ??= followPage({
      window,
      read(url, isFinal) {
        const page = { url, document, parseHtml };
        return readOfferWith({ [board]: reader }, isFinal ? { ...page, readWholePage } : page);
      },
      panel: () => globalThis.reperePanel,
      // On the network's own offers the watcher comes after the follower.
      hasMoved: () => globalThis.repereWatcher?.hasMoved() ?? false,
      left: () => globalThis.repereWatcher?.left() ?? null,
      isListed: () => globalThis.repereWatcher?.isListed() ?? false,
      ask,
      isAlive,
    });
    globalThis.repereFollower.look();
  });
}
