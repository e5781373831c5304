import type { BrowserTab, ExtensionBrowser } from '../../../scripts/browsers/driver.ts';
import { clickInPanel, hasFound, readPanel, readState } from '../../../scripts/browsers/panel.ts';
import { waitUntil } from '../../../scripts/console/wait.ts';
import { decisionOn, panelOn } from '../../support/extension.ts';
import { click, readSettings, refreshBy } from '../../support/extension-pages.ts';
import {
  ANSWER,
  ANSWERED,
  askBackground,
  expectAllIsWell,
  MADE,
  openSettings,
  readBefore,
  startWithWork,
} from '../../support/faults.ts';
import { recordedPage } from '../../support/pages.ts';
import { part, randomNumbers } from '../../support/random.ts';
import { servedDirectory, serveJson } from '../../support/served-directory.ts';
import { type Amount, amountFor, isLong, ONE_BROWSER } from '../../support/tags.ts';
import { expect, type Site, store, stored, test } from '../../support/test.ts';
import { textsOf } from '../../support/texts.ts';

const TWO = recordedPage('welcome-to-the-jungle/offer-candidates');
const OTHER = recordedPage('welcome-to-the-jungle/offer-startup-link');
const OTHER_ANSWER = { id: 'dossierfacile', name: 'DossierFacile' };
const PITCH = 'Trouver où passer quelques jours dans un métier.';
const FRESH = serveJson(servedDirectory({ [ANSWER.id]: { pitch: PITCH } }));

test('stopped before every single thing that a person does, nothing is noticed', async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  standIn,
  tab,
}) => {
  await startWithWork(browser, site);
  site.serve(TWO.url, TWO.html);
  standIn.script = FRESH;
  await browser.stopBackground();
  await tab.open(TWO.url);
  const panel = await panelOn(tab);
  const text = textsOf(extensionBrowser, panel.language);
  const name = panel.sections[0]?.links[0]?.text ?? '';

  await browser.stopBackground();
  expect(await clickInPanel(tab, `${text('chooser.this')} (${name})`)).toBe(true);
  await panelOn(tab, (chosen) => chosen.text.includes(text('chooser.chosen')));

  await browser.stopBackground();
  await clickInPanel(tab, text('chooser.wrong'));
  await waitUntil('the search', () => clickInPanel(tab, text('chooser.search')));
  await tab.type('dossier');
  await waitUntil('the Startups found', () => hasFound(tab));

  await browser.stopBackground();
  expect((await readState(browser, TWO.url))?.resolution.startups[0]?.name).toBe(name);

  await browser.stopBackground();
  expect(await clickInPanel(tab, text('panel.collapse'))).toBe(true);
  await waitUntil('the folding to be remembered', async () => {
    const { panel: state } = (await stored(browser)) as { panel: typeof MADE.panel };
    return state.forms['welcome-to-the-jungle'] === 'strip';
  });

  await browser.stopBackground();
  const { settings } = await openSettings(browser);
  const settingsText = textsOf(extensionBrowser, panel.language);
  await waitUntil('the settings', () => readSettings(settings));
  await browser.stopBackground();
  await click(settings, 'input[name=theme][value=light]');
  await waitUntil('the settings to be saved', async () => {
    return (await readSettings(settings))?.said === settingsText('settings.saved');
  });
  await browser.stopBackground();
  const { directory } = await refreshBy(settings, settingsText('settings.refresh'));
  expect(directory).not.toContain(settingsText('settings.refreshKept'));
  expect(await stored(browser)).toMatchObject({
    settings: { ...MADE.settings, theme: 'light' },
    panel: {
      ...MADE.panel,
      forms: { ...MADE.panel.forms, 'welcome-to-the-jungle': 'strip' },
    },
    choices: [...MADE.choices, { board: TWO.board, reference: expect.any(String) }],
  });
  expect(settings.faults).toEqual([]);
  await settings.close();
});

test('stopped while beta.gouv.fr answers: asked again, and the next try is planned', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, standIn, tab }) => {
  await startWithWork(browser, site);
  await expectAllIsWell({ browser, tab });
  const { settings, text } = await openSettings(browser);
  // The first answer never comes; the second one, after the stop, does.
  standIn.script = (request, response, cut) => {
    if (standIn.requests.length > 1) FRESH(request, response, cut);
  };
  const refreshing = refreshBy(settings, text('settings.refresh'));
  await waitUntil('the request', async () => standIn.requests.length === 1);
  await browser.stopBackground();
  const { directory } = await refreshing;
  expect(directory).not.toContain(text('settings.refreshKept'));
  expect(standIn.requests).toHaveLength(2);
  await expectAllIsWell({ browser, tab }, PITCH);
  await settings.close();
});

test('stopped while the alarm’s refresh goes on: it tries again within two hours', async ({
  browserWithExtension: browser,
  site,
  standIn,
  tab,
}) => {
  await startWithWork(browser, site);
  await expectAllIsWell({ browser, tab });
  const alarm = (when: number | null) =>
    browser.runInExtension(async (wanted) => {
      const { chrome } = globalThis as unknown as { chrome: Alarms };
      if (wanted !== null) await chrome.alarms.create('refresh', { when: wanted });
      return (await chrome.alarms.get('refresh'))?.scheduledTime ?? null;
    }, when);
  await waitUntil('the alarm', () => alarm(null));
  await store(browser, readBefore(31 * 60 * 60 * 1000));
  standIn.script = () => undefined;
  await alarm(Date.now());
  await waitUntil('the request', async () => standIn.requests.length === 1);
  await browser.stopBackground();
  // Whatever wakes it sees to the plan.
  expect((await askBackground(browser, { type: 'settings-status' }))?.directory.startups).toBe(662);
  const planned = await waitUntil('the next alarm', () => alarm(null));
  expect(planned).toBeGreaterThan(Date.now());
  expect(planned).toBeLessThan(Date.now() + 2 * 60 * 60 * 1000);
  await expectAllIsWell({ browser, tab });
});

/** Random stops; fewer in Firefox, where stopping is slower. */
const STOPS: Amount = {
  everyDay: { chromium: 24, firefox: 8 },
  long: { chromium: 400, firefox: 80 },
};
const SEED = 20_261_123;

/** What a person does. */
const ACTIONS = ['resolve', 'choose', 'settings', 'refresh'] as const;

/** Most of these actions are done after so long. */
const LAST_MOMENT_IN_MS = 150;

/** In so many sittings, which run beside each other. */
const SITTINGS = isLong ? 4 : 1;

for (let sitting = 0; sitting < SITTINGS; sitting += 1) {
  test(`stopped at random moments, nothing is lost and every offer is answered: ${sitting + 1} of ${SITTINGS}`, async ({
    browserWithExtension: browser,
    extensionBrowser,
    site,
    standIn,
    tab,
  }) => {
    test.setTimeout(isLong ? 600_000 : 180_000);
    const chance = randomNumbers(SEED);
    const all = Array.from({ length: amountFor(extensionBrowser, STOPS) }, () => ({
      action: ACTIONS[Math.floor(chance() * ACTIONS.length)] ?? 'resolve',
      moment: chance() * LAST_MOMENT_IN_MS,
    }));
    const stops = part(all, sitting, SITTINGS);
    await startWithWork(browser, site);
    standIn.script = FRESH;
    const person = await sitDown(browser, tab, site);
    let inTheMiddle = 0;
    for (const { action, moment } of stops) {
      let isDone = false;
      const actionDone = person[action]().then(() => {
        isDone = true;
      });
      // Not waited for anything: the moment itself is what is tried.
      await new Promise((resolve) => setTimeout(resolve, moment));
      if (!isDone) inTheMiddle += 1;
      await browser.stopBackground();
      await actionDone;
    }
    test.info().annotations.push({
      type: 'stops',
      description: `${stops.length} stops, ${inTheMiddle} of them in the middle of an action`,
    });
    expect(inTheMiddle).toBeGreaterThan(stops.length / 3);
    const { settings, choices } = (await stored(browser)) as typeof MADE;
    expect({ settings, choices }).toEqual(person.made());
    await person.leave();
  });
}

/** A person with an offer, the settings, and a background that keeps being stopped. */
async function sitDown(browser: ExtensionBrowser, tab: BrowserTab, site: Site) {
  for (const { url, html } of [ANSWERED, OTHER, TWO]) site.serve(url, html);
  const { settings, text } = await openSettings(browser);
  const made = structuredClone(MADE) as typeof MADE;
  const offers = [
    { page: ANSWERED, ...ANSWER },
    { page: OTHER, ...OTHER_ANSWER },
  ] as const;
  const choosing = await browser.newTab();
  await choosing.open(TWO.url);
  const first = await panelOn(choosing);
  const panelText = textsOf(browser.name, first.language);
  const candidate = first.sections[0]?.links[0]?.text ?? '';
  const { reference, resolution, offer } = await decisionOn(browser, TWO.url);
  const startup = resolution.startups[0]?.id ?? '';
  // With whatever else is kept of the offer, such as its title.
  const choice = { board: TWO.board, reference: reference ?? '', startup, title: offer?.title };
  let turn = 0;
  let isChosen = false;
  return {
    async resolve() {
      turn += 1;
      const offer = offers[turn % 2 === 0 ? 0 : 1];
      await tab.open(offer.page.url);
      await panelOn(tab, ({ text: words }) => words.includes(offer.name));
      const state = await waitUntil('the answer', () => readState(browser, offer.page.url));
      expect(state.resolution.startups.map(({ id }) => id)).toEqual([offer.id]);
    },
    async choose() {
      const control = isChosen
        ? panelText('chooser.undo')
        : `${panelText('chooser.this')} (${candidate})`;
      // A click is for the tab that is seen.
      await choosing.activate();
      await waitUntil(`the panel's "${control}"`, () => clickInPanel(choosing, control));
      isChosen = !isChosen;
      await waitUntil(`the panel after "${control}"`, async () => {
        const words = (await readPanel(choosing))?.text ?? '';
        return words.includes(panelText('chooser.chosen')) === isChosen;
      });
      const others = made.choices.slice(0, MADE.choices.length);
      made.choices = isChosen ? [...others, choice] : others;
    },
    async settings() {
      made.settings.theme = made.settings.theme === 'dark' ? 'light' : 'dark';
      await click(settings, `input[name=theme][value=${made.settings.theme}]`);
      await waitUntil('the settings to be saved', async () => {
        const { settings: now } = (await stored(browser)) as typeof MADE;
        return now.theme === made.settings.theme;
      });
      // A person sees an open page take the new colours before they go back to it.
      await waitUntil('the open page to have the new colours', () =>
        choosing.run((theme) => {
          const root = document.querySelector('repere-panel')?.shadowRoot;
          return Boolean(root?.querySelector(`aside[data-theme=${theme}]`));
        }, made.settings.theme),
      );
      expect((await readSettings(settings))?.said).not.toBe(text('settings.failed'));
    },
    async refresh() {
      const { directory } = await refreshBy(settings, text('settings.refresh'));
      expect(directory).not.toContain(text('settings.refreshKept'));
      expect((await readSettings(settings))?.said).not.toBe(text('settings.failed'));
    },
    made: () => ({ settings: made.settings, choices: made.choices }),
    async leave() {
      expect([...settings.faults, ...choosing.faults]).toEqual([]);
      await settings.close();
      await choosing.close();
    },
  };
}

interface Alarms {
  alarms: {
    get(name: string): Promise<{ scheduledTime: number } | undefined>;
    create(name: string, info: object): Promise<void>;
  };
}
