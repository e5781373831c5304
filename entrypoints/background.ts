import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { storage } from 'wxt/utils/storage';
import { answer } from '../lib/answer.ts';
import { bundledDirectory } from '../lib/directory/bundled.ts';
import { Resolver } from '../lib/matching/resolve.ts';
import type { OfferView, ResolveMessage } from '../lib/messages/messages.ts';
import { parseBackgroundMessage } from '../lib/messages/schema.ts';
import { badgeOf, needsPanel } from '../lib/messages/signals.ts';

const READER_SCRIPT = '/content-scripts/reader.js';
const PANEL_SCRIPT = '/content-scripts/panel.js';
type PageScript = typeof READER_SCRIPT | typeof PANEL_SCRIPT;

export default defineBackground(() => {
  let resolver: Resolver | undefined;

  browser.runtime.onMessage.addListener((value: unknown, sender) => {
    // Other extensions and pages have no business here.
    if (sender.id !== browser.runtime.id) return;
    const message = parseBackgroundMessage(value);
    if (!message) return;
    const tabId = sender.tab?.id;
    switch (message.type) {
      case 'reader-wanted':
        return tabId === undefined ? undefined : inject(READER_SCRIPT, tabId);
      case 'resolve':
        return tabId === undefined ? undefined : resolve(message, tabId);
      case 'left':
        return tabId === undefined ? undefined : record(tabId, null);
      case 'tab-status':
        return tabView(message.tabId).getValue();
    }
  });

  browser.tabs.onRemoved.addListener((tabId) => {
    tabView(tabId).removeValue();
  });

  async function resolve(message: ResolveMessage, tabId: number): Promise<OfferView | null> {
    // Built on the first offer, not at each start of the worker.
    resolver ??= new Resolver(bundledDirectory());
    const view = answer(message.reading, resolver);
    if (!view) return null;
    const written = record(tabId, view);
    if (needsPanel(view) && !message.panelLoaded) await inject(PANEL_SCRIPT, tabId);
    await written;
    return needsPanel(view) ? view : null;
  }

  /** Adds a script of this extension to a tab's page; false when the page does not take it. */
  async function inject(file: PageScript, tabId: number): Promise<boolean> {
    try {
      await browser.scripting.executeScript({ target: { tabId }, files: [file] });
      return true;
    } catch (error) {
      // The tab went elsewhere meanwhile, or its permission was withdrawn: the popup still answers.
      console.warn(`Repère: ${file} could not be added to tab ${tabId}:`, error);
      return false;
    }
  }

  async function record(tabId: number, view: OfferView | null): Promise<void> {
    const item = tabView(tabId);
    const badge = view && badgeOf(view);
    await Promise.all([
      view ? item.setValue(view) : item.removeValue(),
      browser.action.setBadgeText({ tabId, text: badge?.text ?? '' }),
      badge ? browser.action.setBadgeBackgroundColor({ tabId, color: badge.color }) : null,
    ]).catch((error) => {
      // The tab may have been closed between question and answer.
      console.warn(`Repère: tab ${tabId} could not be marked:`, error);
    });
  }
});

/** What was found on a tab, kept as long as the browser runs: the worker may be stopped at any moment. */
function tabView(tabId: number) {
  return storage.defineItem<OfferView>(`session:tab.${tabId}`);
}
