import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPanel } from '../components/panel-controller.tsx';
import { SerialQueue } from '../lib/async/serial-queue.ts';
import { guarded } from '../lib/dom/dom.ts';
import { ask } from '../lib/messages/ask.ts';
import { isAlive } from '../lib/page/extension.ts';

/**
 * The panel, added to the pages that need one. The follower shows and hides it.
 */
export default defineUnlistedScript(() => {
  // What a person does last is said last, however often it has to be said.
  const queue = new SerialQueue();
  // Injected again on the same page: the panel that stands is the right one.
  globalThis.reperePanel ??= createPanel({
    document: guarded(document),
    marker: () => globalThis.repereMarker,
    // All that is remembered is the background's to keep: storage is no matter of a page's.
    remember: (state) => queue.run(() => ask({ type: 'panel-state', ...state })),
    choose: (url, startups) => queue.run(() => ask({ type: 'choose', url, startups })),
    search: (query) => ask({ type: 'search', query }),
    isAlive,
  });
});
