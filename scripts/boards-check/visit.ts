import { readBadges } from '../browsers/badges.ts';
import type { ExtensionBrowser } from '../browsers/driver.ts';
import { readPanel, readState } from '../browsers/panel.ts';
import { firstLineOf, note } from '../console/script.ts';
import { waitUntil } from '../console/wait.ts';
import type { SeenPage, Visit } from './check.ts';

/** How slowly, and how patiently: in milliseconds. */
export interface Pace {
  /** From one page to the next: as a person would go. */
  pause: number;
  /** For the extension to show its panel or badges; then the page is taken as it is. */
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
      // What does not come is what is to be told.
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
