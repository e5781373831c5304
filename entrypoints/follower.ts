import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readOfferPage } from '../lib/boards/index.ts';
import { ask } from '../lib/messages/ask.ts';
import { isAlive } from '../lib/page/extension.ts';
import { followPage } from '../lib/page/follower.ts';
import { createOfferMarker } from '../lib/page/offer-marker.ts';
import { parseHtml } from '../lib/page/parse-html.ts';

/** The boards' readers and what follows a page with them, added where there may be an offer of the network. */
export default defineUnlistedScript(() => {
  const read = (url: URL, isFinal: boolean) => readOfferPage({ url, document, parseHtml, isFinal });
  globalThis.repereMarker ??= createOfferMarker(document, (wanted) => {
    const { offer } = read(new URL(location.href), true);
    return offer?.zones.find(({ name }) => name === wanted)?.text ?? null;
  });
  if (globalThis.repereFollower) return;
  globalThis.repereFollower = followPage({
    window,
    read,
    panel: () => globalThis.reperePanel,
    hasMoved: () => globalThis.repereWatcher?.hasMoved() ?? false,
    left: () => globalThis.repereWatcher?.left() ?? null,
    isListed: () => globalThis.repereWatcher?.isListed() ?? false,
    ask,
    isAlive,
  });
  globalThis.repereFollower.look();
});
