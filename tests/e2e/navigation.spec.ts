import { hasPanelElement } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { faultsOfAnswer } from '../../scripts/replay/answer.ts';
import { badgeOn, decisionOn, nothingOn, panelOn } from '../support/extension.ts';
import {
  changeAddress,
  changeCanonical,
  drawPage,
  goInPage,
  recordedFrames,
  recordFrames,
} from '../support/in-page-navigation.ts';
import { recordedPage } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, test } from '../support/test.ts';

const FIRST = recordedPage('welcome-to-the-jungle/offer-name-in-title');
const FIRST_NAME = 'Immersion facilitée';
const SECOND = recordedPage('welcome-to-the-jungle/offer-startup-link');
const SECOND_NAME = 'DossierFacile';
const OUTSIDE = recordedPage('welcome-to-the-jungle/not-network-startup-talk');
const LIST = recordedPage('welcome-to-the-jungle/list-company-jobs');

test('from offer to offer, the answer follows and the previous one is never shown', async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  site.serve(FIRST.url, FIRST.html);
  await tab.open(FIRST.url);
  await panelOn(tab, ({ text }) => text.includes(FIRST_NAME));
  await recordFrames(tab);

  await changeAddress(tab, SECOND.url);
  await waitUntil('the panel to go', async () => !(await hasPanelElement(tab)));
  await changeCanonical(tab, SECOND.url);
  await nothingOn(browser, SECOND.url);
  await drawPage(tab, SECOND);

  const panel = await panelOn(tab, ({ text }) => text.includes(SECOND_NAME));
  const state = await decisionOn(browser, SECOND.url);
  expect(faultsOfAnswer({ state, panel }, SECOND.resolution)).toEqual([]);
  const mistaken = (await recordedFrames(tab)).filter(
    ({ address, panel }) => address === SECOND.url && panel.includes(FIRST_NAME),
  );
  expect(mistaken).toEqual([]);
});

test('from offer to offer and at once to a third one, only the last is answered', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  site.serve(FIRST.url, FIRST.html);
  await tab.open(FIRST.url);
  await panelOn(tab);
  await recordFrames(tab);
  await goInPage(tab, SECOND);
  await goInPage(tab, FIRST);
  await goInPage(tab, SECOND);
  await panelOn(tab, ({ text }) => text.includes(SECOND_NAME));
  const state = await decisionOn(browser, SECOND.url);
  expect(state.resolution.startups.map(({ id }) => id)).toEqual(SECOND.resolution?.startups);
  const mistaken = (await recordedFrames(tab)).filter(
    ({ address, panel }) =>
      (address === SECOND.url && panel.includes(FIRST_NAME)) ||
      (address === FIRST.url && panel.includes(SECOND_NAME)),
  );
  expect(mistaken).toEqual([]);
});

test('from a list to an offer, the panel comes; back to the list, it goes', async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  site.serve(LIST.url, LIST.html);
  await tab.open(LIST.url);
  await goInPage(tab, FIRST);
  await panelOn(tab, ({ text }) => text.includes(FIRST_NAME));
  await decisionOn(browser, FIRST.url);
  await goInPage(tab, LIST);
  await waitUntil('the panel to go', async () => !(await hasPanelElement(tab)));
  await nothingOn(browser, LIST.url);
  await waitUntil('the badge to go', async () => (await badgeOn(browser, LIST.url)) === '');
});

test('from an offer of the network to another one, nothing is left', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  site.serve(FIRST.url, FIRST.html);
  await tab.open(FIRST.url);
  await panelOn(tab);
  await goInPage(tab, OUTSIDE);
  const state = await decisionOn(browser, OUTSIDE.url);
  expect(state.resolution.outcome).toBe('not-beta');
  expect(await hasPanelElement(tab)).toBe(false);
  expect(await badgeOn(browser, OUTSIDE.url)).toBe('');
});

test('an offer that nobody has read is not taken for the next one', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  const address =
    'https://www.welcometothejungle.com/fr/companies/une-mairie/jobs/jardinier_nantes';
  const missions = '<p>Tailler les haies du parc et entretenir les allées.</p>'.repeat(40);
  site.serve(
    address,
    `<!doctype html><html><head><title>Jardinier</title><link rel="canonical" href="${address}"></head>
    <body><div id="root"><main><div data-testid="job-metadata-block"><h2>Jardinier</h2></div>
    <div data-testid="job-section-description">${missions}</div></main></div></body></html>`,
  );
  await tab.open(address);
  await nothingOn(browser, address);
  await changeAddress(tab, FIRST.url);
  await changeCanonical(tab, FIRST.url);
  const state = await decisionOn(browser, FIRST.url);
  expect(state.resolution.outcome).toBe('unreadable');
  expect(state.offer).toBeNull();
  await drawPage(tab, FIRST);
  await panelOn(tab, ({ text }) => text.includes(FIRST_NAME));
});

test('back and forward in the history, each offer has its own answer', async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  site.serve(FIRST.url, FIRST.html);
  await tab.open(FIRST.url);
  await panelOn(tab);
  await goInPage(tab, SECOND);
  await panelOn(tab, ({ text }) => text.includes(SECOND_NAME));
  await tab.run(() => history.back(), null);
  await waitUntil(
    'the first address',
    async () => (await tab.run(() => location.href, null)) === FIRST.url,
  );
  await changeCanonical(tab, FIRST.url);
  await drawPage(tab, FIRST);
  await panelOn(tab, ({ text }) => text.includes(FIRST_NAME));
  const state = await decisionOn(browser, FIRST.url);
  expect(state.resolution.startups.map(({ id }) => id)).toEqual(FIRST.resolution?.startups);
});

test('a page drawn late is still answered', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  const shell = FIRST.html.replace(
    /<div id="root">[\s\S]*?<\/div>\s*<footer>/,
    '<div id="root"></div><footer>',
  );
  expect(shell).not.toBe(FIRST.html);
  site.serve(
    FIRST.url,
    shell.replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>/g, ''),
  );
  await tab.open(FIRST.url);
  expect(await hasPanelElement(tab)).toBe(false);
  await drawPage(tab, FIRST);
  await panelOn(tab, ({ text }) => text.includes(FIRST_NAME));
  expect((await decisionOn(browser, FIRST.url)).resolution.outcome).toBe('identified');
});

test('a page drawn after the extension gave up waiting is still answered', async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  site.serve(FIRST.url, FIRST.html);
  await tab.open(FIRST.url);
  await panelOn(tab);
  await changeAddress(tab, SECOND.url);
  await changeCanonical(tab, SECOND.url);
  const state = await decisionOn(browser, SECOND.url);
  expect(state.resolution.outcome, 'the old text is not taken for the new').toBe('unreadable');
  await drawPage(tab, SECOND);
  await panelOn(tab, ({ text }) => text.includes(SECOND_NAME));
});
