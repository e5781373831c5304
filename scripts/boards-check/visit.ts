import { readBadges } from '../browsers/badges.ts';
import type { ExtensionBrowser } from '../browsers/driver.ts';
import { readPanel, readState } from '../browsers/panel.ts';
import { firstLineOf, note } from '../console/script.ts';
import { waitUntil } from '../console/wait.ts';
import type { SeenPage, Visit } from './check.ts';

/** The pauses of a visit, in milliseconds. */
export interface Pace {
  /** From one page to the next, at a person's pace. */
  pause: number;
  /** The longest wait for the panel or the badges; then the page is taken as it is. */
  patience: number;
}

/** Visits pages one after the other in a browser with the extension, each in a tab of its own. */
export function visitorOf(browser: ExtensionBrowser, { pause, patience }: Pace): Visit {
  let isFirst = true;
  return async (url, kind): Promise<SeenPage | null> => {
    if (!isFirst) await new Promise((resolve) => setTimeout(resolve, pause));
    isFirst = false;
    const tab = await browser.newTab();
    try {
      const hasCome = await tab.open(url).then(
        () => true,
        (error) => note(`${url} does not open: ${firstLineOf(error)}`),
      );
      if (!hasCome) return null;
      const isThere = async () =>
        kind === 'list' ? (await readBadges(tab)).length > 0 : (await readPanel(tab)) !== null;
      // The report tells that they did not come.
      await waitUntil('the extension', isThere, patience).catch(() => null);
      const seen = await tab.run(() => {
        const page = document.documentElement.cloneNode(true) as HTMLElement;
        for (const own of page.querySelectorAll('repere-panel, repere-badge')) own.remove();
        return {
          address: location.href,
          title: document.title,
          html: `<!doctype html>${page.outerHTML}`,
        };
      }, null);
      const [state, panel, badges] = await Promise.all([
        kind === 'offer' ? readState(browser, seen.address) : null,
        readPanel(tab),
        readBadges(tab),
      ]);
      return { ...seen, state, hasPanel: panel !== null, badges: badges.length };
    } finally {
      await tab.close();
    }
  };
}
