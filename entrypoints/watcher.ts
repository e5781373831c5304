import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isInNetworkList, NETWORK_LIST_KEY } from '../lib/badges/raw-network-list.ts';
import { ask } from '../lib/messages/ask.ts';
import { isAlive, readStored } from '../lib/page/extension.ts';
import { watchPage } from '../lib/page/watcher.ts';

/**
 * The watcher, the first script in a board's pages. Not one of WXT's content scripts, whose start
 * costs more than all that is done here: the manifest registers it (wxt.config.ts).
 */
export default defineUnlistedScript(() => {
  const start = () => {
    // The background adds it again to the pages that were open before it: once is enough.
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
        // A background that does not answer has nothing to add.
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
  // A page that is prepared in case someone goes there is nobody's yet, and its tab is another's.
  if (document.prerendering) document.addEventListener('prerenderingchange', start, { once: true });
  else start();
});
