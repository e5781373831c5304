import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readCards } from '../lib/boards/cards.ts';
import { ask, isAlive } from '../lib/messages/page-link.ts';
import { createListBadges } from '../lib/page/badges/controller.ts';

/**
 * The badges of lists, added to the boards' lists. From here on the watcher shows and hides them.
 */
export default defineUnlistedScript(() => {
  if (globalThis.repereBadges) return;
  globalThis.repereBadges = createListBadges({
    document,
    cards: () => readCards({ url: new URL(location.href), document, parseHtml }).cards,
    ask: (offers) => ask({ type: 'list', offers }),
    isAlive,
  });
  globalThis.repereBadges.show();
});

function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}
