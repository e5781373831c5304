import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPanel } from '../components/panel-controller.tsx';
import { SerialQueue } from '../lib/async/serial-queue.ts';
import { guarded } from '../lib/dom/dom.ts';
import { ask } from '../lib/messages/ask.ts';
import { isAlive } from '../lib/page/extension.ts';

/** The panel, added to the pages that need one; the follower shows and hides it. */
export default defineUnlistedScript(() => {
  // Sends a person's actions in their order, however often one has to be sent.
  const queue = new SerialQueue();
  // Added again to the same page, it keeps the panel that is there.
  globalThis.reperePanel ??= createPanel({
    document: guarded(document),
    marker: () => globalThis.repereMarker,
    // Only the background stores anything.
    remember: (state) => queue.run(() => ask({ type: 'panel-state', ...state })),
    choose: (url, startups) => queue.run(() => ask({ type: 'choose', url, startups })),
    search: (query) => ask({ type: 'search', query }),
    isAlive,
  });
});
