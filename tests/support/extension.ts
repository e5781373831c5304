import { needsPanel } from '../../lib/answer/view.ts';
import type { BrowserTab, ExtensionBrowser } from '../../scripts/browsers/driver.ts';
import {
  hasPanelElement,
  type PanelContent,
  readPanel,
  readState,
  type TabState,
} from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import type { ShownAnswer } from '../../scripts/replay/answer.ts';

/** Waits until the extension has decided on the tab at an address. */
export function decisionOn(browser: ExtensionBrowser, address: string): Promise<TabState> {
  return waitUntil(`the extension's answer on ${address}`, () => readState(browser, address));
}

/** Waits until the extension knows of no offer on the tab at an address. */
export async function nothingOn(browser: ExtensionBrowser, address: string): Promise<void> {
  await waitUntil(
    `the extension to have left the offer before ${address}`,
    async () => (await readState(browser, address)) === null,
  );
}

/** Waits until the page shows a panel, and the one that is wanted. */
export function panelOn(
  tab: Pick<BrowserTab, 'run'>,
  isWanted: (panel: PanelContent) => boolean = () => true,
): Promise<PanelContent> {
  return waitUntil('the panel', async () => {
    const panel = await readPanel(tab);
    return panel !== null && isWanted(panel) ? panel : null;
  });
}

/** Opens an offer, and waits until the extension has answered and shown what it shows. */
export async function answerOn(
  browser: ExtensionBrowser,
  tab: BrowserTab,
  address: string,
): Promise<ShownAnswer> {
  await tab.open(address);
  const state = await decisionOn(browser, address);
  if (needsPanel(state)) return { state, panel: await panelOn(tab) };
  return { state, panel: (await hasPanelElement(tab)) ? await panelOn(tab) : null };
}

/** What the toolbar's button says on the tab at an address. */
export function badgeOn(browser: ExtensionBrowser, address: string): Promise<string> {
  return browser.runInExtension(async (wanted) => {
    const { chrome } = globalThis as unknown as { chrome: ExtensionInterface };
    const tabs = await chrome.tabs.query({});
    const tab = tabs.findLast((candidate) => candidate.url === wanted);
    return tab ? chrome.action.getBadgeText({ tabId: tab.id }) : '';
  }, address);
}

/** Which of the extension's scripts the page at an address has (lib/background/tab-scripts.ts). */
export function scriptsIn(browser: ExtensionBrowser, address: string): Promise<string[]> {
  return browser.runInExtension(async (wanted) => {
    const { chrome } = globalThis as unknown as { chrome: ExtensionInterface };
    const tabs = await chrome.tabs.query({});
    const tabId = tabs.findLast((candidate) => candidate.url === wanted)?.id ?? -1;
    const [found] = await chrome.scripting.executeScript({
      target: { tabId },
      func: () =>
        (['repereWatcher', 'repereFollower', 'reperePanel'] as const).filter(
          (name) => globalThis[name] !== undefined,
        ),
    });
    return found?.result ?? [];
  }, address);
}

/** The little of the extension interface that is asked here. */
interface ExtensionInterface {
  scripting: {
    executeScript(injection: {
      target: { tabId: number };
      func: () => string[];
    }): Promise<{ result?: string[] }[]>;
  };
  tabs: { query(filter: object): Promise<{ id: number; url?: string }[]> };
  action: { getBadgeText(details: { tabId: number }): Promise<string> };
}

/** Marks the panel's element that stands in the page, to know it from another. */
export function mark(tab: BrowserTab): Promise<void> {
  return tab.run(() => {
    document.querySelector('repere-panel')?.setAttribute('data-before', '');
  }, null);
}

/** Whether the page still has the element that was marked. */
export function isMarked(tab: BrowserTab): Promise<boolean> {
  return tab.run(() => document.querySelector('repere-panel[data-before]') !== null, null);
}
