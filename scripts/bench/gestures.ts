import type { BrowserTab } from '../browsers/driver.ts';

/** What `installTimer` puts into a page, as `gestureTimer`. */
export interface TimedPage {
  /**
   * Does something, and resolves with the milliseconds until the page was drawn anew and laid out.
   *
   * @param turns how many turns of the event loop to wait for that; what changes nothing is done by then, too, and has
   *   taken all of them
   */
  gestureTimer(act: () => void, turns: number): Promise<number>;
}

/**
 * Has a page measure gestures: from a click or a key to the page drawn and laid out.
 *
 * @param root selector of what is drawn anew
 */
export function installTimer(page: BrowserTab, root: string): Promise<void> {
  return page.run((selector) => {
    const drawn = new MutationObserver(() => {});
    Object.assign(globalThis, {
      async gestureTimer(act: () => void, most: number) {
        const element = document.querySelector(selector);
        if (!element) throw new Error(`no ${selector}`);
        drawn.observe(element, { subtree: true, childList: true, characterData: true });
        const start = performance.now();
        act();
        // The page draws in a task or before a frame.
        for (let turn = 0; turn < most && drawn.takeRecords().length === 0; turn += 1) {
          await new Promise<void>((resolve) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve();
            port2.postMessage(null);
          });
        }
        document.body.getBoundingClientRect();
        const time = performance.now() - start;
        drawn.disconnect();
        // The next gesture begins once this one is on the screen.
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return time;
      },
    });
  }, root);
}
