import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { storage } from 'wxt/utils/storage';
import type { Analysis, QueuedOffer } from '../lib/analysis/analysis.ts';
import { isActive } from '../lib/analysis/analysis.ts';
import { AnalysisKeeper, type StartAnswer } from '../lib/analysis/keeper.ts';
import { answer } from '../lib/answer.ts';
import { boardAddressesOf } from '../lib/boards/addresses.ts';
import { chosenFor, offerKey, parseChoices, withChoice } from '../lib/choices/choices.ts';
import { completeView } from '../lib/choices/complete-view.ts';
import { bundledDirectory } from '../lib/directory/bundled.ts';
import { parseAnswers, withAnswer } from '../lib/lists/answers.ts';
import { badgesOf } from '../lib/lists/badges.ts';
import { isInNetworkList, NETWORK_LIST_KEY } from '../lib/lists/glance.ts';
import { parseNetworkList, SEEN_IN_NETWORK_LIST, withListed } from '../lib/lists/network-list.ts';
import { Resolver } from '../lib/matching/resolve.ts';
import type {
  ChooseMessage,
  ListAnswer,
  ListMessage,
  OfferView,
  PanelAnswer,
  PanelPreferences,
  PanelStateMessage,
  ResolveMessage,
  TogglePanelMessage,
} from '../lib/messages/messages.ts';
import { parseBackgroundMessage } from '../lib/messages/schema.ts';
import { badgeOf, needsPanel } from '../lib/messages/signals.ts';
import type { ListedOffer } from '../lib/offer/listed-offer.ts';
import type { PageReading } from '../lib/offer/reading.ts';
import { ANALYSIS_KEY, ROWS_KEY } from '../lib/report/keys.ts';
import { type Row, rowOf } from '../lib/report/row.ts';
import { DirectorySearch } from '../lib/search/search.ts';
import { SETTINGS_KEY } from '../lib/settings/glance.ts';
import {
  panelPreferences,
  parsePanelState,
  parseSettings,
  SETTINGS_VERSION,
} from '../lib/settings/settings.ts';

const READER_SCRIPT = '/content-scripts/reader.js';
const PANEL_SCRIPT = '/panel.js';
const ANALYSIS_SCRIPT = '/content-scripts/analysis.js';
const LISTS_SCRIPT = '/lists.js';
type PageScript =
  | typeof READER_SCRIPT
  | typeof PANEL_SCRIPT
  | typeof ANALYSIS_SCRIPT
  | typeof LISTS_SCRIPT;

/** A list that is opened anew to go on with its analysis is there by then, in ms. */
const LIST_LOAD_LIMIT_IN_MS = 20_000;

// What is stored is unknown until it is parsed, at each reading.
const settingsItem = storage.defineItem<unknown>(`local:${SETTINGS_KEY}`, {
  version: SETTINGS_VERSION,
});
const panelStateItem = storage.defineItem<unknown>('local:panel', { version: SETTINGS_VERSION });
const choicesItem = storage.defineItem<unknown>('local:choices', { version: 1 });
const analysisItem = storage.defineItem<unknown>(`local:${ANALYSIS_KEY}`, { version: 1 });
const rowsItem = storage.defineItem<unknown>(`local:${ROWS_KEY}`, { version: 1 });
const networkListItem = storage.defineItem<unknown>(`local:${NETWORK_LIST_KEY}`, { version: 1 });
const answersItem = storage.defineItem<unknown>('local:answers', { version: 1 });

export default defineBackground(() => {
  let resolver: Resolver | undefined;
  let search: DirectorySearch | undefined;
  // Built when it is first needed, not at each start of the worker.
  const getResolver = () => {
    resolver ??= new Resolver(bundledDirectory());
    return resolver;
  };
  /** One writing after the other: each starts from what the one before left. */
  let lastWriting: Promise<unknown> = Promise.resolve();
  const analysis = new AnalysisKeeper(
    {
      readAnalysis: () => analysisItem.getValue(),
      writeAnalysis: (value) => analysisItem.setValue(value),
      readRows: () => rowsItem.getValue(),
      writeRows: (rows) => rowsItem.setValue(rows),
    },
    rowFrom,
    Date.now,
  );

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
      case 'list-size':
        return offersOn(message.tabId).then((offers) => offers?.length ?? null);
      case 'analysis-start':
        return startAnalysis(message.tabId);
      case 'analysis-pause':
        return inTurn(() => analysis.pause());
      case 'analysis-stop':
        return inTurn(() => analysis.stop());
      case 'analysis-resume':
        return resumeAnalysis(message.skip);
    }
    const tabId = sender.tab?.id;
    if (tabId === undefined) return;
    switch (message.type) {
      case 'reader-wanted':
        return inject([READER_SCRIPT], tabId);
      case 'lists-wanted':
        return inject([READER_SCRIPT, LISTS_SCRIPT], tabId);
      case 'list':
        return answerList(message);
      case 'resolve':
        return resolve(message, tabId);
      case 'choose':
        return inTurn(() => choose(message, tabId));
      case 'left':
        return record(tabId, null);
      case 'analysis-step':
        return inTurn(() => analysis.step(tabId));
      case 'analysis-page':
        return inTurn(() => analysis.hand(message.url, message.verdict));
      case 'analysis-left':
        return inTurn(() => analysis.left(tabId));
    }
  });

  browser.tabs.onRemoved.addListener((tabId) => {
    tabView(tabId).removeValue();
    inTurn(() => analysis.left(tabId)).catch(() => undefined);
  });

  browser.commands?.onCommand.addListener(async (command) => {
    if (command !== 'toggle-panel') return;
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined) return;
    const message: TogglePanelMessage = { type: 'toggle-panel' };
    // A tab without the watcher has no panel to open.
    await browser.tabs.sendMessage(tab.id, message).catch(() => undefined);
  });

  /** The whole answer for a page that was read: what Repère finds, and what the person chose. */
  async function viewOf(reading: PageReading): Promise<OfferView | null> {
    const chosen = choicesItem.getValue().then(parseChoices);
    const proof = (await isListed(reading.url)) ? SEEN_IN_NETWORK_LIST : null;
    const today = new Date().toISOString().slice(0, 10);
    const automatic = answer(reading, getResolver(), today, proof);
    if (!automatic) return null;
    return completeView(
      automatic,
      bundledDirectory(),
      chosenFor(await chosen, offerKey(automatic)),
    );
  }

  /** The report's row of an offer that was read now. */
  async function rowFrom(reading: PageReading, listed: string | null): Promise<Row | null> {
    const view = await viewOf(reading);
    if (!view) return null;
    inTurn(() => rememberAnswer(view)).catch(() => undefined);
    return rowOf(view, reading.offer?.datePosted ?? listed, new Date());
  }

  async function resolve(message: ResolveMessage, tabId: number): Promise<PanelAnswer | null> {
    const preferences = readPreferences();
    const view = await viewOf(message.reading);
    if (!view) return null;
    keepOpened(view, message.reading.offer?.datePosted ?? null).catch(() => undefined);
    const written = record(tabId, view);
    // The person's tab does not wait for what is remembered for lists.
    inTurn(() => rememberAnswer(view)).catch(() => undefined);
    const isShown = needsPanel(view, message.asked);
    if (isShown && !message.panelLoaded) await inject([PANEL_SCRIPT], tabId);
    await written;
    return isShown ? { view, preferences: await preferences } : null;
  }

  /** A recruiter's report holds the network's offers that they open; nobody else's are kept. */
  async function keepOpened(view: OfferView, datePosted: string | null): Promise<void> {
    if (!needsPanel(view) || !parseSettings(await settingsItem.getValue()).recruiter) return;
    await inTurn(() => analysis.keep(rowOf(view, datePosted, new Date())));
  }

  /** The badges of a list's cards; the references of the network's list are remembered. */
  async function answerList({ offers }: ListMessage): Promise<ListAnswer> {
    const [choices, answers, networkList, { theme }] = await Promise.all([
      choicesItem.getValue().then(parseChoices),
      answersItem.getValue().then(parseAnswers),
      networkListItem.getValue().then(parseNetworkList),
      readPreferences(),
    ]);
    if (withListed(networkList, offers) !== networkList) {
      inTurn(() => rememberListed(offers)).catch(() => undefined);
    }
    const directory = bundledDirectory();
    const known = { directory, resolver: getResolver(), choices, answers, networkList };
    return { badges: badgesOf(offers, known), theme };
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
    await analysis.revise(rowOf(next, null, new Date()));
    await record(tabId, next);
    return next;
  }

  /** The offers on a tab's list; null when its page cannot be asked. */
  async function offersOn(tabId: number): Promise<QueuedOffer[] | null> {
    if (!(await inject([ANALYSIS_SCRIPT], tabId))) return null;
    const [answer] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => globalThis.repereAnalysis?.offers() ?? null,
    });
    return answer?.result ?? null;
  }

  async function startAnalysis(tabId: number): Promise<StartAnswer | null> {
    const [tab, offers] = await Promise.all([browser.tabs.get(tabId), offersOn(tabId)]);
    const url = URL.parse(tab.url ?? '');
    const board = url && boardAddressesOf(url)?.id;
    if (!offers || !board) return null;
    const list = { board, url: url.href };
    const started = await inTurn(() => analysis.start(list, offers, tabId));
    if (started === 'started') await runAnalysisOn(tabId);
    return started;
  }

  /** False when no page of the list's board could be had. */
  async function resumeAnalysis(skip: boolean): Promise<boolean> {
    const current = await analysis.current();
    if (!current || isActive(current, Date.now())) return current !== null;
    const tabId = await listTab(current);
    if (tabId === null) return false;
    await inTurn(() => analysis.resume(tabId, skip));
    await runAnalysisOn(tabId);
    return true;
  }

  async function runAnalysisOn(tabId: number): Promise<void> {
    await browser.scripting.executeScript({
      target: { tabId },
      func: () => globalThis.repereAnalysis?.run(),
    });
  }

  /** The tab where an analysis can go on: its own, another of the same site, or a new one. */
  async function listTab({ list, tab }: Analysis): Promise<number | null> {
    const open = await browser.tabs.query({ url: `${new URL(list.url).origin}/*` });
    const rank = ({ id, url }: { id?: number | undefined; url?: string | undefined }) =>
      id === tab ? 0 : url === list.url ? 1 : 2;
    for (const { id } of open.sort((one, other) => rank(one) - rank(other))) {
      if (id !== undefined && (await inject([ANALYSIS_SCRIPT], id))) return id;
    }
    const { id } = await browser.tabs.create({ url: list.url, active: false });
    if (id === undefined || !(await isLoaded(id, new URL(list.url).origin))) return null;
    return (await inject([ANALYSIS_SCRIPT], id)) ? id : null;
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
      const timer = setTimeout(() => done(false), LIST_LOAD_LIMIT_IN_MS);
      browser.tabs.onUpdated.addListener(heed);
    });
  }

  function inTurn<Result>(write: () => Promise<Result>): Promise<Result> {
    const writing = lastWriting.then(write);
    lastWriting = writing.catch(() => undefined);
    return writing;
  }

  /** Adds scripts of this extension to a tab's page; false when the page does not take it. */
  async function inject(files: PageScript[], tabId: number): Promise<boolean> {
    try {
      await browser.scripting.executeScript({ target: { tabId }, files });
      return true;
    } catch (error) {
      // The tab went elsewhere meanwhile, or its permission was withdrawn: the popup still answers.
      console.warn(`Repère: ${files.join(', ')} could not be added to tab ${tabId}:`, error);
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

/** Whether the offer at an address was seen in the network's list on Choisir le service public. */
async function isListed(address: string): Promise<boolean> {
  const url = new URL(address);
  const board = boardAddressesOf(url);
  const stored = await networkListItem.getValue();
  return isInNetworkList(stored, board?.id, board?.readAddress(url).reference);
}

async function rememberListed(offers: readonly ListedOffer[]): Promise<void> {
  const known = parseNetworkList(await networkListItem.getValue());
  await networkListItem.setValue(withListed(known, offers));
}

/** Keeps what was found on an offer's page, for its badge in lists. */
async function rememberAnswer(view: OfferView): Promise<void> {
  const known = parseAnswers(await answersItem.getValue());
  const answers = withAnswer(known, view, new Date().toISOString().slice(0, 10));
  if (answers !== known) await answersItem.setValue(answers);
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

/** What was found on a tab, kept as long as the browser runs: the worker may be stopped at any moment. */
function tabView(tabId: number) {
  return storage.defineItem<OfferView>(`session:tab.${tabId}`);
}
