import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { storage } from 'wxt/utils/storage';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import type { PanelController } from '../../lib/messages/messages.ts';
import { createPanel } from './controller.tsx';

declare global {
  var reperePanel: PanelController | undefined;
}

const collapsedItem = storage.defineItem<boolean>('local:panel.collapsed', {
  fallback: false,
  version: 1,
});

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  main(context) {
    // Injected again on the same page: the panel that stands is the right one.
    globalThis.reperePanel ??= createPanel({
      document,
      translation: browserTranslation(),
      extensionVersion: browser.runtime.getManifest().version,
      readCollapsed: () => collapsedItem.getValue(),
      writeCollapsed: (collapsed) => collapsedItem.setValue(collapsed),
    });
    const panel = globalThis.reperePanel;
    context.onInvalidated(() => {
      // A second injection invalidates this context too; only a removed or updated
      // extension leaves a panel that can no longer answer.
      if (!browser.runtime?.id) panel.hide();
    });
  },
});
