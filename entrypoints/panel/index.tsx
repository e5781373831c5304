import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import { askAgain } from '../../lib/messages/ask-again.ts';
import type {
  BackgroundMessage,
  PageReader,
  PanelController,
} from '../../lib/messages/messages.ts';
import { createPanel } from './controller.tsx';

declare global {
  var repereReader: PageReader | undefined;
  var reperePanel: PanelController | undefined;
}

/**
 * The panel, added to the pages that need one. Its life is the watcher's to follow: it is
 * hidden there when the extension is updated or removed.
 */
export default defineUnlistedScript(() => {
  // Injected again on the same page: the panel that stands is the right one.
  globalThis.reperePanel ??= createPanel({
    document,
    translation: browserTranslation(),
    extensionVersion: browser.runtime.getManifest().version,
    today: () => new Date().toISOString(),
    zoneText(zone) {
      const offer = globalThis.repereReader?.read(new URL(location.href)).offer;
      return offer?.zones.find(({ name }) => name === zone)?.text ?? null;
    },
    // All that is remembered is the background's to keep: storage is no matter of a page's.
    remember: (state) => ask({ type: 'panel-state', ...state }),
    choose: (url, startup) => ask({ type: 'choose', url, startup }),
    search: (query) => ask({ type: 'search', query }),
  });
});

function ask<Answer>(message: BackgroundMessage): Promise<Answer> {
  return askAgain(() => browser.runtime.sendMessage(message));
}
