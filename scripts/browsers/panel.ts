import type { PanelForm } from '../../lib/settings/settings.ts';
import type { BrowserTab, ExtensionBrowser } from './driver.ts';

/** A link as a person sees it. */
export interface PanelLink {
  text: string;
  address: string;
}

/** A part of the panel under a level-2 heading. */
export interface PanelSection {
  heading: string;
  text: string;
  links: PanelLink[];
}

/** What a page's panel shows. */
export interface PanelContent {
  /** BCP 47 tag of its words. */
  language: string;
  /** The accessible name of its region. */
  label: string;
  form: PanelForm;
  sections: PanelSection[];
  /** All its words. */
  text: string;
}

/** What the panel's page function brings back of a control, to click it as a person does. */
interface Point {
  x: number;
  y: number;
}

/**
 * Reads the panel from the page's own side, through its open shadow root. Null when the
 * page has no panel at all, or one with nothing in it yet.
 */
export function readPanel(tab: Pick<BrowserTab, 'run'>): Promise<PanelContent | null> {
  return tab.run(() => {
    const host = document.querySelector('repere-panel');
    const aside = host?.shadowRoot?.querySelector('aside');
    if (!aside) return null;
    const words = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    const sections = Array.from(aside.querySelectorAll('h2'), (heading) => {
      const section = heading.closest('section') ?? heading.parentElement ?? heading;
      return {
        heading: words(heading),
        text: words(section),
        links: Array.from(section.querySelectorAll('a'), (link) => ({
          text: words(link).replaceAll('\u2060', ''),
          address: link.href,
        })),
      };
    });
    return {
      language: aside.lang,
      label: aside.getAttribute('aria-label') ?? '',
      form: (/form-(\w+)/.exec(aside.className)?.[1] ?? 'card') as PanelForm,
      sections,
      text: words(aside),
    };
  }, null);
}

/** Whether the page has any element of the panel's, even an empty one. */
export function hasPanelElement(tab: BrowserTab): Promise<boolean> {
  return tab.run(() => document.querySelector('repere-panel') !== null, null);
}

/**
 * Clicks a control of the panel by its accessible name, at the place where it is seen.
 * False when the panel has no such control, or something covers it.
 */
export async function clickInPanel(
  tab: Pick<BrowserTab, 'run' | 'clickAt'>,
  name: string,
): Promise<boolean> {
  const point = await tab.run((wanted): Point | null => {
    // As `readPanel` gives words: spaces that do not break are spaces.
    const words = (text: string) => text.replace(/\s+/g, ' ').trim();
    const root = document.querySelector('repere-panel')?.shadowRoot;
    for (const control of root?.querySelectorAll('button, a, summary, input') ?? []) {
      const label = control instanceof HTMLInputElement ? control.labels?.[0] : control;
      const itsName = control.getAttribute('aria-label') ?? label?.textContent ?? '';
      if (words(itsName) !== words(wanted)) continue;
      // As a person scrolls the panel to what they want.
      control.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const box = control.getBoundingClientRect();
      const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const seen = root?.elementFromPoint(point.x, point.y);
      return seen && (control === seen || control.contains(seen)) ? point : null;
    }
    return null;
  }, name);
  if (point !== null) await tab.clickAt(point.x, point.y);
  return point !== null;
}

/** Whether the panel's search has found something, for all the words typed. */
export function hasFound(tab: BrowserTab): Promise<boolean> {
  return tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    return Boolean(root?.querySelector('[role=listbox][aria-busy=false] [role=option]'));
  }, null);
}

/** The accessible name of the panel's control that has the focus, or null. */
export function focusedInPanel(tab: BrowserTab): Promise<string | null> {
  return tab.run(() => {
    const focused = document.querySelector('repere-panel')?.shadowRoot?.activeElement;
    return focused ? (focused.getAttribute('aria-label') ?? focused.textContent ?? '') : null;
  }, null);
}

/** Sets the panel to be a card on every offer, even where it hides some of it. */
export function keepPanelOpen(browser: ExtensionBrowser): Promise<void> {
  return browser.runInExtension(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(values: object): Promise<void> } } };
    };
    await chrome.storage.local.set({ settings: { opening: 'card' } });
  }, null);
}

/** What the extension itself has found on a tab. */
export type TabState = import('../../lib/answer/view.ts').OfferView;

/** Asks the extension, as its popup does, what it has found on the tab at an address. */
export function readState(browser: ExtensionBrowser, address: string): Promise<TabState | null> {
  return browser.runInExtension(async (wanted): Promise<TabState | null> => {
    // Chromium's name for what Firefox calls `browser`, and Firefox knows too.
    const { chrome } = globalThis as unknown as { chrome: ExtensionInterface };
    const tabs = await chrome.tabs.query({});
    const tab = tabs.findLast((candidate) => candidate.url === wanted);
    if (tab?.id === undefined) return null;
    return (await chrome.runtime.sendMessage({ type: 'tab-status', tabId: tab.id })) ?? null;
  }, address);
}

/** The little of the extension interface that is asked here. */
interface ExtensionInterface {
  tabs: { query(filter: object): Promise<{ id?: number; url?: string }[]> };
  runtime: { sendMessage(message: object): Promise<TabState | null | undefined> };
}
