import type { BrowserTab, ExtensionBrowser } from '../../scripts/browsers/driver.ts';
import { waitUntil } from '../../scripts/console/wait.ts';

/** Clicks an element of an extension page, as soon as it is there. */
export async function click(page: BrowserTab, selector: string): Promise<void> {
  await waitUntil(selector, () =>
    page.run((wanted) => {
      const element = document.querySelector<HTMLElement>(wanted);
      element?.click();
      return element !== null;
    }, selector),
  );
}

/** Clicks a button of an extension page by its words, as soon as it is there. */
export async function press(page: BrowserTab, words: string): Promise<void> {
  await waitUntil(words, () =>
    page.run((wanted) => {
      const buttons = Array.from(document.querySelectorAll('button'));
      const button = buttons.find(({ textContent }) => textContent === wanted);
      button?.click();
      return button !== undefined;
    }, words),
  );
}

/** What the settings page says of what went wrong. */
export interface SettingsWords {
  /** When the directory was read, or why not. */
  directory: string;
  /** What is the matter with what is stored. */
  problems: string[];
  /** What the last deed came to. */
  said: string;
}

/** What the settings page says; null as long as it says nothing. */
export function readSettings(page: BrowserTab): Promise<SettingsWords | null> {
  return page.run(() => {
    const words = (element: Element | null) => element?.textContent?.trim() ?? '';
    if (!document.querySelector('.said')) return null;
    return {
      directory: words(document.querySelector('section [role=status]')),
      problems: Array.from(document.querySelectorAll('.problems.notice li'), words),
      said: words(document.querySelector('.said')),
    };
  }, null);
}

/** Presses the button that updates the directory on the settings page, and waits until that is done. */
export async function refreshBy(page: BrowserTab, words: string): Promise<SettingsWords> {
  await waitUntil(words, () =>
    page.run((wanted) => {
      const buttons = Array.from(document.querySelectorAll('button'));
      return buttons.some(({ textContent }) => textContent === wanted);
    }, words),
  );
  await page.run(async (wanted) => {
    const buttons = Array.from(document.querySelectorAll('button'));
    const button = buttons.find(({ textContent }) => textContent === wanted);
    if (!button) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let wasBusy = false;
    const observer = new MutationObserver(() => {
      const isBusy = button.getAttribute('aria-disabled') === 'true';
      if (wasBusy && !isBusy) resolve();
      wasBusy = isBusy;
    });
    observer.observe(button, { attributes: true });
    button.click();
    // Refused at once, it was never seen busy: what is to be drawn is drawn by the next task.
    setTimeout(() => {
      if (button.getAttribute('aria-disabled') !== 'true') resolve();
      else wasBusy = true;
    });
    const limit = setTimeout(() => reject(new Error('the directory is still being read')), 40_000);
    await promise.finally(() => clearTimeout(limit));
  }, words);
  return waitUntil('what the settings page says', () => readSettings(page));
}

/** How many tabs show the first page, which comes by itself at an installation. */
export function firstPages(browser: ExtensionBrowser): Promise<number> {
  return browser.runInExtension(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        runtime: { getURL(path: string): string };
        tabs: { query(filter: { url: string }): Promise<unknown[]> };
      };
    };
    return (await chrome.tabs.query({ url: chrome.runtime.getURL('/welcome.html') })).length;
  }, null);
}
