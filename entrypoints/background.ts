import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { storage } from 'wxt/utils/storage';
import { type Analysis, analysisShape, isActive } from '../lib/analysis/analysis.ts';
import { AnalysisKeeper } from '../lib/analysis/keeper.ts';
import { answer } from '../lib/answer.ts';
import { boardAddressesOf } from '../lib/boards/addresses.ts';
import { WATCHED_MATCH_PATTERNS } from '../lib/boards/hosts.ts';
import { choicesShape, chosenFor, offerKey, withChoice } from '../lib/choices/choices.ts';
import { completeView } from '../lib/choices/complete-view.ts';
import { bundledDirectory } from '../lib/directory/bundled.ts';
import type { Directory } from '../lib/directory/directory.ts';
import { DirectoryKeeper } from '../lib/directory/keeper.ts';
import { DIRECTORY_ADDRESS } from '../lib/directory/refresh.ts';
import { browserTranslation } from '../lib/i18n/browser-translation.ts';
import { badgeTexts, panelTexts, type Texts } from '../lib/i18n/texts.ts';
import { answersShape, withAnswer } from '../lib/lists/answers.ts';
import { badgesOf } from '../lib/lists/badges.ts';
import { isInNetworkList } from '../lib/lists/glance.ts';
import { networkListShape, SEEN_IN_NETWORK_LIST, withListed } from '../lib/lists/network-list.ts';
import { Resolver } from '../lib/matching/resolve.ts';
import type {
  AnswerTo,
  BackgroundMessage,
  OfferView,
  PanelPreferences,
  SettingsStatus,
} from '../lib/messages/messages.ts';
import { originOf } from '../lib/messages/origin.ts';
import { parseBackgroundMessage } from '../lib/messages/schema.ts';
import { badgeOf, needsPanel } from '../lib/messages/signals.ts';
import { offerIn } from '../lib/offer/glimpse.ts';
import type { BoardId } from '../lib/offer/offer.ts';
import { type PageReading, unreadPage } from '../lib/offer/reading.ts';
import { type Row, rowOf, rowsShape } from '../lib/report/row.ts';
import { DirectorySearch } from '../lib/search/search.ts';
import { SETTINGS_KEY } from '../lib/settings/glance.ts';
import { panelPreferences, panelStateShape, settingsShape } from '../lib/settings/settings.ts';
import { Store } from '../lib/storage/store.ts';
import { TabScripts } from '../lib/watch/page-scripts.ts';

/** Set once the open tabs have this version's watcher; session storage ends with the version. */
const takenOverItem = storage.defineItem<boolean>('session:taken-over');

const REFRESH_ALARM = 'refresh';

/** Where a message comes from: its tab (-1: none) and the address of its page. */
interface Place {
  tabId: number;
  url: string;
  /** In a private window: nothing is kept of it but what the person says. */
  isPrivate: boolean;
}

/** Answers each kind of message. */
type Handlers = {
  [Type in BackgroundMessage['type']]: (
    message: Extract<BackgroundMessage, { type: Type }>,
    place: Place,
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
  const scripts = new TabScripts(browser.scripting);
  // Each of its methods runs in turn with the writings: it reads, changes and writes.
  const analysis = new AnalysisKeeper(
    {
      readAnalysis: () => store.read(analysisShape),
      writeAnalysis: (value) => store.write({ [analysisShape.key]: value }),
      readRows: () => store.read(rowsShape),
      writeRows: (rows) => store.write({ [rowsShape.key]: rows }),
    },
    rowFrom,
    Date.now,
  );
  let texts: Promise<Texts> | undefined;
  const resolverOf = keptFor((directory) => new Resolver(directory));
  const searchOf = keptFor((directory) => new DirectorySearch(directory));

  const handlers: Handlers = {
    /** Gives the page what reads its offer or its list, unless the person switched its board off. */
    async wake({ page, network, glimpse }, { tabId, url }) {
      const board = boardAddressesOf(new URL(url));
      if (!board || !(await isOn(board.id))) return;
      if (page === 'list') {
        await scripts.add(tabId, 'lists');
        return;
      }
      let panel = network;
      if (glimpse) {
        const offer = offerIn(glimpse, {
          ...board.readAddress(new URL(url)),
          board: board.id,
          url,
        });
        const view = await viewOf({ ...unreadPage(url), board: board.id, page: 'offer', offer });
        panel = view !== null && needsPanel(view);
        if (view && !panel && !resolverOf(await keeper.current()).isSuspected(offer)) {
          await record(tabId, view);
          return;
        }
      }
      // Where there will be a panel it comes along.
      await (panel ? scripts.add(tabId, 'panel', 'follower') : scripts.add(tabId, 'follower'));
    },

    async resolve({ reading, panelLoaded, asked }, { tabId, isPrivate }) {
      const preferences = readPreferences();
      if (!reading.board || !(asked || (await isOn(reading.board)))) return null;
      const view = await viewOf(reading);
      if (!view) return null;
      const written = record(tabId, view);
      if (!isPrivate) {
        // The person's tab does not wait for what is remembered for lists.
        rememberAnswer(view).catch(warn('the answer could not be remembered'));
        const { datePosted = null } = reading.offer ?? {};
        keepOpened(view, datePosted).catch(warn('the row could not be kept'));
      }
      const isShown = needsPanel(view, asked);
      if (isShown && !panelLoaded) await scripts.add(tabId, 'panel');
      await written;
      if (!isShown) return null;
      // People come before what is done for the next ones.
      keeper.noteUse().catch(warn('the use of today could not be noted'));
      texts ??= readTexts().catch((error) => {
        texts = undefined;
        throw error;
      });
      return { view, preferences: await preferences, texts: await texts };
    },

    /** The badges of a list's cards; the references of the network's list are remembered. */
    async list({ offers }, { isPrivate }) {
      const [choices, answers, networkList, { theme }, directory] = await Promise.all([
        store.read(choicesShape),
        store.read(answersShape),
        store.read(networkListShape),
        readPreferences(),
        keeper.current(),
      ]);
      if (!isPrivate && withListed(networkList, offers) !== networkList) {
        store
          .update(networkListShape, (known) => withListed(known, offers))
          .catch(warn('the list could not be remembered'));
      }
      const known = { directory, resolver: resolverOf(directory), choices, answers, networkList };
      const texts = badgeTexts(browserTranslation());
      return { badges: badgesOf(offers, known), theme, texts };
    },

    async left(_, { tabId }) {
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
    async choose({ url, startup }, { tabId }) {
      const view = await tabView(tabId).getValue();
      // The tab went to another offer while the person chose.
      if (!view || view.url !== url) return null;
      const key = offerKey(view);
      if (key) await store.update(choicesShape, (choices) => withChoice(choices, key, startup));
      const next = completeView(view, await keeper.current(), startup);
      await store.inTurn(() => analysis.revise(rowOf(next, null, new Date())));
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

    'list-size': async ({ tabId }) => (await scripts.offersOn(tabId))?.length ?? null,

    async 'analysis-start'({ tabId }) {
      const [tab, offers] = await Promise.all([browser.tabs.get(tabId), scripts.offersOn(tabId)]);
      const url = URL.parse(tab.url ?? '');
      const board = url && boardAddressesOf(url)?.id;
      if (!offers || !board) return null;
      const list = { board, url: url.href };
      const started = await store.inTurn(() => analysis.start(list, offers, tabId));
      if (started === 'started') await scripts.runAnalysis(tabId);
      return started;
    },

    async 'analysis-pause'() {
      await store.inTurn(() => analysis.pause());
    },

    async 'analysis-stop'() {
      await store.inTurn(() => analysis.stop());
    },

    /** False when no page of the list's board could be had. */
    async 'analysis-resume'({ skip }) {
      const current = await analysis.current();
      if (!current || isActive(current, Date.now())) return current !== null;
      const tabId = await listTab(current);
      if (tabId === null) return false;
      await store.inTurn(() => analysis.resume(tabId, skip));
      await scripts.runAnalysis(tabId);
      return true;
    },

    async 'report-clear'() {
      await store.update(rowsShape, () => []);
    },

    'analysis-step': (_, { tabId }) => store.inTurn(() => analysis.step(tabId)),

    'analysis-page': ({ url, verdict }) => store.inTurn(() => analysis.hand(url, verdict)),

    async 'analysis-left'(_, { tabId }) {
      await store.inTurn(() => analysis.left(tabId));
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
      place: Place,
    ) => Promise<unknown>;
    const { tab, url = '' } = sender;
    const place = { tabId: tab?.id ?? -1, url, isPrivate: tab?.incognito ?? false };
    return (
      handle(message, place)
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
    store.inTurn(() => analysis.left(tabId)).catch(warn('the analysis could not be stopped'));
  });

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === REFRESH_ALARM) keeper.ring().catch(warn('the refresh failed'));
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

  keeper.plan().catch(warn('the next refresh could not be planned'));

  /** Once for each life of this version of the extension: install, update, switching on, browser start. */
  async function takeOverOpenTabs(): Promise<void> {
    if (await takenOverItem.getValue()) return;
    await takenOverItem.setValue(true);
    for (const tabId of await watchedTabs()) scripts.takeOver(tabId);
  }

  async function isOn(board: BoardId): Promise<boolean> {
    return (await store.read(settingsShape)).boards[board];
  }

  /** Whether the offer at an address was seen in the network's list on Choisir le service public. */
  async function isListed(address: string): Promise<boolean> {
    const url = new URL(address);
    const board = boardAddressesOf(url);
    const listed = await store.read(networkListShape);
    return isInNetworkList(listed, board?.id, board?.readAddress(url).reference);
  }

  /** The whole answer for a page that was read: what Repère finds, and what the person chose. */
  async function viewOf(reading: PageReading): Promise<OfferView | null> {
    const [choices, directory, isKnown] = await Promise.all([
      store.read(choicesShape),
      keeper.current(),
      isListed(reading.url),
    ]);
    const proof = isKnown ? SEEN_IN_NETWORK_LIST : null;
    const automatic = answer(reading, resolverOf(directory), today(), proof);
    return automatic && completeView(automatic, directory, chosenFor(choices, offerKey(automatic)));
  }

  /** The report's row of an offer that was read now. */
  async function rowFrom(reading: PageReading, listed: string | null): Promise<Row | null> {
    const view = await viewOf(reading);
    if (!view) return null;
    // Not waited for: this runs in turn already.
    rememberAnswer(view).catch(warn('the answer could not be remembered'));
    return rowOf(view, reading.offer?.datePosted ?? listed, new Date());
  }

  /** A recruiter's report holds the network's offers that they open; nobody else's are kept. */
  async function keepOpened(view: OfferView, datePosted: string | null): Promise<void> {
    if (!needsPanel(view) || !(await store.read(settingsShape)).recruiter) return;
    await store.inTurn(() => analysis.keep(rowOf(view, datePosted, new Date())));
  }

  /** Keeps what was found on an offer's page, for its badge in lists. */
  async function rememberAnswer(view: OfferView): Promise<void> {
    const known = await store.read(answersShape);
    if (withAnswer(known, view, today()) === known) return;
    await store.update(answersShape, (answers) => withAnswer(answers, view, today()));
  }

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

  /** The tab where an analysis can go on: its own, another of the same site, or a new one. */
  async function listTab({ list, tab }: Analysis): Promise<number | null> {
    const { origin } = new URL(list.url);
    const open = await browser.tabs.query({ url: `${origin}/*` });
    const rank = ({ id, url }: { id?: number | undefined; url?: string | undefined }) =>
      id === tab ? 0 : url === list.url ? 1 : 2;
    for (const { id } of open.sort((one, other) => rank(one) - rank(other))) {
      if (id !== undefined && (await scripts.add(id, 'analysis'))) return id;
    }
    const { id } = await browser.tabs.create({ url: list.url, active: false });
    if (id === undefined || !(await isLoaded(id, origin))) return null;
    return (await scripts.add(id, 'analysis')) ? id : null;
  }
});

/** A list that is opened anew to go on with its analysis is there by then, in milliseconds. */
const LIST_LOAD_LIMIT = 20_000;

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
    const timer = setTimeout(() => done(false), LIST_LOAD_LIMIT);
    browser.tabs.onUpdated.addListener(heed);
  });
}

/** Today's ISO date. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The tabs whose page is to have the watcher; those put to sleep by the browser start anew by themselves. */
async function watchedTabs(): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: WATCHED_MATCH_PATTERNS, discarded: false });
  return tabs.flatMap(({ id }) => id ?? []);
}

/** The panel's words, from the file that the browser itself reads for its language. */
async function readTexts(): Promise<Texts> {
  const [language] = browserTranslation().locale.split('-');
  const file = await fetch(`/_locales/${language}/messages.json`);
  return panelTexts(await file.json());
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
