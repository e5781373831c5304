import { hasPanelElement, readState } from '../../scripts/browsers/panel.ts';
import type { Recorded } from '../../scripts/pages/recorded.ts';
import { faultsOfAnswer } from '../../scripts/replay/answer.ts';
import { answerOn } from '../support/extension.ts';
import { RECORDED_PAGES } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, test } from '../support/test.ts';

function isAnswered({ resolution, wakes }: Recorded): boolean {
  return resolution !== null && wakes !== false;
}

/**
 * Chromium replays every page. Firefox replays the first of its kind: for each board one page of
 * every outcome, and of every kind of page that gets no answer. What reads and answers is the same
 * code in both, and the unit tests run it on all of them.
 */
const FIRST_OF_ITS_KIND = new Set(
  [...Map.groupBy(RECORDED_PAGES, kindOf).values()].map(([first]) => first),
);

function kindOf(page: Recorded): string {
  const outcome = isAnswered(page) ? page.resolution?.outcome : null;
  return [page.board, page.reading.page, outcome].join();
}

for (const page of RECORDED_PAGES) {
  const tag = FIRST_OF_ITS_KIND.has(page) ? [] : ONE_BROWSER;
  const title = `${page.board}/${page.name}`;
  if (isAnswered(page)) {
    // At its board's real address, what is expected is answered and shown.
    test(`${title}: ${page.resolution?.outcome}`, { tag }, async ({
      browserWithExtension,
      site,
      tab,
    }) => {
      site.serve(page.url, page.html);
      const answer = await answerOn(browserWithExtension, tab, page.url);
      expect(faultsOfAnswer(answer, page.resolution)).toEqual([]);
    });
  } else {
    // Lists, other pages, and offers without a word that is worth asking about are left alone.
    test(`${title}: nothing`, { tag }, async ({ browserWithExtension, site, tab }) => {
      site.serve(page.url, page.html);
      await tab.open(page.url);
      // Answered after anything that the watcher, which started before, may have asked.
      // A page that its site may draw late is looked at again, and then known to be closed: no panel for it.
      const outcome = (await readState(browserWithExtension, page.url))?.resolution.outcome ?? null;
      expect([null, page.resolution?.outcome ?? null]).toContain(outcome);
      expect(await hasPanelElement(tab)).toBe(false);
    });
  }
}
