import { DIRECTORY_ADDRESS } from '../../../lib/directory/refresh.ts';
import { readBadges } from '../../../scripts/browsers/badges.ts';
import { clickInPanel, hasFound } from '../../../scripts/browsers/panel.ts';
import { waitUntil } from '../../../scripts/console/wait.ts';
import { panelOn } from '../../support/extension.ts';
import { click, readSettings, refreshBy } from '../../support/extension-pages.ts';
import { openSettings, startWithWork } from '../../support/faults.ts';
import { recordedPage } from '../../support/pages.ts';
import { servedDirectory, serveJson } from '../../support/served-directory.ts';
import { expect, store, test } from '../../support/test.ts';
import { textsOf } from '../../support/texts.ts';

const OFFER = recordedPage('welcome-to-the-jungle/offer-candidates');

const LIST = recordedPage('choisir-le-service-public/list-network');

/** A page that asks for nothing itself: every request on it is the extension's. */
function bare(html: string): string {
  return html
    .replaceAll(/<(img|source|iframe)\b[^>]*>/gi, '')
    .replaceAll(/<script\b(?![^>]*ld\+json)[\s\S]*?<\/script>/gi, '')
    .replaceAll(/<link\b(?![^>]*canonical)[^>]*>/gi, '');
}

const HOME = 'https://beta.gouv.fr/';

test('all that the extension ever asks of the internet is the directory, and it says nothing of anyone', async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  standIn,
  tab,
}) => {
  await startWithWork(browser, site);
  // As newly installed: the first use asks for the directory.
  await store(browser, { refresh: null });
  const already = browser.requests.length;
  for (const { url, html } of [OFFER, LIST]) site.serve(url, bare(html));
  // The person is known at beta.gouv.fr, by a cookie that any request of a page would carry.
  site.serve(HOME, {
    body: '<!doctype html><title>beta.gouv.fr</title>',
    headers: { 'set-cookie': 'visitor=7; Secure; SameSite=None; Path=/' },
  });
  standIn.script = serveJson(servedDirectory(), {
    etag: '"1"',
    'set-cookie': 'visitor=8; Secure; SameSite=None; Path=/',
  });
  await tab.open(HOME);
  expect(await tab.run(() => document.cookie, null)).toBe('visitor=7');

  // A list with its badges.
  await tab.open(LIST.url);
  await waitUntil('the badges', async () => (await readBadges(tab)).length > 0);
  await waitUntil('the first use', async () => standIn.requests.length === 1);

  // The offer, and all that the panel does.
  await tab.open(OFFER.url);
  const panel = await panelOn(tab);
  const text = textsOf(extensionBrowser, panel.language);
  const name = panel.sections[0]?.links[0]?.text ?? '';
  expect(await clickInPanel(tab, `${text('chooser.this')} (${name})`)).toBe(true);
  await panelOn(tab, (chosen) => chosen.text.includes(text('chooser.chosen')));
  await clickInPanel(tab, text('chooser.wrong'));
  await waitUntil('the search', () => clickInPanel(tab, text('chooser.search')));
  await tab.type('dossier');
  await waitUntil('the Startups found', () => hasFound(tab));
  expect(await clickInPanel(tab, text('panel.collapse'))).toBe(true);

  // The popup, the report and the settings.
  const popup = await browser.openPopup(tab);
  await waitUntil('the popup', () =>
    popup.run((words) => document.querySelector('main')?.textContent?.includes(words), name),
  );
  await popup.close();
  const report = await browser.openReport();
  await waitUntil('the report', () =>
    report.run(() => document.querySelector('h1') !== null, null),
  );
  expect(report.faults).toEqual([]);
  await report.close();
  const { settings, text: words } = await openSettings(browser);
  await refreshBy(settings, words('settings.refresh'));
  await refreshBy(settings, words('settings.refresh'));
  await click(settings, 'input[name=theme][value=light]');
  await waitUntil('the settings to be saved', async () => {
    return (await readSettings(settings))?.said === words('settings.saved');
  });
  await settings.close();

  // What reached the network, in both browsers.
  expect(standIn.requests.map(({ method, address }) => `${method} ${address}`)).toEqual([
    `GET ${DIRECTORY_ADDRESS}`,
    `GET ${DIRECTORY_ADDRESS}`,
    `GET ${DIRECTORY_ADDRESS}`,
  ]);
  for (const { headers } of standIn.requests) {
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
    expect(headers).not.toHaveProperty('origin');
    expect(headers).not.toHaveProperty('authorization');
  }
  expect(standIn.strangers).toEqual([]);
  // What the pages' tabs asked for: themselves alone. Firefox asks for the sites' icons by itself.
  const pages = [HOME, LIST.url, OFFER.url];
  const asked = site.requests.map(({ address }) => address);
  expect(asked.filter((one) => !/^data:|\/favicon\.ico$/.test(one))).toEqual(pages);
  // And whoever asked, where the browser tells.
  if (extensionBrowser !== 'chromium') return;
  expect(browser.requests.slice(already).map(({ from, address }) => `${from}: ${address}`)).toEqual(
    [
      ...pages.slice(0, 2).map((address) => expect.stringContaining(`: ${address}`)),
      `background: ${DIRECTORY_ADDRESS}`,
      expect.stringContaining(`: ${pages[2]}`),
      `background: ${DIRECTORY_ADDRESS}`,
      `background: ${DIRECTORY_ADDRESS}`,
    ],
  );
});
