import { hasPanelElement, readState } from '../../scripts/browsers/panel.ts';
import type { Recorded } from '../../scripts/pages/recorded.ts';
import { faultsOfAnswer } from '../../scripts/replay/answer.ts';
import { answerOn } from '../support/extension.ts';
import { RECORDED_PAGES } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

function isAnswered({ resolution, wakes }: Recorded): boolean {
  return resolution !== null && wakes !== false;
}

/** Every recorded offer, at its board's real address, gives what is expected and shows it. */
for (const page of RECORDED_PAGES.filter(isAnswered)) {
  test(`${page.board}/${page.name}: ${page.resolution?.outcome}`, async ({
    browserWithExtension,
    site,
    tab,
  }) => {
    site.serve(page.url, page.html);
    const answer = await answerOn(browserWithExtension, tab, page.url);
    expect(faultsOfAnswer(answer, page.resolution)).toEqual([]);
  });
}

/** Lists, other pages, and offers without a word that is worth asking about are left alone. */
for (const page of RECORDED_PAGES.filter((one) => !isAnswered(one))) {
  test(`${page.board}/${page.name}: nothing`, async ({ browserWithExtension, site, tab }) => {
    site.serve(page.url, page.html);
    await tab.open(page.url);
    // Answered after anything that the watcher, which started before, may have asked.
    expect(await readState(browserWithExtension, page.url)).toBeNull();
    expect(await hasPanelElement(tab)).toBe(false);
  });
}
