import type { BrowserTab } from './driver.ts';

/** Whether a page has an element now. */
export function has(page: Pick<BrowserTab, 'run'>, selector: string): Promise<boolean> {
  return page.run((wanted) => document.querySelector(wanted) !== null, selector);
}
