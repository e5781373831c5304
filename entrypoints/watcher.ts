import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isInNetworkList, NETWORK_LIST_KEY } from '../lib/badges/raw-network-list.ts';
import { ask } from '../lib/messages/ask.ts';
import { isAlive, readStored } from '../lib/page/extension.ts';
import { watchPage } from '../lib/page/watcher.ts';
import { whenShown } from '../lib/page/when-shown.ts';

/**
 * The watcher, the first script in a board's pages. The manifest registers it directly
 * (wxt.config.ts), since the start of WXT's content scripts costs more than everything it does.
 */
export default defineUnlistedScript(() => {
  const start = () => {
    // The background adds it to pages that were already open: the second one does nothing.
    globalThis.repereWatcher ??= watchPage({
      window,
      follower: () => globalThis.repereFollower,
      badges: () => globalThis.repereBadges,
      dismiss() {
        globalThis.repereFollower?.retire();
        globalThis.repereFollower = undefined;
        globalThis.repereBadges?.hide();
        globalThis.repereBadges = undefined;
      },
      wake(page, network, preview) {
        const { pathname } = location;
        // Without an answer there is nothing to add.
        ask(
          { type: 'wake', page, network, preview },
          { isWanted: () => pathname === location.pathname },
        ).catch(() => undefined);
      },
      async isListed(board, reference) {
        return isInNetworkList(await readStored(NETWORK_LIST_KEY), board, reference);
      },
      isAlive,
    });
  };
  whenShown(document, start);
});
