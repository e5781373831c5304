import '../../components/theme.css';
import '../../components/answer.css';
import '../../components/popup.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { Popup, type TabList, type TabStatus } from '../../components/popup.tsx';
import { TranslationContext } from '../../components/translation.ts';
import { ANALYSIS_KEY, asItStands, parseAnalysis } from '../../lib/analysis/analysis.ts';
import type { StartAnswer } from '../../lib/analysis/keeper.ts';
import { TabScripts } from '../../lib/background/tab-scripts.ts';
import { boardAddressesOf } from '../../lib/boards/addresses.ts';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import { askThrough } from '../../lib/messages/extension-link.ts';
import type { PageKind } from '../../lib/offer/reading.ts';
import { openReport } from '../../lib/report/open-report.ts';
import { SETTINGS_KEY, themeOf } from '../../lib/settings/raw-settings.ts';
import type { PanelPreferences } from '../../lib/settings/settings.ts';

const translation = browserTranslation();
const root = document.getElementById('app');
const ask = askThrough(browser.runtime);
const scripts = new TabScripts(browser.scripting);
let tabId: number | undefined;
let list: TabList | null = null;
let theme: PanelPreferences['theme'] = 'system';

/** A list's page that is still loading takes its time to say what it holds; in milliseconds. */
const PAGE_PATIENCE = 20_000;

/** Opens or folds the page's panel, then leaves the view to it. */
async function togglePanel(): Promise<boolean> {
  const done = tabId !== undefined && (await scripts.togglePanel(tabId));
  if (done) window.close();
  return done;
}

/** Has the page read whatever it looks like, then shows what came of it. */
async function analyse(): Promise<boolean> {
  const done = tabId !== undefined && (await scripts.analyse(tabId));
  if (done) draw(await tabStatus());
  return done;
}

async function startAnalysis(): Promise<StartAnswer | null> {
  try {
    if (tabId === undefined) return null;
    // Asked once: a second time it would find the list busy, with the analysis of the first.
    return await ask({ type: 'analysis-start', tabId }, PAGE_PATIENCE, () => false);
  } catch {
    return null;
  }
}

async function showReport(): Promise<void> {
  await openReport(browser);
  window.close();
}

async function openSettings(): Promise<void> {
  await browser.runtime.openOptionsPage();
  window.close();
}

function draw(status: TabStatus) {
  if (!root) return;
  render(
    <TranslationContext.Provider value={translation}>
      <Popup
        status={status}
        list={list}
        togglePanel={togglePanel}
        analyse={analyse}
        startAnalysis={startAnalysis}
        openReport={showReport}
        openSettings={openSettings}
        today={new Date().toISOString()}
        theme={theme}
      />
    </TranslationContext.Provider>,
    root,
  );
}

async function tabStatus(): Promise<TabStatus> {
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    tabId = tab?.id;
    if (tabId === undefined) return 'nothing';
    const page = pageAt(tab?.url);
    if (page === 'list') list = { size: undefined, analysis: null };
    const view = await ask({ type: 'tab-status', tabId });
    return view ?? (page === 'offer' ? 'unasked' : 'nothing');
  } catch {
    return 'failed';
  }
}

/** What a tab shows; null on pages of no board, and where the browser withholds the address. */
function pageAt(address = ''): PageKind | null {
  const url = URL.parse(address);
  return (url && boardAddressesOf(url)?.readAddress(url).page) ?? null;
}

/** What the tab's list holds; its page is asked. */
async function readList(tabId: number): Promise<TabList> {
  const [size, analysis] = await Promise.all([
    ask({ type: 'list-size', tabId }, PAGE_PATIENCE).catch(() => null),
    storage.getItem(`local:${ANALYSIS_KEY}`).catch(() => null),
  ]);
  return { size, analysis: asItStands(parseAnalysis(analysis), Date.now()) };
}

document.documentElement.lang = translation.locale;
document.title = translation.translate('extensionName');
const stored = storage.getItem(`local:${SETTINGS_KEY}`).catch(() => null);
stored.then(async (settings) => {
  theme = themeOf(settings);
  draw('asking');
  const status = await tabStatus();
  draw(status);
  if (!list || tabId === undefined) return;
  list = await readList(tabId);
  draw(status);
});
