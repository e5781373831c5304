import type { BrowserTab, ExtensionBrowser } from '../../scripts/browsers/driver.ts';

/** Where a tab waits for the next test, on whatever site it is: an empty page. */
export const WAITING_PATH = '/between-two-tests/';

/**
 * A browser's tab that goes from test to test, as a person's goes from page to page. A new tab costs a browser more than all
 * that most tests do in it: half a second of the processor, and as much again for the process of its first site
 * (Chromium 156 and Firefox 153, 2026-11-29).
 *
 * A test that left it otherwise than it was, smaller or dark or closed, has used it up: the next one gets a new one.
 */
export class SpareTab {
  readonly #browser: ExtensionBrowser;
  #spare: { tab: BrowserTab; look: string } | null = null;

  constructor(browser: ExtensionBrowser) {
    this.#browser = browser;
  }

  /** A tab with an empty page, seen by the person; its console has no fault. */
  async take(): Promise<BrowserTab> {
    if (this.#spare) {
      await this.#spare.tab.activate();
      return this.#spare.tab;
    }
    const tab = await this.#browser.newTab();
    this.#spare = { tab, look: await lookOf(tab) };
    return tab;
  }

  /** Takes it back from a test that has ended, and leaves the test's page. */
  async giveBack(tab: BrowserTab): Promise<void> {
    if (!(await this.#isAsItWas(tab).catch(() => false))) await this.throwAway(tab);
  }

  /** Closes a tab that no other test may have. */
  async throwAway(tab: BrowserTab): Promise<void> {
    this.#spare = null;
    await tab.close();
  }

  /** Leaves the browser without it, for a test in which no other page of a board may be open. */
  async clear(): Promise<void> {
    if (this.#spare) await this.throwAway(this.#spare.tab);
  }

  async #isAsItWas(tab: BrowserTab): Promise<boolean> {
    if (tab.faults.length > 0) return false;
    const origin = await tab.run(() => location.origin, null);
    // On the same site: for another one, Chromium starts a process.
    await tab.open(origin.startsWith('http') ? origin + WAITING_PATH : 'about:blank');
    return (await lookOf(tab)) === this.#spare?.look;
  }
}

/** What a test may have set in a tab: its size, and what its pages are told of the person's system. */
function lookOf(tab: BrowserTab): Promise<string> {
  return tab.run(() => {
    const media = [
      '(prefers-color-scheme: dark)',
      '(prefers-reduced-motion: reduce)',
      '(forced-colors: active)',
      '(pointer: coarse)',
      'print',
    ];
    const told = media.filter((one) => matchMedia(one).matches);
    return [innerWidth, innerHeight, devicePixelRatio, ...told].join(' ');
  }, null);
}
