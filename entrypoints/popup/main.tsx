import '../../components/theme.css';
import '../../components/answer.css';
import '../../components/popup.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import type { KeepActions } from '../../components/actions.ts';
import { Popup } from '../../components/popup.tsx';
import type { TabList } from '../../components/popup-list.tsx';
import type { KeptGlance } from '../../components/popup-offers.tsx';
import { TranslationContext } from '../../components/translation.ts';
import { ANALYSIS_KEY, asItStands, parseAnalysis } from '../../lib/analysis/analysis.ts';
import type { StartAnswer } from '../../lib/analysis/keeper.ts';
import { SerialQueue } from '../../lib/async/serial-queue.ts';
import { keptIdOf } from '../../lib/background/kept-id.ts';
import { TabScripts } from '../../lib/background/tab-scripts.ts';
import { hasUnseenNews } from '../../lib/extension/news.ts';
import { openPage } from '../../lib/extension/open-page.ts';
import { siteAccessOf } from '../../lib/extension/site-access.ts';
import { type TabStatus, tabKey, tabStatusOf } from '../../lib/extension/tab-status.ts';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import { ask } from '../../lib/messages/ask.ts';
import type { BoardId } from '../../lib/offer/offer.ts';
import { comingUp, isFollowed, localDay } from '../../lib/offers/dates.ts';
import { parseKeptOffer } from '../../lib/offers/kept-offer.ts';
import { NONE_RELATED, relatedTo } from '../../lib/offers/related.ts';
import { seenShape } from '../../lib/offers/seen.ts';
import { keptIdsShape, keptOfferKey } from '../../lib/offers/shapes.ts';
import { stateNamesShape } from '../../lib/offers/state-names.ts';
import {
  isBoardOnIn,
  isRecruiterIn,
  SETTINGS_KEY,
  themeOf,
} from '../../lib/settings/raw-settings.ts';
import { storedValues } from '../../lib/storage/stored-values.ts';

const translation = await browserTranslation();
const root = document.getElementById('app');
const scripts = new TabScripts(browser.scripting);
const access = siteAccessOf(browser.permissions, browser.runtime.getManifest().host_permissions);
/** What storage holds, with what found no room there. */
const read = storedValues(browser.storage);

let tabId: number | undefined;
/** The tab stands in a private window. */
let isPrivate = false;
let board: BoardId | null = null;
let list: TabList | null = null;
let withheld: string[] = [];
const hasNews = hasUnseenNews(localStorage, browser.runtime.getManifest().version);
let kept: boolean | null = null;
let keptOffers: KeptGlance | null = null;
/** The stored settings, unchecked. */
let settings: unknown;
const statuses = new SerialQueue();
/** How often the status was asked for. */
let shown = 0;

/** Dates within this many days are recalled. */
const DAYS_AHEAD = 7;

/** How long to wait for a list's page that is still loading, in milliseconds. */
const PAGE_PATIENCE = 20_000;

/** Opens or folds the page's panel, then closes the popup. */
async function togglePanel(): Promise<boolean> {
  const done = tabId !== undefined && (await scripts.togglePanel(tabId));
  if (done) window.close();
  return done;
}

/** Has the page read at the person's request, then shows the result. */
async function analyse(): Promise<boolean> {
  const done = tabId !== undefined && (await scripts.analyse(tabId));
  if (done) await show();
  return done;
}

async function startAnalysis(): Promise<StartAnswer | null> {
  try {
    if (tabId === undefined) return null;
    // Sent once only: a second time it would find the list busy with the first one's analysis.
    return await ask(
      { type: 'analysis-start', tabId },
      { patience: PAGE_PATIENCE, isWanted: () => false },
    );
  } catch {
    return null;
  }
}

async function showReport(): Promise<void> {
  await openPage(browser, '/report.html');
  window.close();
}

async function showDrafts(fragment?: string): Promise<void> {
  await openPage(browser, '/draft.html', fragment);
  window.close();
}

async function showFirstPage(): Promise<void> {
  await openPage(browser, '/welcome.html');
  window.close();
}

async function openFeedback(): Promise<void> {
  if (tabId !== undefined) await openPage(browser, `/feedback.html?tab=${tabId}`);
  window.close();
}

async function openSettings(): Promise<void> {
  await browser.runtime.openOptionsPage();
  window.close();
}

/** Opens "Mes offres", at the sheet of one offer or at the list. */
async function showOffers(id?: string): Promise<void> {
  const sheet = id === undefined ? '' : `#${new URLSearchParams({ offer: id })}`;
  await openPage(browser, '/offers.html', sheet);
  window.close();
}

const keepActions: KeepActions = {
  async keep() {
    if (tabId === undefined) return null;
    const status = await ask({ type: 'keep-tab', tabId }).catch(() => null);
    if (status) await scripts.renew(tabId);
    return isPrivate && status !== null && status !== 'full' ? 'kept-private' : status;
  },
  async unkeep() {
    if (tabId === undefined) return false;
    const done = await ask({ type: 'unkeep-tab', tabId }).catch(() => false);
    if (done) await scripts.renew(tabId);
    return done;
  },
};

/** What is kept: whether this offer is, what is due soon, what goes with this offer. */
async function readKept(status: TabStatus): Promise<void> {
  const view = typeof status === 'string' ? null : status;
  const stored = await read([keptIdsShape.key, seenShape.key, stateNamesShape.key]);
  const ids = keptIdsShape.parse(stored[keptIdsShape.key]);
  const values = await read(ids.map(keptOfferKey));
  const offers = ids.flatMap((id) => parseKeptOffer(values[keptOfferKey(id)]) ?? []);
  const id = view?.offer ? keptIdOf(view) : null;
  const isNetwork = view !== null && view.resolution.outcome !== 'not-beta';
  kept = isNetwork && id !== null ? offers.some((one) => one.id === id && !one.deletedAt) : null;
  keptOffers = {
    count: offers.filter(isFollowed).length,
    soon: comingUp(offers, localDay(new Date()), DAYS_AHEAD),
    related:
      view && id !== null
        ? relatedTo({ id, answer: view.resolution }, offers, seenShape.parse(stored[seenShape.key]))
        : NONE_RELATED,
    stateNames: stateNamesShape.parse(stored[stateNamesShape.key]),
  };
}

function draw(status: TabStatus) {
  if (!root) return;
  render(
    <TranslationContext.Provider value={translation}>
      <Popup
        status={status}
        board={board}
        list={list}
        withheld={withheld}
        recruiter={isRecruiterIn(settings)}
        askAccess={access.ask}
        togglePanel={togglePanel}
        analyse={analyse}
        startAnalysis={startAnalysis}
        openReport={showReport}
        openFeedback={openFeedback}
        openDrafts={() => showDrafts()}
        correct={() => showDrafts(`#tab=${tabId}`)}
        hasNews={hasNews}
        kept={kept}
        keptOffers={keptOffers}
        keepActions={keepActions}
        openOffers={showOffers}
        openSettings={openSettings}
        openFirstPage={showFirstPage}
        theme={themeOf(settings)}
      />
    </TranslationContext.Provider>,
    root,
  );
}

async function tabStatus(): Promise<TabStatus> {
  try {
    const [[tab], hosts] = await Promise.all([
      browser.tabs.query({ active: true, currentWindow: true }),
      access.withheld(),
    ]);
    tabId = tab?.id;
    isPrivate = tab?.incognito ?? false;
    withheld = hosts;
    const view = tabId === undefined ? null : await ask({ type: 'tab-status', tabId });
    const isOn = (id: BoardId) => isBoardOnIn(settings, id);
    const known = tabStatusOf({ address: tab?.url ?? '', view, isOn, withheld });
    board = known.board;
    list = known.status === 'list' ? { summary: undefined, analysis: null } : null;
    return known.status;
  } catch {
    return 'failed';
  }
}

/** The state of the tab's list, from its page. */
async function readList(tabId: number): Promise<TabList> {
  const [summary, analysis] = await Promise.all([
    ask({ type: 'list-summary', tabId }, { patience: PAGE_PATIENCE }).catch(() => null),
    storage.getItem(`local:${ANALYSIS_KEY}`).catch(() => null),
  ]);
  return { summary, analysis: asItStands(parseAnalysis(analysis), Date.now()) };
}

document.documentElement.lang = translation.locale;
document.title = translation.translate('extensionName');
start();

async function start(): Promise<void> {
  settings = await storage.getItem(`local:${SETTINGS_KEY}`).catch(() => null);
  draw('asking');
  // Sites are granted here, or the page has only just been read: the status changes, and may do so
  // while it is asked for the first time.
  access.watch(show);
  browser.storage.session.onChanged.addListener((changes) => {
    if (tabId === undefined || tabKey(tabId) in changes) show();
  });
  await show();
}

/** Draws the tab's status, then what is kept, then its list: each when it is known. */
async function show(): Promise<void> {
  shown += 1;
  const own = shown;
  // One after the other: an older status must not be drawn over a newer one.
  const status = await statuses.run(async () => {
    const status = await tabStatus();
    draw(status);
    await readKept(status).catch(() => undefined);
    draw(status);
    return status;
  });
  if (!list || tabId === undefined || own !== shown) return;
  const its = await readList(tabId);
  if (own !== shown) return;
  list = its;
  draw(status);
}
