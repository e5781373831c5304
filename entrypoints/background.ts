import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { storage } from 'wxt/utils/storage';
import { answer } from '../lib/answer.ts';
import { choicesShape, chosenFor, offerKey, withChoice } from '../lib/choices/choices.ts';
import { completeView } from '../lib/choices/complete-view.ts';
import { bundledDirectory } from '../lib/directory/bundled.ts';
import type { Directory } from '../lib/directory/directory.ts';
import { DirectoryKeeper } from '../lib/directory/keeper.ts';
import { DIRECTORY_ADDRESS } from '../lib/directory/refresh.ts';
import { Resolver } from '../lib/matching/resolve.ts';
import type {
  AnswerTo,
  BackgroundMessage,
  OfferView,
  PanelPreferences,
  SettingsStatus,
  TogglePanelMessage,
} from '../lib/messages/messages.ts';
import { originOf } from '../lib/messages/origin.ts';
import { parseBackgroundMessage } from '../lib/messages/schema.ts';
import { badgeOf, needsPanel } from '../lib/messages/signals.ts';
import { DirectorySearch } from '../lib/search/search.ts';
import { panelPreferences, panelStateShape, settingsShape } from '../lib/settings/settings.ts';
import { Store } from '../lib/storage/store.ts';

const READER_SCRIPT = '/content-scripts/reader.js';
const PANEL_SCRIPT = '/panel.js';
type PageScript = typeof READER_SCRIPT | typeof PANEL_SCRIPT;

const REFRESH_ALARM = 'refresh';

/** Answers each kind of message, given the tab it comes from (-1: none). */
type Handlers = {
  [Type in BackgroundMessage['type']]: (
    message: Extract<BackgroundMessage, { type: Type }>,
    tabId: number,
  ) => Promise<AnswerTo<Extract<BackgroundMessage, { type: Type }>>>;
};

export default defineBackground(() => {
  const store = new Store(browser.storage.local, browser.storage.session);
  const keeper = new DirectoryKeeper(store, bundledDirectory(), {
    fetch: (address, init) => fetch(address, init),
    isAllowed: () =>
      browser.permissions.contains({ origins: [`${new URL(DIRECTORY_ADDRESS).origin}/*`] }),
    now: () => new Date(),
    random: Math.random,
    async setAlarm(when) {
      await browser.alarms.clear(REFRESH_ALARM);
      if (when !== null) browser.alarms.create(REFRESH_ALARM, { when });
    },
    alarm: async () => (await browser.alarms.get(REFRESH_ALARM))?.scheduledTime ?? null,
  });
  const self = { id: browser.runtime.id, root: browser.runtime.getURL('') };
  const resolverOf = keptFor((directory) => new Resolver(directory));
  const searchOf = keptFor((directory) => new DirectorySearch(directory));

  const handlers: Handlers = {
    'reader-wanted': (_, tabId) => inject(READER_SCRIPT, tabId),

    async resolve({ reading, panelLoaded, asked }, tabId) {
      const chosen = store.read(choicesShape);
      const preferences = readPreferences();
      const directory = await keeper.current();
      const automatic = answer(reading, resolverOf(directory));
      if (!automatic) return null;
      const choice = chosenFor(await chosen, offerKey(automatic));
      const view = completeView(automatic, directory, choice);
      const written = record(tabId, view);
      const isShown = needsPanel(view, asked);
      if (isShown && !panelLoaded) await inject(PANEL_SCRIPT, tabId);
      await written;
      // People come before what is done for the next ones.
      if (isShown) keeper.noteUse().catch(warn('the use of today could not be noted'));
      return isShown ? { view, preferences: await preferences } : null;
    },

    async left(_, tabId) {
      await record(tabId, null);
    },

    /** What was found on a tab, unless it has gone to another page since. */
    async 'tab-status'({ tabId }) {
      const [view, tab] = await Promise.all([tabView(tabId).getValue(), browser.tabs.get(tabId)]);
      // The query may change under an offer that stays.
      const page = (address = '') => address.replace(/[?#].*$/s, '');
      return view && page(view.url) === page(tab.url) ? view : null;
    },

    /** Remembers the person's choice for the offer that the tab shows. */
    async choose({ url, startup }, tabId) {
      const view = await tabView(tabId).getValue();
      // The tab went to another offer while the person chose.
      if (!view || view.url !== url) return null;
      const key = offerKey(view);
      if (key) await store.update(choicesShape, (choices) => withChoice(choices, key, startup));
      const next = completeView(view, await keeper.current(), startup);
      await record(tabId, next);
      return next;
    },

    // Built at the first search: few people need one.
    search: async ({ query }) => searchOf(await keeper.current()).find(query),

    async 'panel-state'({ collapsed, side }) {
      await store.update(panelStateShape, (state) => ({
        collapsed: collapsed ?? state.collapsed,
        side: side ?? state.side,
      }));
    },

    'settings-status': readStatus,

    async 'change-settings'({ settings }) {
      await store.update(settingsShape, (before) => ({ ...before, ...settings }));
      return readStatus();
    },

    async refresh() {
      await keeper.refresh();
      return readStatus();
    },

    async erase() {
      await Promise.all([store.erase(), browser.storage.session.clear()]);
      keeper.forget();
      // Written anew, so that the open pages learn that a board is on again.
      await store.update(settingsShape, (settings) => settings);
      return readStatus();
    },
  };

  browser.runtime.onMessage.addListener((value: unknown, sender) => {
    const origin = originOf(sender, self);
    const message = origin && parseBackgroundMessage(value, origin);
    if (!message) return;
    const handle = handlers[message.type] as (
      message: BackgroundMessage,
      tabId: number,
    ) => Promise<unknown>;
    return (
      handle(message, sender.tab?.id ?? -1)
        // Always something: where nothing comes back, the background was stopped (askAgain).
        .then((answer) => answer ?? null)
        // Nobody is helped by a stack trace in a page: what failed is told here, and not answered.
        .catch(warn(`"${message.type}" failed`))
    );
  });

  browser.tabs.onRemoved.addListener((tabId) => {
    tabView(tabId)
      .removeValue()
      .catch(warn(`tab ${tabId} could not be forgotten`));
  });

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === REFRESH_ALARM) keeper.ring().catch(warn('the refresh failed'));
  });

  browser.commands?.onCommand.addListener(async (command) => {
    if (command !== 'toggle-panel') return;
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined) return;
    const message: TogglePanelMessage = { type: 'toggle-panel' };
    // A tab without the watcher has no panel to open.
    await browser.tabs.sendMessage(tab.id, message).catch(() => undefined);
  });

  keeper.plan().catch(warn('the next refresh could not be planned'));

  async function readPreferences(): Promise<PanelPreferences> {
    const [settings, state] = await Promise.all([
      store.read(settingsShape),
      store.read(panelStateShape),
    ]);
    return panelPreferences(settings, state);
  }

  async function readStatus(): Promise<SettingsStatus> {
    const [settings, directory] = await Promise.all([store.read(settingsShape), keeper.status()]);
    return { settings, directory, problems: await store.problems() };
  }
});

/** Adds a script of this extension to a tab's page; false when the page does not take it. */
async function inject(file: PageScript, tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [file] });
    return true;
  } catch (error) {
    // The tab went elsewhere meanwhile, or its permission was withdrawn: the popup still answers.
    warn(`${file} could not be added to tab ${tabId}`)(error);
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
    // The tab may have been closed between question and answer.
  ]).catch(warn(`tab ${tabId} could not be marked`));
}

/** What was found on a tab, kept as long as the browser runs: the worker may be stopped at any moment. */
function tabView(tabId: number) {
  return storage.defineItem<OfferView>(`session:tab.${tabId}`);
}

/** What is made of a directory, made at the first need and again when the directory changes. */
function keptFor<Made>(make: (directory: Directory) => Made): (directory: Directory) => Made {
  let kept: { directory: Directory; made: Made } | null = null;
  return (directory) => {
    if (kept?.directory !== directory) kept = { directory, made: make(directory) };
    return kept.made;
  };
}

/** Tells the maintainers, on the background's own console, what went on without. */
function warn(what: string): (error: unknown) => undefined {
  return (error) => {
    console.warn(`Repère: ${what}:`, error);
  };
}
