import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import { ask, isAlive } from '../../lib/messages/page-link.ts';
import { createLists } from './controller.ts';

/**
 * The badges of lists, added to the boards' lists after the follower, which reads the cards. From
 * here on the watcher shows and hides them.
 */
export default defineUnlistedScript(() => {
  if (globalThis.repereLists) return;
  globalThis.repereLists = createLists({
    document,
    translation: browserTranslation(),
    cards: () => globalThis.repereReader?.cards(new URL(location.href)) ?? [],
    ask: (offers) => ask({ type: 'list', offers }),
    isAlive,
  });
  globalThis.repereLists.show();
});
