import type { BrowserTab, ExtensionBrowser } from '../../scripts/browsers/driver.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { rowsIn } from '../../scripts/pages/sample-rows.ts';
import { listOf, type ServedList } from '../support/lists.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { changeSettings, expect, type Site, stored, test } from '../support/test.ts';
import { textsOn } from '../support/texts.ts';

/** The pace is the real one: 25 offers take their time. */
const LIMIT_IN_MS = 180_000;
const PACE_IN_MS = 1_500;
/** Ten offers are read by then. */
const READING_IN_MS = 30_000;
/** What a request may seem to lack, as two programs' clocks and queues see it. */
const TOLERANCE_IN_MS = 60;

// An analysis goes on in any page of its list's board, the one of an earlier test too.
test.use({ ownTab: true });

const CHALLENGE = {
  status: 403,
  body: '<!doctype html><title>Just a moment...</title><p>Checking</p>',
};

test('25 offers, through a pause, a challenge, a stop, a closed tab and a stopped background', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
  test.setTimeout(LIMIT_IN_MS);
  const list = listOf(25);
  serve(site, list);
  const blocked = list.offers[7];
  if (!blocked) throw new Error('A list of 25 offers has an eighth');
  site.serve(blocked.url, CHALLENGE);

  const first = await browser.newTab();
  await first.open(list.url);
  const report = await browser.openReport();
  const text = await textsOn(report, extensionBrowser);
  const says = (words: string) => waitUntil(words, () => holds(report, words), READING_IN_MS);

  await startFromPopup(browser, first, text('listAnalysis.start'));

  // A pause: what is on its way comes in, then nothing more is asked.
  await rowsReach(browser, 3);
  await press(report, text('analysis.pause'));
  await waitUntil('the answer on its way', async () => {
    const { analysis } = await stored<Stored>(browser);
    return analysis?.status === 'paused' && !analysis.asked;
  });
  expect(offersAsked(site, list)).toHaveLength(await rowCount(browser));
  await press(report, text('analysis.resume'));

  // A challenge in the middle: it is said, what was read is kept, and it goes on from there.
  await says(text('obstacle.challenge'));
  expect(await rowCount(browser)).toBe(7);
  site.serve(blocked.url, blocked.html);
  await press(report, text('analysis.resume'));

  // The list's tab is closed; another one takes over.
  await rowsReach(browser, 11);
  await first.close();
  await says(text('obstacle.page_left'));
  await tab.open(list.url);
  await press(report, text('analysis.resume'));

  // The background is stopped, twice, in the middle of things: nobody notices.
  for (const count of [13, 15]) {
    await rowsReach(browser, count);
    await browser.stopBackground();
  }

  await rowsReach(browser, 18);
  await press(report, text('analysis.stop'));
  await says(text('obstacle.person'));
  await press(report, text('analysis.resume'));

  await says(fill(plural(text('analysis.finished')), ['25']));
  const rows = await storedRows(browser);
  expect(rows.map(({ url }) => url).sort()).toEqual(list.offers.map(({ url }) => url).sort());
  expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['identified']));
  expect(await report.run(() => document.querySelectorAll('tr.offer').length, null)).toBe(25);

  const requests = offersAsked(site, list);
  for (const [index, { at }] of requests.entries()) {
    const before = requests[index - 1];
    if (before) expect(at - before.at).toBeGreaterThan(PACE_IN_MS - TOLERANCE_IN_MS);
  }
  // One request an offer; another one for the challenge, and for what a closed tab took with it.
  expect(new Set(requests.map(({ address }) => address)).size).toBe(25);
  expect(requests.length).toBeLessThanOrEqual(25 + 2);
  expect(report.faults.filter((fault) => !fault.includes('403'))).toEqual([]);
  await report.close();
});

test('a site that cannot be reached any more is said, and nothing is lost when it can', async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  const list = listOf(3);
  serve(site, list);
  const first = await browser.newTab();
  await first.open(list.url);
  const report = await browser.openReport();
  const text = await textsOn(report, extensionBrowser);
  await startFromPopup(browser, first, text('listAnalysis.start'));
  await rowsReach(browser, 1);
  await first.close();
  await waitUntil('the analysis to stop', () => holds(report, text('obstacle.page_left')));
  // A tab is opened for the list; what the extension opens by itself is not served here.
  await press(report, text('analysis.resume'));
  await waitUntil('what to do', () => holds(report, text('analysis.noPage')), READING_IN_MS);
  await tab.open(list.url);
  await press(report, text('analysis.resume'));
  await waitUntil('the end', () => holds(report, fill(plural(text('analysis.finished')), ['3'])));
  expect(await rowCount(browser)).toBe(3);
  await closeTabsOf(browser, list.url);
  await report.close();
});

test('an offer that leads elsewhere is passed over on demand, one that is gone by itself', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
  expect(tab.faults).toEqual([]);
  const list = listOf(4);
  serve(site, list);
  const [, gone, broken] = list.offers;
  if (!gone || !broken) throw new Error('A list of 4 offers has a third');
  site.serve(gone.url, { status: 404, body: '<title>Introuvable</title>' });
  site.serve(broken.url, '<!doctype html><title>Offre</title><main>Bientôt</main>');
  // Its console tells of the refusal.
  const first = await browser.newTab();
  await first.open(list.url);
  const report = await browser.openReport();
  const text = await textsOn(report, extensionBrowser);
  await startFromPopup(browser, first, text('listAnalysis.start'));
  await waitUntil('the obstacle', () => holds(report, text('obstacle.no_offer')));
  await press(report, text('analysis.skip'));
  await waitUntil('the end', () => holds(report, fill(plural(text('analysis.finished')), ['4'])));
  expect(await rowCount(browser)).toBe(2);
  for (const words of ['analysis.gone', 'analysis.skipped']) {
    expect(await holds(report, fill(singular(text(words)), ['1']))).toBe(true);
  }
  await report.close();
  await first.close();
});

test('offers that are opened enter the report in recruiter mode only', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  const list = listOf(2);
  const [offer, other] = list.offers;
  if (!offer || !other) throw new Error('A list of 2 offers has a second');
  serve(site, list);
  await tab.open(offer.url);
  await waitUntil('the answer', () =>
    tab.run(() => document.querySelector('repere-panel') !== null, null),
  );
  await quiet(browser);
  expect(await rowCount(browser)).toBe(0);
  // A page that stands open is answered again when the settings change.
  await tab.open(list.url);
  await changeSettings(browser, { recruiter: true });
  await tab.open(other.url);
  await rowsReach(browser, 1);
  expect((await storedRows(browser))[0]?.url).toBe(other.url);
});

/** Closes the tabs that the extension opened by itself for a list. */
async function closeTabsOf(browser: ExtensionBrowser, address: string): Promise<void> {
  await browser.runInExtension(async (wanted) => {
    const { chrome } = globalThis as unknown as { chrome: { tabs: TabsInterface } };
    const tabs = await chrome.tabs.query({});
    const own = tabs.filter(({ url, active }) => url === wanted && !active);
    await chrome.tabs.remove(own.map(({ id }) => id));
  }, address);
}

/** The little of the extension interface that is asked here. */
interface TabsInterface {
  query(filter: object): Promise<{ id: number; url?: string; active: boolean }[]>;
  remove(ids: number[]): Promise<void>;
}

function serve(site: Site, list: ServedList): void {
  site.serve(list.url, list.html);
  for (const { url, html } of list.offers) site.serve(url, html);
}

/** The offers that were asked for, in order. */
function offersAsked(site: Site, { offers }: ServedList) {
  const urls = new Set(offers.map(({ url }) => url));
  return site.requests.filter(({ address }) => urls.has(address));
}

async function startFromPopup(
  browser: ExtensionBrowser,
  list: BrowserTab,
  words: string,
): Promise<void> {
  // Lists are analysed for those who publish offers.
  await changeSettings(browser, { recruiter: true });
  const popup = await browser.openPopup(list);
  await press(popup, words);
  await waitUntil(
    'the analysis',
    async () => (await stored<Stored>(browser)).analysis !== undefined,
  );
  await popup.close();
}

interface Stored {
  analysis?: { status: string; asked: boolean };
}

async function storedRows(browser: ExtensionBrowser) {
  return rowsIn({ ...(await stored<Stored>(browser)) });
}

async function rowCount(browser: ExtensionBrowser): Promise<number> {
  return (await storedRows(browser)).length;
}

async function rowsReach(browser: ExtensionBrowser, count: number): Promise<void> {
  await waitUntil(`${count} rows`, async () => (await rowCount(browser)) >= count, READING_IN_MS);
}

/** The background has done all that was asked of it before: it answers one thing after the other. */
async function quiet(browser: ExtensionBrowser): Promise<void> {
  await browser.runInExtension(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
    };
    await chrome.runtime.sendMessage({ type: 'change-settings', settings: {} });
  }, null);
}

function holds(page: BrowserTab, words: string): Promise<boolean> {
  return page.run((wanted) => document.body.textContent?.includes(wanted) ?? false, words);
}

/** Clicks a button of an extension page by its words. */
async function press(page: BrowserTab, words: string): Promise<void> {
  await waitUntil(words, () =>
    page.run((wanted) => {
      const buttons = Array.from(document.querySelectorAll('button'));
      const button = buttons.find(({ textContent }) => textContent === wanted);
      button?.click();
      return button !== undefined;
    }, words),
  );
}

function fill(template: string, values: string[]): string {
  return values.reduce((text, value, index) => text.replace(`$${index + 1}`, value), template);
}

function plural(text: string): string {
  return text.split(' | ')[1] ?? text;
}

function singular(text: string): string {
  return text.split(' | ')[0] ?? text;
}
