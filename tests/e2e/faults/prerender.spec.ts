import { launch, type Page, type WebWorker } from 'puppeteer-core';
import { offlineFlags } from '../../../scripts/browsers/chromium.ts';
import type { BrowserTab } from '../../../scripts/browsers/driver.ts';
import { provideBrowser } from '../../../scripts/browsers/install.ts';
import { waitUntil } from '../../../scripts/console/wait.ts';
import { extensionFolder } from '../../../scripts/extension/build.ts';
import { panelOn } from '../../support/extension.ts';
import { ANSWER, ANSWERED } from '../../support/faults.ts';
import { insertBefore } from '../../support/html.ts';
import { recordedPage } from '../../support/pages.ts';
import { expect, startStandIn, test } from '../../support/test.ts';

const LIST = recordedPage('choisir-le-service-public/list-network');
const OFFER = recordedPage('choisir-le-service-public/offer-name-after-cue');

/** What a page asks for once it is loaded, if nobody sees it yet. */
const PREPARED = '/prepared';

test('a page that is prepared in advance is read when someone comes to it, and not before', async ({
  extensionBrowser,
}) => {
  test.skip(extensionBrowser === 'firefox', 'Firefox prepares no pages');
  const standIn = await startStandIn();
  const pages = new Map([LIST, OFFER, ANSWERED].map(({ url, html }) => [url, html]));
  standIn.script = ({ headers, url }, response) => {
    const html = pages.get(`https://${headers.host}${url}`);
    const tell = `<script>document.prerendering && addEventListener('load', () => fetch('${PREPARED}'))</script>`;
    response.writeHead(html ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html && insertBefore(html, '</head>', tell));
  };
  const folder = extensionFolder(extensionBrowser);
  // Chromium prepares no page in a tab that Playwright holds.
  const browser = await launch({
    executablePath: await provideBrowser(extensionBrowser),
    enableExtensions: true,
    args: [
      '--no-sandbox',
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
      ...offlineFlags(standIn),
    ],
  });
  try {
    const target = await browser.waitForTarget((one) => one.url().endsWith('/background.js'));
    const background = await target.worker();
    if (!background) throw new Error('the background gives no way in');
    // What the extension opens at install would stand before the list.
    await browser.waitForTarget((one) => one.url().endsWith('/welcome.html'));
    const faults: string[] = [];
    const open = async (address: string) => {
      const page = await browser.newPage();
      page.on('pageerror', (error) => faults.push(String(error)));
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      return page;
    };

    const page = await open(LIST.url);
    await page.bringToFront();
    await waitUntil('the badges', () => page.$('repere-badge'));
    await page.evaluate((address) => {
      const rules = document.createElement('script');
      rules.type = 'speculationrules';
      rules.textContent = JSON.stringify({
        prerender: [{ urls: [address], eagerness: 'immediate' }],
      });
      document.head.append(rules);
    }, OFFER.url);
    await waitUntil('the page that is prepared', async () =>
      standIn.requests.some(({ address }) => address.endsWith(PREPARED)),
    );
    // Whatever had been started for it would be done before this one is answered.
    const other = await open(ANSWERED.url);
    await panelOn(tabOf(other), ({ text }) => text.includes(ANSWER.name));
    await other.close();
    expect(await marksOf(background)).toEqual([]);

    await page.bringToFront();
    await page.evaluate((address) => {
      location.href = address;
    }, OFFER.url);
    const panel = await panelOn(tabOf(page), ({ text }) => text.includes('Réfugiés.info'));
    expect(await activationOf(page), 'the page was prepared').toBeGreaterThan(0);
    expect(standIn.requests.filter(({ address }) => address === OFFER.url)).toHaveLength(1);
    expect(panel.form, 'beside the offer there is room for a line').toBe('strip');
    await waitUntil('the badge', async () =>
      (await marksOf(background)).includes(`✓ ${OFFER.url}`),
    );
    expect(await marksOf(background)).toHaveLength(1);
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
    await standIn.close();
  }
});

/** A tab of puppeteer's, as far as a panel is read in it. */
function tabOf(page: Page): Pick<BrowserTab, 'run'> {
  return { run: page.evaluate.bind(page) as BrowserTab['run'] };
}

/** When someone came to the page that was prepared, in milliseconds after its start; 0 when it was not. */
function activationOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation');
    return (navigation as PerformanceEntry & { activationStart: number }).activationStart;
  });
}

/** What the extension knows and shows of each open tab: its badge, and the offer that it found there. */
function marksOf(background: WebWorker): Promise<string[]> {
  return background.evaluate(async () => {
    const { chrome } = globalThis as unknown as Extension;
    const found = await chrome.storage.session.get(null);
    const tabs = await chrome.tabs.query({});
    const marks = await Promise.all(
      tabs.map(async ({ id }) => {
        const badge = await chrome.action.getBadgeText({ tabId: id });
        return `${badge} ${found[`tab.${id}`]?.url ?? ''}`.trim();
      }),
    );
    return marks.filter((mark) => mark !== '');
  });
}

interface Extension {
  chrome: {
    storage: { session: { get(keys: null): Promise<Record<string, { url?: string }>> } };
    tabs: { query(filter: object): Promise<{ id: number }[]> };
    action: { getBadgeText(details: { tabId: number }): Promise<string> };
  };
}
