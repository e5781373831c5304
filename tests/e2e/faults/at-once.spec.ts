import type { ExtensionBrowser } from '../../../scripts/browsers/driver.ts';
import { waitUntil } from '../../../scripts/console/wait.ts';
import {
  ANSWERED,
  CHOSEN,
  expectAllIsWell,
  MADE,
  openSettings,
  startWithWork,
} from '../../support/faults.ts';
import { recordedPage } from '../../support/pages.ts';
import { ONE_BROWSER } from '../../support/tags.ts';
import { expect, stored, test } from '../../support/test.ts';

const LIST = recordedPage('choisir-le-service-public/list-network');

/** What offers and a list leave in storage by themselves, in recruiter mode. */
async function remembered(browser: ExtensionBrowser) {
  const all = await stored(browser);
  const rows = Object.entries(all).filter(([key]) => /^rows\.\d+$/.test(key));
  return {
    answers: JSON.stringify(all.answers ?? []),
    rows: JSON.stringify(rows.map(([, chunk]) => chunk)),
    listed: (all['network-list'] ?? []) as string[],
  };
}

test('two settings pages and three pages of the boards write at once: nothing is lost', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  test.setTimeout(90_000);
  await startWithWork(browser, site);
  site.serve(LIST.url, LIST.html);
  const [{ settings: first }, { settings: second }] = [
    await openSettings(browser),
    await openSettings(browser),
  ];
  const [offer, list] = [await browser.newTab(), await browser.newTab()];

  // Each page changes what is its own, again and again, and ends with what MADE has, or a recruiter.
  const send = async (values: readonly object[]): Promise<void> => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
    };
    await Promise.all(
      values.map((settings) => chrome.runtime.sendMessage({ type: 'change-settings', settings })),
    );
  };
  const times = Array.from({ length: 20 });
  await Promise.all([
    first.run(
      send,
      times.flatMap(() => [{ recruiter: false }, { recruiter: true }]),
    ),
    second.run(
      send,
      times.flatMap(() => [{ opening: 'strip' }, { opening: 'card' }]),
    ),
    tab.open(ANSWERED.url),
    offer.open(CHOSEN.url),
    list.open(LIST.url),
  ]);
  expect(await stored(browser)).toMatchObject({
    ...MADE,
    settings: { ...MADE.settings, recruiter: true, opening: 'card' },
  });

  const references = [ANSWERED, CHOSEN].map(({ reading }) => reading.offer?.reference ?? 'none');
  await list.activate();
  await waitUntil('all of it to be remembered', async () => {
    const { answers, rows, listed } = await remembered(browser);
    return (
      listed.length > 0 && references.every((one) => answers.includes(one) && rows.includes(one))
    );
  });
  for (const page of [first, second]) {
    expect(page.faults).toEqual([]);
    await page.run(send, [{ recruiter: false }]);
    await page.close();
  }
  for (const page of [offer, list]) await page.close();
  await expectAllIsWell({ browser, tab });
});
