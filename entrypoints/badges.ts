import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readCards } from '../lib/boards/cards.ts';
import { guarded } from '../lib/dom/dom.ts';
import { ask } from '../lib/messages/ask.ts';
import { createListBadges } from '../lib/page/badges/controller.ts';
import { isAlive } from '../lib/page/extension.ts';
import { parseHtml } from '../lib/page/parse-html.ts';

/** The badges of lists, added to the boards' lists; the watcher then shows and hides them. */
export default defineUnlistedScript(() => {
  if (globalThis.repereBadges) return;
  globalThis.repereBadges = createListBadges({
    document: guarded(document),
    cards: () => readCards({ url: new URL(location.href), document, parseHtml }).cards,
    ask: (offers) => ask({ type: 'list', offers }),
    isAlive,
  });
  globalThis.repereBadges.show();
});
