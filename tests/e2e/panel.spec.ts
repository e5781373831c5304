import { clickInPanel, focusedInPanel, readPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { answerOn, badgeOn, decisionOn, panelOn, scriptsIn } from '../support/extension.ts';
import { recordedPage } from '../support/pages.ts';
import { expect, store, test } from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

const OFFERS = [
  {
    board: 'Welcome to the Jungle',
    page: recordedPage('welcome-to-the-jungle/offer-name-in-title'),
    startup: {
      text: 'Immersion facilitée',
      address: 'https://beta.gouv.fr/startups/l-immersion-facile.html',
    },
    incubator: /Plateforme de l.inclusion/i,
  },
  {
    board: 'Choisir le service public',
    page: recordedPage('choisir-le-service-public/offer-name-after-cue'),
    startup: {
      text: 'Réfugiés.info',
      address: 'https://beta.gouv.fr/startups/refugies.info.html',
    },
    incubator: /DINUM/i,
  },
];

for (const { board, page, startup, incubator } of OFFERS) {
  test(`the panel on an offer of ${board}`, async ({
    browserWithExtension: browser,
    extensionBrowser,
    site,
    tab,
  }) => {
    site.serve(page.url, page.html);
    await tab.open(page.url);
    const panel = await panelOn(tab);
    const text = textsOf(extensionBrowser, panel.language);

    expect(panel.label).toBe(text('panel.label'));
    expect(panel.sections.map(({ heading }) => heading)).toEqual([
      text('section.startup'),
      text('section.incubator'),
      text('section.prepare'),
    ]);
    const [startupSection, incubatorSection, prepareSection] = panel.sections;
    expect(startupSection?.links).toContainEqual(startup);
    expect(incubatorSection?.links[0]?.text).toMatch(incubator);
    expect(prepareSection?.links[0]?.address).toContain(page.resolution?.interviewGuide);
    await decisionOn(browser, page.url);
    expect(await badgeOn(browser, page.url)).not.toBe('');

    await tab.screenshot(`.output/e2e/${extensionBrowser}-panel-${page.board}.png`);
    await tab.setSize(390, 844);
    await tab.screenshot(`.output/e2e/${extensionBrowser}-panel-${page.board}-narrow.png`);
    await tab.setSize(1280, 800);
  });
}

test('nothing at all on an offer that is not of the network', async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  for (const name of [
    'welcome-to-the-jungle/not-network-ordinary',
    'choisir-le-service-public/not-network-ordinary',
    'welcome-to-the-jungle/not-network-startup-talk',
    'choisir-le-service-public/not-network-territorial',
  ]) {
    const page = recordedPage(name);
    site.serve(page.url, page.html);
    const { state, panel } = await answerOn(browser, tab, page.url);
    expect(state.resolution.outcome).toBe('not-beta');
    expect(panel).toBeNull();
    expect(await badgeOn(browser, page.url)).toBe('');
  }
});

test('the page of an everyday offer gets no script but the watcher, one of the network’s all', async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  const scriptsOn = async (name: string) => {
    const page = recordedPage(name);
    site.serve(page.url, page.html);
    await answerOn(browser, tab, page.url);
    return scriptsIn(browser, page.url);
  };
  const watcherAlone = ['repereWatcher'];
  expect(await scriptsOn('welcome-to-the-jungle/not-network-ordinary')).toEqual(watcherAlone);
  expect(await scriptsOn('choisir-le-service-public/not-network-ordinary')).toEqual(watcherAlone);
  expect(await scriptsOn('welcome-to-the-jungle/offer-under-ministry')).toEqual([
    'repereWatcher',
    'repereFollower',
    'reperePanel',
  ]);
});

test('the card becomes a strip and a card again, by click and by key, and the board remembers it', async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  const [first, second] = OFFERS.map(({ page }) => page);
  if (!first || !second) throw new Error('this test needs two offers');
  site.serve(first.url, first.html);
  site.serve(second.url, second.html);
  const forms = { 'welcome-to-the-jungle': 'card', 'choisir-le-service-public': 'card' };
  await store(browser, { settings: { opening: 'remembered' }, panel: { forms } });
  await tab.open(first.url);
  const open = await panelOn(tab);
  const text = textsOf(extensionBrowser, open.language);
  const isFolded = async () => (await readPanel(tab))?.form === 'strip';
  const isOpen = async () => (await readPanel(tab))?.form === 'card';
  const expandName = text('panel.expand').replace('$1', 'Immersion facilitée');

  expect(await focusedInPanel(tab), 'the focus is never taken').toBeNull();
  expect(await clickInPanel(tab, text('panel.collapse'))).toBe(true);
  await waitUntil('the folded panel', isFolded);
  await waitUntil('the focus on the strip', async () => (await focusedInPanel(tab)) === expandName);
  await tab.screenshot(`.output/e2e/${extensionBrowser}-panel-folded.png`);

  await tab.press('Enter');
  await waitUntil('the open panel', isOpen);
  await waitUntil(
    'the focus in the panel',
    async () => (await focusedInPanel(tab)) === text('panel.collapse'),
  );
  await tab.press('Escape');
  await waitUntil('the folded panel', isFolded);
  // The page is left at once: the last wish holds.
  await tab.open(second.url);
  expect((await panelOn(tab)).form, 'the other board has its own').toBe('card');
  await tab.open(first.url);
  const remembered = await panelOn(tab);
  expect(remembered.form).toBe('strip');
  expect(remembered.text).toContain('Immersion facilitée');
});
