import type { BrowserTab } from '../../scripts/browsers/driver.ts';
import type { Recorded } from '../../scripts/pages/recorded.ts';

/**
 * What a single-page application does when its reader goes to another page, one step at a
 * time: Welcome to the Jungle's router changes the address, then the canonical link; React
 * draws the new page later; the structured data of the first page stays for good.
 */

/** Step 1: the address changes, nothing else yet. */
export function changeAddress(tab: BrowserTab, address: string): Promise<void> {
  return tab.run((wanted) => history.pushState(null, '', wanted), address);
}

/** Step 2: the canonical link follows. */
export function changeCanonical(tab: BrowserTab, address: string): Promise<void> {
  return tab.run((wanted) => {
    const canonical = new URL(wanted);
    canonical.search = '';
    document.querySelector('link[rel="canonical"]')?.setAttribute('href', canonical.href);
  }, address);
}

/** Step 3: the page is drawn, with its title; structured data stays the first page's. */
export function drawPage(tab: BrowserTab, page: Recorded): Promise<void> {
  return tab.run((html) => {
    const next = new DOMParser().parseFromString(html, 'text/html');
    const root = document.getElementById('root');
    const content = next.getElementById('root');
    if (!root || !content) throw new Error('the recorded page has no #root');
    root.replaceChildren(...Array.from(content.childNodes));
    document.title = next.title;
  }, page.html);
}

/** All three steps at once. */
export async function goInPage(tab: BrowserTab, page: Recorded): Promise<void> {
  await changeAddress(tab, page.url);
  await changeCanonical(tab, page.url);
  await drawPage(tab, page);
}

/** One frame of what a reader sees. */
export interface Frame {
  address: string;
  /** The panel's words, empty without a panel. */
  panel: string;
}

/** Notes the address and the panel's words at every frame from now on. */
export function recordFrames(tab: BrowserTab): Promise<void> {
  return tab.run(() => {
    const frames: Frame[] = [];
    (globalThis as { recordedFrames?: Frame[] }).recordedFrames = frames;
    const note = () => {
      const root = document.querySelector('repere-panel')?.shadowRoot;
      const panel = root?.querySelector('aside')?.textContent ?? '';
      const last = frames.at(-1);
      if (last?.address !== location.href || last.panel !== panel) {
        frames.push({ address: location.href, panel });
      }
      requestAnimationFrame(note);
    };
    note();
  }, null);
}

/** What was noted since `recordFrames`, without repetitions. */
export function recordedFrames(tab: BrowserTab): Promise<Frame[]> {
  return tab.run(() => (globalThis as { recordedFrames?: Frame[] }).recordedFrames ?? [], null);
}
