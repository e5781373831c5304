import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import type { ListMessage, ListsController, PageReader } from '../../lib/messages/messages.ts';
import { createLists } from './controller.ts';

declare global {
  var repereReader: PageReader | undefined;
  var repereLists: ListsController | undefined;
}

/**
 * The badges of lists, added to the boards' lists after the reader. They are the watcher's to
 * show and to hide, as the panel is.
 */
export default defineUnlistedScript(() => {
  globalThis.repereLists ??= createLists({
    document,
    translation: browserTranslation(),
    cards: () => globalThis.repereReader?.cards(new URL(location.href)) ?? [],
    ask(offers) {
      const message: ListMessage = { type: 'list', offers };
      return browser.runtime.sendMessage(message);
    },
  });
});
