import type { BrowserTab, TabMemory } from '../../../scripts/browsers/driver.ts';
import { readState } from '../../../scripts/browsers/panel.ts';
import { waitUntil } from '../../../scripts/console/wait.ts';
import type { Recorded } from '../../../scripts/pages/recorded.ts';
import { faultsOfAnswer } from '../../../scripts/replay/answer.ts';
import { decisionOn, panelOn } from '../../support/extension.ts';
import { recordedPage } from '../../support/pages.ts';
import { type Amount, amountFor, ONE_BROWSER } from '../../support/tags.ts';
import { expect, test } from '../../support/test.ts';

const OFFERS = [
  { page: recordedPage('welcome-to-the-jungle/offer-name-in-title'), name: 'Immersion facilitée' },
  { page: recordedPage('welcome-to-the-jungle/offer-startup-link'), name: 'DossierFacile' },
] as const;
const [FIRST, SECOND] = OFFERS;

/** In all; memory is compared with what it was after the first hundred. */
const NAVIGATIONS: Amount = {
  everyDay: { chromium: 500, firefox: 500 },
  long: { chromium: 1_000, firefox: 1_000 },
};
const WARMING = 100;

/** What a page may hold more of after four hundred offers more; a leak of one an offer is 400. */
const MORE = { documents: 5, nodes: 300, listeners: 30 };

test('hundreds of rapid navigations between offers: the last one is answered, and memory is flat', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
  test.setTimeout(120_000);
  for (const { page } of OFFERS) site.serve(page.url, page.html);
  await tab.open(FIRST.page.url);
  await panelOn(tab, ({ text }) => text.includes(FIRST.name));

  await goBackAndForth(tab, WARMING);
  const before = await memoryOnceAnswered();
  await goBackAndForth(tab, amountFor(extensionBrowser, NAVIGATIONS) - WARMING);
  const after = await memoryOnceAnswered();

  const panel = await panelOn(tab, ({ text }) => text.includes(FIRST.name));
  expect(panel.text).not.toContain(SECOND.name);
  const state = await decisionOn(browser, FIRST.page.url);
  expect(faultsOfAnswer({ state, panel }, FIRST.page.resolution)).toEqual([]);
  const panels = await tab.run(() => document.querySelectorAll('repere-panel').length, null);
  expect(panels).toBe(1);
  if (before && after) {
    test
      .info()
      .annotations.push({ type: 'memory', description: JSON.stringify({ before, after }) });
    for (const what of ['documents', 'nodes', 'listeners'] as const) {
      expect(after[what] - before[what], what).toBeLessThan(MORE[what]);
    }
  }

  /** Both times the same page, answered, and no longer watched for changes. */
  async function memoryOnceAnswered(): Promise<TabMemory | null> {
    await panelOn(tab, ({ text }) => text.includes(FIRST.name));
    await waitUntil('the answer', async () => {
      const state = await readState(browser, FIRST.page.url);
      return state?.resolution.startups.length === 1;
    });
    return tab.memory();
  }
});

/**
 * As Welcome to the Jungle's application does, from one offer to the other and back: address,
 * canonical link and page change, now and then with time to be answered. Ends on the first.
 */
function goBackAndForth(tab: BrowserTab, times: number): Promise<void> {
  const pages: Pick<Recorded, 'url' | 'html'>[] = OFFERS.map(({ page: { url, html } }) => ({
    url,
    html,
  }));
  return tab.run(
    async ([all, count]) => {
      const parsed = all.map(({ url, html }) => {
        const next = new DOMParser().parseFromString(html, 'text/html');
        return { url, title: next.title, root: next.getElementById('root') };
      });
      for (let time = 1; time <= count; time += 1) {
        const next = parsed[time % parsed.length];
        if (!next) continue;
        history.pushState(null, '', next.url);
        document.querySelector('link[rel="canonical"]')?.setAttribute('href', next.url);
        document.title = next.title;
        document
          .getElementById('root')
          ?.replaceChildren(...(next.root?.cloneNode(true).childNodes ?? []));
        // Faster than any answer, but for one in ten.
        const pause = time % 10 === 0 ? 60 : time % 4;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    },
    [pages, times] as const,
  );
}
