import { browser } from 'wxt/browser';
import { badgeOf } from '../../lib/answer/toolbar-badge.ts';
import type { OfferView } from '../../lib/answer/view.ts';
import type { RetryCall } from '../../lib/background/retry-call.ts';
import type { BackgroundServices, OpenTab, Tabs } from '../../lib/background/services.ts';
import { WATCHED_MATCH_PATTERNS } from '../../lib/boards/hosts.ts';
import { tabKey } from '../../lib/extension/tab-status.ts';
import type { OfferFacts } from '../../lib/offers/kept-offer.ts';
import type { StorageArea } from '../../lib/storage/store.ts';

/** The longest wait for a page that was opened, in milliseconds. */
const LOAD_LIMIT = 20_000;

/** What the tabs are built on. */
interface TabsEnvironment {
  /** Keeps the views found on tabs: the background may be stopped at any moment. */
  session: StorageArea;
  retryCall: RetryCall;
  warn: BackgroundServices['warn'];
}

/** The browser's own tabs. */
export function browserTabs({ session, retryCall, warn }: TabsEnvironment): BrowserTabs {
  async function openTabs(query: Parameters<typeof browser.tabs.query>[0]): Promise<OpenTab[]> {
    const found = await retryCall(() => browser.tabs.query(query));
    return found.flatMap(({ id, url = '' }) => (id === undefined ? [] : [{ id, url }]));
  }

  return {
    async address(tabId) {
      const tab = await retryCall(() => browser.tabs.get(tabId)).catch(() => null);
      return tab?.url ?? '';
    },

    onSite: (origin) => openTabs({ url: `${origin}/*` }),

    // Those put to sleep by the browser start anew by themselves.
    watched: () => openTabs({ url: WATCHED_MATCH_PATTERNS, discarded: false }),

    async open(url) {
      const { id } = await retryCall(() => browser.tabs.create({ url, active: false }));
      return id !== undefined && (await isLoaded(id, new URL(url).origin)) ? id : null;
    },

    async found(tabId) {
      const { [tabKey(tabId)]: found } = await session.get(tabKey(tabId));
      return (found as OfferView | undefined) ?? null;
    },

    async facts(tabId) {
      const { [factsKey(tabId)]: facts } = await session.get(factsKey(tabId));
      return (facts as OfferFacts | undefined) ?? null;
    },

    async record(tabId, view, facts = view ? undefined : null) {
      const badge = view && badgeOf(view);
      // Null: where there is nothing to say of the tab, the number of what is due today shows.
      const text = badge?.text ?? (null as unknown as string);
      const color = badge?.color;
      await Promise.all([
        view ? session.set({ [tabKey(tabId)]: view }) : session.remove(tabKey(tabId)),
        facts && session.set({ [factsKey(tabId)]: facts }),
        facts === null && session.remove(factsKey(tabId)),
        retryCall(() => browser.action.setBadgeText({ tabId, text })),
        color && retryCall(() => browser.action.setBadgeBackgroundColor({ tabId, color })),
        // The tab may have been closed between question and answer.
      ]).catch(warn(`tab ${tabId} could not be marked`));
    },

    async forget(tabId) {
      const keys = [tabKey(tabId), factsKey(tabId)];
      await session.remove(keys).catch(warn(`tab ${tabId} could not be forgotten`));
    },
  };
}

/** The browser's tabs, as long as they are open. */
interface BrowserTabs extends Tabs {
  /** Forgets the view found on a closed tab. Never rejects. */
  forget(tabId: number): Promise<void>;
}

/** Where what its page says besides stands: the offer's text, in case the person keeps it. */
function factsKey(tabId: number): string {
  return `${tabKey(tabId)}.facts`;
}

/** Resolves once a tab has loaded a page of this site; false when it does not. */
function isLoaded(tabId: number, origin: string): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (loaded: boolean) => {
      browser.tabs.onUpdated.removeListener(listener);
      clearTimeout(timer);
      resolve(loaded);
    };
    const listener = (
      id: number,
      { status }: { status?: string },
      { url }: { url?: string | undefined },
    ) => {
      // A new tab reports "complete" once before it goes anywhere.
      const isThere = status === 'complete' && URL.parse(url ?? '')?.origin === origin;
      if (id === tabId && isThere) done(true);
    };
    const timer = setTimeout(() => done(false), LOAD_LIMIT);
    browser.tabs.onUpdated.addListener(listener);
  });
}
