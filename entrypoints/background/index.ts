import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { drawPanel } from '../../components/drawn-panel.tsx';
import { analysisShape } from '../../lib/analysis/analysis.ts';
import { AnalysisKeeper } from '../../lib/analysis/keeper.ts';
import { retainSuccess } from '../../lib/async/retain-success.ts';
import { SerialQueues } from '../../lib/async/serial-queue.ts';
import { wait } from '../../lib/async/wait.ts';
import { analysisHandlers } from '../../lib/background/analysis-handlers.ts';
import { AnswerService } from '../../lib/background/answer-service.ts';
import { draftHandlers } from '../../lib/background/draft-handlers.ts';
import { keptOfferHandlers, toggleKept } from '../../lib/background/kept-offer-handlers.ts';
import { offerHandlers } from '../../lib/background/offer-handlers.ts';
import { takeGrantedSites } from '../../lib/background/open-pages.ts';
import { receiverOf } from '../../lib/background/receiver.ts';
import { retryCallWith } from '../../lib/background/retry-call.ts';
import type { BackgroundServices, Handlers } from '../../lib/background/services.ts';
import { settingsHandlers } from '../../lib/background/settings-handlers.ts';
import { type Scripting, TabScripts } from '../../lib/background/tab-scripts.ts';
import { bundledDirectory } from '../../lib/directory/bundled.ts';
import { DirectoryKeeper } from '../../lib/directory/keeper.ts';
import { DIRECTORY_ADDRESS } from '../../lib/directory/refresh.ts';
import { openPage } from '../../lib/extension/open-page.ts';
import { readShortcut, TOGGLE_PANEL } from '../../lib/extension/shortcut.ts';
import { browserTexts } from '../../lib/i18n/browser-translation.ts';
import { badgeTexts, panelTexts } from '../../lib/i18n/texts.ts';
import { dueOn, localDay } from '../../lib/offers/dates.ts';
import { OfferKeeper } from '../../lib/offers/keeper.ts';
import { RowKeeper } from '../../lib/report/chunks.ts';
import { historyShape, withAnalysis } from '../../lib/report/history.ts';
import { type StorageArea, Store } from '../../lib/storage/store.ts';
import { browserTabs } from './tabs.ts';

/** Set once the open tabs have this version's watcher; session storage ends with the version. */
const TAKEN_OVER_KEY = 'taken-over';

const REFRESH_ALARM = 'refresh';

/** The command's name in the manifest (wxt.config.ts). */
const KEEP_OFFER = 'keep-offer';

const DUE_ALARM = 'due';

/** The toolbar button's number of dates due today; white figures are readable on it. */
const DUE_COLOUR = '#1d5c4a';

export default defineBackground(() => {
  const retryCall = retryCallWith({
    isListenedTo: () =>
      browser.runtime.getPlatformInfo().then(
        () => true,
        () => false,
      ),
    wait,
  });
  const retrying = (area: StorageArea): StorageArea => ({
    get: (keys) => retryCall(() => area.get(keys)),
    set: (values) => retryCall(() => area.set(values)),
    remove: (keys) => retryCall(() => area.remove(keys)),
    clear: () => retryCall(() => area.clear()),
  });
  const session = retrying(browser.storage.session);
  const store = new Store(retrying(browser.storage.local), session);
  const directory = new DirectoryKeeper(store, bundledDirectory(), {
    fetch: (address, init) => fetch(address, init),
    isAllowed: () =>
      retryCall(() =>
        browser.permissions.contains({ origins: [`${new URL(DIRECTORY_ADDRESS).origin}/*`] }),
      ),
    now: () => new Date(),
    random: Math.random,
    async setAlarm(when) {
      await retryCall(() => browser.alarms.clear(REFRESH_ALARM));
      if (when !== null)
        await retryCall(async () => browser.alarms.create(REFRESH_ALARM, { when }));
    },
    alarm: async () =>
      (await retryCall(() => browser.alarms.get(REFRESH_ALARM)))?.scheduledTime ?? null,
  });
  const now = () => new Date();
  const answerService = new AnswerService({ store, directory, now, warn });
  const rows = new RowKeeper(store);
  const offers = new OfferKeeper(store, now);
  const analysis = new AnalysisKeeper(
    {
      readAnalysis: () => store.read(analysisShape),
      writeAnalysis: async (value, ended) =>
        store.write({
          [analysisShape.key]: value,
          ...(ended && {
            [historyShape.key]: withAnalysis(await store.readInTurn(historyShape), ended),
          }),
        }),
    },
    rows,
    (reading, listed) => answerService.rowFrom(reading, listed),
    Date.now,
  );
  const scripts = new TabScripts({
    executeScript: (injection) => retryCall(() => browser.scripting.executeScript(injection)),
  } as Scripting);
  const texts = retainSuccess(browserTexts);
  const tabs = browserTabs({ session, retryCall, warn });
  const services: BackgroundServices = {
    store,
    directory,
    analysis,
    rows,
    offers,
    scripts,
    tabs,
    tabQueues: new SerialQueues<number>(),
    now,
    wait,
    panelTexts: async () => panelTexts(await texts()),
    drawPanel,
    openFeedback: (tabId) => openPage(browser, `/feedback.html?tab=${tabId}`),
    shortcut: async () => (await readShortcut(browser.commands)) || null,
    openDraft: (tabId) => openPage(browser, '/draft.html', `#tab=${tabId}`),
    badgeTexts: async () => badgeTexts(await texts()),
    markDue,
    openOffers: () => openPage(browser, '/offers.html'),
    clearSession: () => session.clear(),
    warn,
  };
  const handlers: Handlers = {
    ...offerHandlers(services, answerService),
    ...analysisHandlers(services),
    ...settingsHandlers(services),
    ...draftHandlers(services, answerService),
    ...keptOfferHandlers(services),
  };
  const self = { id: browser.runtime.id, root: browser.runtime.getURL('') };

  const receive = receiverOf(handlers, self, warn);
  // Older versions of Chrome do not accept a promise from a listener; both browsers accept a callback.
  browser.runtime.onMessage.addListener((value: unknown, sender, answer) => {
    const answering = receive(value, sender);
    answering?.then(answer);
    return answering !== undefined;
  });

  browser.tabs.onRemoved.addListener((tabId) => {
    tabs.forget(tabId);
    store.inTurn(() => analysis.left(tabId)).catch(warn('the analysis could not be stopped'));
  });

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === REFRESH_ALARM) directory.ring().catch(warn('the refresh failed'));
    if (name === DUE_ALARM) markDue().catch(warn('what is due could not be shown'));
  });

  browser.commands?.onCommand.addListener(async (command) => {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined) return;
    // A tab without a panel has none to open.
    if (command === TOGGLE_PANEL) await scripts.togglePanel(tab.id);
    if (command === KEEP_OFFER) await toggleKept(services, tab.id);
  });

  takeOverOpenTabs().catch(warn('the pages that were open already could not be watched'));
  // The listener also makes the browser start the background when it updates the extension.
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    openPage(browser, '/welcome.html').catch(warn('the first page could not be opened'));
  });

  browser.permissions.onAdded.addListener(() => {
    takeGrantedSites(services).catch(warn('the pages of sites now granted could not be answered'));
  });

  directory.plan().catch(warn('the next refresh could not be planned'));

  /**
   * Shows how many dates of kept offers are due today, and has it done again when the day is over: at
   * the browser's start too, since the browser forgets the button's number.
   */
  async function markDue(): Promise<void> {
    const due = dueOn(await offers.all(), localDay(now())).length;
    await retryCall(() => browser.action.setBadgeText({ text: due > 0 ? String(due) : '' }));
    await retryCall(() => browser.action.setBadgeBackgroundColor({ color: DUE_COLOUR }));
    const tomorrow = new Date();
    tomorrow.setHours(24, 1, 0, 0);
    await retryCall(async () => browser.alarms.create(DUE_ALARM, { when: tomorrow.getTime() }));
  }

  /**
   * For each life of this version of the extension: install, update, switching on, browser start.
   * Again at the next start of the background when it was stopped before all pages had it: harmless.
   */
  async function takeOverOpenTabs(): Promise<void> {
    const { [TAKEN_OVER_KEY]: isDone } = await session.get(TAKEN_OVER_KEY);
    if (isDone) return;
    const open = await tabs.watched();
    await Promise.all(open.map(({ id }) => scripts.takeOver(id)));
    await markDue();
    await session.set({ [TAKEN_OVER_KEY]: true });
  }
});

/** Logs a failure on the background's own console. */
function warn(what: string): (error: unknown) => undefined {
  return (error) => {
    console.warn(`Repère: ${what}:`, error);
  };
}
