import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { storage } from 'wxt/utils/storage';
import { answer } from '../lib/answer.ts';
import { boardAddressesOf } from '../lib/boards/addresses.ts';
import { WATCHED_MATCH_PATTERNS } from '../lib/boards/hosts.ts';
import { chosenFor, offerKey, parseChoices, withChoice } from '../lib/choices/choices.ts';
import { completeView } from '../lib/choices/complete-view.ts';
import { bundledDirectory } from '../lib/directory/bundled.ts';
import { browserTranslation } from '../lib/i18n/browser-translation.ts';
import { panelTexts, type Texts } from '../lib/i18n/texts.ts';
import { Resolver } from '../lib/matching/resolve.ts';
import type {
  ChooseMessage,
  OfferView,
  PanelAnswer,
  PanelPreferences,
  PanelStateMessage,
  ResolveMessage,
  WakeMessage,
} from '../lib/messages/messages.ts';
import { parseBackgroundMessage } from '../lib/messages/schema.ts';
import { badgeOf, needsPanel } from '../lib/messages/signals.ts';
import type { BoardId } from '../lib/offer/offer.ts';
import { DirectorySearch } from '../lib/search/search.ts';
import { SETTINGS_KEY } from '../lib/settings/glance.ts';
import {
  panelPreferences,
  parsePanelState,
  parseSettings,
  SETTINGS_VERSION,
} from '../lib/settings/settings.ts';
import { TabScripts } from '../lib/watch/page-scripts.ts';

// What is stored is unknown until it is parsed, at each reading.
const settingsItem = storage.defineItem<unknown>(`local:${SETTINGS_KEY}`, {
  version: SETTINGS_VERSION,
});
const panelStateItem = storage.defineItem<unknown>('local:panel', { version: SETTINGS_VERSION });
const choicesItem = storage.defineItem<unknown>('local:choices', { version: 1 });
/** Set once the open tabs have this version's watcher; session storage ends with the version. */
const takenOverItem = storage.defineItem<boolean>('session:taken-over');

export default defineBackground(() => {
  const scripts = new TabScripts(browser.scripting);
  let resolver: Resolver | undefined;
  let search: DirectorySearch | undefined;
  let texts: Promise<Texts> | undefined;
  /** One writing after the other: each starts from what the one before left. */
  let lastWriting: Promise<unknown> = Promise.resolve();

  browser.runtime.onMessage.addListener((value: unknown, sender) => {
    // Other extensions and pages have no business here.
    if (sender.id !== browser.runtime.id) return;
    const message = parseBackgroundMessage(value);
    if (!message) return;
    switch (message.type) {
      case 'tab-status':
        return shownOn(message.tabId);
      case 'directory-date':
        return Promise.resolve(bundledDirectory().date);
      case 'search':
        // Built at the first search: few people need one.
        search ??= new DirectorySearch(bundledDirectory());
        return Promise.resolve(search.find(message.query));
      case 'panel-state':
        return inTurn(() => writePanelState(message));
    }
    const tabId = sender.tab?.id;
    if (tabId === undefined) return;
    switch (message.type) {
      case 'wake':
        return wake(message, tabId, sender.url);
      case 'resolve':
        return resolve(message, tabId);
      case 'choose':
        return inTurn(() => choose(message, tabId));
      case 'left':
        return record(tabId, null);
    }
  });

  browser.tabs.onRemoved.addListener((tabId) => {
    tabView(tabId).removeValue();
  });

  browser.commands?.onCommand.addListener(async (command) => {
    if (command !== 'toggle-panel') return;
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    // A tab without a panel has none to open.
    if (tab?.id !== undefined) await scripts.togglePanel(tab.id);
  });

  browser.storage.onChanged.addListener(async (changes, area) => {
    if (area !== 'local' || !(SETTINGS_KEY in changes)) return;
    for (const tabId of await watchedTabs()) scripts.restart(tabId);
  });

  // Reached when the extension is installed or updated, and below when it was switched on again.
  browser.runtime.onInstalled.addListener(() => takeOverOpenTabs());
  takeOverOpenTabs();

  /** Gives the page what reads its offer, unless the person switched its board off. */
  async function wake({ network }: WakeMessage, tabId: number, url = ''): Promise<void> {
    const page = URL.parse(url);
    const board = page && boardAddressesOf(page);
    if (!board || !(await isOn(board.id))) return;
    // Where there will be a panel in any case it comes along.
    await (network ? scripts.add(tabId, 'panel', 'follower') : scripts.add(tabId, 'follower'));
  }

  async function resolve(message: ResolveMessage, tabId: number): Promise<PanelAnswer | null> {
    const chosen = choicesItem.getValue().then(parseChoices);
    const preferences = readPreferences();
    const { board } = message.reading;
    if (!board || !(message.asked || (await isOn(board)))) return null;
    const directory = bundledDirectory();
    // Built on the first offer, not at each start of the worker.
    resolver ??= new Resolver(directory);
    const automatic = answer(message.reading, resolver);
    if (!automatic) return null;
    const choice = chosenFor(await chosen, offerKey(automatic));
    const view = completeView(automatic, directory, choice);
    const written = record(tabId, view);
    const isShown = needsPanel(view, message.asked);
    if (isShown && !message.panelLoaded) await scripts.add(tabId, 'panel');
    await written;
    if (!isShown) return null;
    texts ??= readTexts().catch((error) => {
      texts = undefined;
      throw error;
    });
    return { view, preferences: await preferences, texts: await texts };
  }

  /** What was found on a tab, unless it has gone to another page since. */
  async function shownOn(tabId: number): Promise<OfferView | null> {
    const [view, tab] = await Promise.all([tabView(tabId).getValue(), browser.tabs.get(tabId)]);
    // The query may change under an offer that stays.
    const page = (address = '') => address.replace(/[?#].*$/s, '');
    return view && page(view.url) === page(tab.url) ? view : null;
  }

  /** Remembers the person's choice for the offer that the tab shows. */
  async function choose({ url, startup }: ChooseMessage, tabId: number): Promise<OfferView | null> {
    const view = await tabView(tabId).getValue();
    // The tab went to another offer while the person chose.
    if (!view || view.url !== url) return null;
    const key = offerKey(view);
    if (key) {
      const choices = parseChoices(await choicesItem.getValue());
      await choicesItem.setValue(withChoice(choices, key, startup));
    }
    const next = completeView(view, bundledDirectory(), startup);
    await record(tabId, next);
    return next;
  }

  function inTurn<Result>(write: () => Promise<Result>): Promise<Result> {
    const writing = lastWriting.then(write);
    lastWriting = writing.catch(() => undefined);
    return writing;
  }

  /** Once for each life of this version of the extension: install, update, switching on, browser start. */
  async function takeOverOpenTabs(): Promise<void> {
    if (await takenOverItem.getValue()) return;
    await takenOverItem.setValue(true);
    for (const tabId of await watchedTabs()) scripts.takeOver(tabId);
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

async function isOn(board: BoardId): Promise<boolean> {
  return parseSettings(await settingsItem.getValue()).boards[board];
}

/** The tabs whose page is to have the watcher; those put to sleep by the browser start anew by themselves. */
async function watchedTabs(): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: WATCHED_MATCH_PATTERNS, discarded: false });
  return tabs.flatMap(({ id }) => id ?? []);
}

async function readPreferences(): Promise<PanelPreferences> {
  const [settings, state] = await Promise.all([settingsItem.getValue(), panelStateItem.getValue()]);
  return panelPreferences(parseSettings(settings), parsePanelState(state));
}

async function writePanelState({ collapsed, side }: PanelStateMessage): Promise<void> {
  const state = parsePanelState(await panelStateItem.getValue());
  await panelStateItem.setValue({
    collapsed: collapsed ?? state.collapsed,
    side: side ?? state.side,
  });
}

/** The panel's words, from the file that the browser itself reads for its language. */
async function readTexts(): Promise<Texts> {
  const [language] = browserTranslation().locale.split('-');
  const file = await fetch(`/_locales/${language}/messages.json`);
  return panelTexts(await file.json());
}

/** What was found on a tab, kept as long as the browser runs: the worker may be stopped at any moment. */
function tabView(tabId: number) {
  return storage.defineItem<OfferView>(`session:tab.${tabId}`);
}
