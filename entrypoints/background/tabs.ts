import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import type { Tabs, World } from '../../lib/background/world.ts';
import type { OfferView } from '../../lib/messages/messages.ts';
import { badgeOf } from '../../lib/messages/signals.ts';

/** A page that is opened is there by then, in milliseconds. */
const LOAD_LIMIT = 20_000;

/** The browser's own tabs. What was found on them is in session storage: the worker may be stopped at any moment. */
export function browserTabs(warn: World['warn']): Tabs {
  return {
    async address(tabId) {
      const tab = await browser.tabs.get(tabId).catch(() => null);
      return tab?.url ?? '';
    },

    async onSite(origin) {
      const open = await browser.tabs.query({ url: `${origin}/*` });
      return open.flatMap(({ id, url = '' }) => (id === undefined ? [] : [{ id, url }]));
    },

    async open(url) {
      const { id } = await browser.tabs.create({ url, active: false });
      return id !== undefined && (await isLoaded(id, new URL(url).origin)) ? id : null;
    },

    found: (tabId) => foundOn(tabId).getValue(),

    async record(tabId, view) {
      const item = foundOn(tabId);
      const badge = view && badgeOf(view);
      await Promise.all([
        view ? item.setValue(view) : item.removeValue(),
        browser.action.setBadgeText({ tabId, text: badge?.text ?? '' }),
        badge ? browser.action.setBadgeBackgroundColor({ tabId, color: badge.color }) : null,
        // The tab may have been closed between question and answer.
      ]).catch(warn(`tab ${tabId} could not be marked`));
    },
  };
}

/** What was found on a tab, kept as long as the browser runs. */
export function foundOn(tabId: number) {
  return storage.defineItem<OfferView>(`session:tab.${tabId}`);
}

/** Resolves once a tab has a page of this site; false when it does not come. */
function isLoaded(tabId: number, origin: string): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (loaded: boolean) => {
      browser.tabs.onUpdated.removeListener(heed);
      clearTimeout(timer);
      resolve(loaded);
    };
    const heed = (
      id: number,
      { status }: { status?: string },
      { url }: { url?: string | undefined },
    ) => {
      // A new tab is complete once before it goes anywhere.
      const isThere = status === 'complete' && URL.parse(url ?? '')?.origin === origin;
      if (id === tabId && isThere) done(true);
    };
    const timer = setTimeout(() => done(false), LOAD_LIMIT);
    browser.tabs.onUpdated.addListener(heed);
  });
}
