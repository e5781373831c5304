import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPanel } from '../components/panel-controller.ts';
import { PANEL_STYLES } from '../components/panel-styles.ts';
import { sendAddedUp } from '../lib/async/send-added-up.ts';
import { SerialQueue } from '../lib/async/serial-queue.ts';
import { guarded } from '../lib/dom/dom.ts';
import { ask } from '../lib/messages/ask.ts';
import { isAlive } from '../lib/page/extension.ts';
import { createLazySearch } from '../lib/search/lazy-search.ts';
import type { PanelChange } from '../lib/settings/settings.ts';

/**
 * The panel, added to the pages that need one. The follower shows and hides it. It puts up what the
 * background has drawn; its components (panel-life.ts) come when a person uses it.
 */
export default defineUnlistedScript(() => {
  // Sends a person's choices in their order, however often one has to be sent.
  const queue = new SerialQueue();
  // Added again to the same page, it keeps the panel that is there.
  globalThis.reperePanel ??= createPanel({
    document: guarded(document),
    styles: PANEL_STYLES,
    marker: () => globalThis.repereMarker,
    // Only the background stores anything.
    remember: sendAddedUp((change: PanelChange, isWanted) =>
      ask({ type: 'panel-state', ...change }, { isWanted }),
    ),
    choose: (url, startups) => queue.run(() => ask({ type: 'choose', url, startups })),
    // Sent once: a second time it would open another draft.
    correct: () => ask({ type: 'draft-from-offer' }, { isWanted: () => false }),
    report: () => ask({ type: 'feedback' }),
    keep: (url) => queue.run(() => ask({ type: 'keep', url })),
    unkeep: (url) => queue.run(() => ask({ type: 'unkeep', url })),
    openOffers: () => void ask({ type: 'open-offers' }).catch(() => undefined),
    search: createLazySearch(() => ask({ type: 'startup-search' })),
    async enliven(actions, gestures) {
      const texts = await ask({ type: 'panel-life' });
      const create = globalThis.repereLivingDrawing;
      if (!create) throw new Error("the panel's components did not come");
      return create(texts, actions, gestures);
    },
    isAlive,
  });
});
