import type { BrowserTab, ExtensionBrowser } from '../../scripts/browsers/driver.ts';
import { clickInPanel, hasPanelElement, readPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { brokenRules, PANEL } from '../support/axe.ts';
import { badgeOn, decisionOn, isMarked, mark, panelOn } from '../support/extension.ts';
import { goInPage } from '../support/in-page-navigation.ts';
import { recordedPage } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { changeSettings, expect, type Site, store, test } from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

// Firefox does not tell its driver that a tab has come back in its history: the next page seems never to load.
test.use({ ownTab: true });

const PAGES = [
  recordedPage('welcome-to-the-jungle/offer-name-in-title'),
  recordedPage('welcome-to-the-jungle/offer-startup-link'),
  recordedPage('welcome-to-the-jungle/offer-two-startups'),
  recordedPage('welcome-to-the-jungle/offer-incubator-only'),
  recordedPage('choisir-le-service-public/offer-name-after-cue'),
];
const [FIRST, SECOND] = PAGES as [(typeof PAGES)[0], (typeof PAGES)[0]];
const LIST = recordedPage('welcome-to-the-jungle/list-company-jobs');

test('updated while five offers are open, each has one panel, the right one, and it works', async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  const tabs = [tab, ...(await Promise.all(PAGES.slice(1).map(() => browser.newTab())))];
  const open = tabs.map((one, index) => ({ tab: one, page: PAGES[index] ?? FIRST }));
  for (const { tab, page } of open) {
    site.serve(page.url, page.html);
    await tab.open(page.url);
    await panelOn(tab);
    await mark(tab);
  }
  await browser.restartExtension();
  await store(browser, { settings: { opening: 'card' } });
  for (const { tab, page } of open) {
    await tab.activate();
    const { language } = await waitUntil(`a new panel on ${page.name}`, async () =>
      (await isMarked(tab)) ? null : readPanel(tab),
    );
    expect(await panelCount(tab)).toBe(1);
    const state = await decisionOn(browser, page.url);
    expect(state.resolution.startups.map(({ id }) => id)).toEqual(page.resolution?.startups);
    const text = textsOf(extensionBrowser, language);
    expect(await clickInPanel(tab, text('panel.collapse'))).toBe(true);
    await waitUntil('the folded panel', async () => (await readPanel(tab))?.form === 'strip');
    expect(tab.faults).toEqual([]);
    await store(browser, { panel: {} });
  }
  for (const { tab } of open.slice(1)) await tab.close();
});

test('updated twice, then gone to another offer in the page: one panel, of that offer', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  site.serve(FIRST.url, FIRST.html);
  await tab.open(FIRST.url);
  await panelOn(tab);
  for (let time = 0; time < 2; time += 1) {
    await mark(tab);
    await browser.restartExtension();
    await waitUntil('a new panel', async () =>
      (await isMarked(tab)) ? null : await readPanel(tab),
    );
  }
  await goInPage(tab, SECOND);
  await panelOn(tab, ({ text }) => text.includes('DossierFacile'));
  expect(await panelCount(tab)).toBe(1);
});

test('a list that was open at the update is watched by the new version', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  site.serve(LIST.url, LIST.html);
  await tab.open(LIST.url);
  await browser.restartExtension();
  // The background takes open pages over one after the other: an answer says that it has begun.
  await store(browser, { settings: { opening: 'card' } });
  await goInPage(tab, FIRST);
  await panelOn(tab);
  expect(await panelCount(tab)).toBe(1);
});

test('switched off, the panel says so when it is used; switched on, the page is answered again', async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  site.serve(FIRST.url, FIRST.html);
  await tab.open(FIRST.url);
  const { language } = await panelOn(tab);
  const text = textsOf(extensionBrowser, language);
  test.skip(!(await browser.switchExtension(false)), 'this browser cannot be told by a program');
  try {
    await tab.activate();
    expect(await clickInPanel(tab, text('panel.collapse'))).toBe(true);
    await waitUntil('the panel to say so', async () =>
      (await alertText(tab))?.includes(text('panel.stopped')),
    );
    await tab.screenshot(`.output/e2e/${extensionBrowser}-stopped.png`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.prefer({ colorScheme });
      expect(await brokenRules(tab, PANEL)).toEqual([]);
    }
    expect(await clickInPanel(tab, text('panel.close'))).toBe(true);
    await waitUntil('the panel to go', async () => !(await hasPanelElement(tab)));
  } finally {
    await browser.switchExtension(true);
  }
  await panelOn(tab);
  expect(await panelCount(tab)).toBe(1);
});

const KEPT = recordedPage('choisir-le-service-public/offer-name-after-cue');
const ELSEWHERE = recordedPage('choisir-le-service-public/other-article');

test('a page that the browser kept in memory comes back with its panel and its badge', async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  await leaveForMemory(browser, site, tab);
  expect(await goBack(tab), 'the page came from memory').toBe(true);
  await panelOn(tab);
  await waitUntil('the badge', async () => (await badgeOn(browser, KEPT.url)) === '✓');
  expect((await decisionOn(browser, KEPT.url)).resolution.outcome).toBe('identified');
  expect(await panelCount(tab)).toBe(1);
});

test('what is changed while a page is kept in memory holds when it comes back', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
  const language = await leaveForMemory(browser, site, tab);
  const { offer } = KEPT.reading;
  const choice = { board: KEPT.board, reference: offer?.reference, startup: 'pix' };
  await store(browser, { choices: [choice] });
  expect(await goBack(tab), 'the page came from memory').toBe(true);
  const chosen = textsOf(extensionBrowser, language)('chooser.chosen');
  await panelOn(tab, ({ text }) => text.includes(chosen));
  expect((await decisionOn(browser, KEPT.url)).resolution.startups[0]?.id).toBe('pix');
  expect(await panelCount(tab)).toBe(1);
});

test('switched off for its board while a page is kept in memory, it is gone when that comes back', async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  await leaveForMemory(browser, site, tab);
  await store(browser, { settings: { boards: { [KEPT.board ?? '']: false } } });
  expect(await goBack(tab), 'the page came from memory').toBe(true);
  await waitUntil('the panel to go', async () => !(await hasPanelElement(tab)));
  expect(await badgeOn(browser, KEPT.url)).toBe('');
});

test('switched on again while a page is kept in memory, its panel is back when that comes back', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  for (const { url, html } of [KEPT, ELSEWHERE]) site.serve(url, html);
  await openToKeep(tab);
  const switchBoard = (on: boolean) =>
    changeSettings(browser, { boards: { [KEPT.board ?? '']: on } });
  await switchBoard(false);
  await waitUntil('the panel to go', async () => !(await hasPanelElement(tab)));
  expect(await badgeOn(browser, KEPT.url)).toBe('');
  await tab.open(ELSEWHERE.url);
  await switchBoard(true);
  expect(await goBack(tab), 'the page came from memory').toBe(true);
  await panelOn(tab);
  await waitUntil('the badge', async () => (await badgeOn(browser, KEPT.url)) === '✓');
  expect(await panelCount(tab)).toBe(1);
});

test('updated while a page is kept in memory, that one is answered again by the new version', async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  const language = await leaveForMemory(browser, site, tab);
  await browser.restartExtension();
  await store(browser, { settings: { opening: 'card' } });
  const isFromMemory = await goBack(tab);
  // Chromium throws the pages away that an extension is in. Firefox keeps them, ends the old scripts
  // and adds no new ones: the page comes back without a panel, rather than with a dead one.
  expect(isFromMemory).toBe(extensionBrowser === 'firefox');
  if (isFromMemory) {
    expect(await hasPanelElement(tab)).toBe(false);
    await tab.run(() => location.reload(), null);
  }
  const { text } = await panelOn(tab);
  expect(text).toContain('Réfugiés.info');
  await waitUntil('the badge', async () => (await badgeOn(browser, KEPT.url)) === '✓');
  await tab.activate();
  const collapse = textsOf(extensionBrowser, language)('panel.collapse');
  expect(await clickInPanel(tab, collapse)).toBe(true);
  await waitUntil('the folded panel', async () => (await readPanel(tab))?.form === 'strip');
  expect(await panelCount(tab)).toBe(1);
});

/** Opens an offer, then goes elsewhere; gives the language of its panel. */
async function leaveForMemory(
  browser: ExtensionBrowser,
  site: Site,
  tab: BrowserTab,
): Promise<string> {
  for (const { url, html } of [KEPT, ELSEWHERE]) site.serve(url, html);
  const language = await openToKeep(tab);
  await tab.open(ELSEWHERE.url);
  await waitUntil('no badge', async () => (await badgeOn(browser, ELSEWHERE.url)) === '');
  return language;
}

/** Opens the offer, which will tell whether it came back from memory; gives the panel's language. */
async function openToKeep(tab: BrowserTab): Promise<string> {
  await tab.open(KEPT.url);
  const { language } = await panelOn(tab);
  await tab.run(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset.persisted = String(persisted);
    });
  }, null);
  return language;
}

/** Goes back to the offer; true when the browser itself says that it kept the page in memory. */
async function goBack(tab: BrowserTab): Promise<boolean> {
  await tab.run(() => history.back(), null);
  await waitUntil('the page before', () =>
    tab.run((url) => location.href === url && document.readyState === 'complete', KEPT.url),
  );
  return tab.run(() => document.documentElement.dataset.persisted === 'true', null);
}

function panelCount(tab: BrowserTab): Promise<number> {
  return tab.run(() => document.querySelectorAll('repere-panel').length, null);
}

function alertText(tab: BrowserTab): Promise<string | null | undefined> {
  return tab.run(
    () =>
      document.querySelector('repere-panel')?.shadowRoot?.querySelector('[role=alert]')
        ?.textContent,
    null,
  );
}
