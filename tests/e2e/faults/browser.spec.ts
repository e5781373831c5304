import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../../../scripts/browsers/launch.ts';
import { hasPanelElement, readState } from '../../../scripts/browsers/panel.ts';
import { waitUntil } from '../../../scripts/console/wait.ts';
import { extensionFolder } from '../../../scripts/extension/build.ts';
import { brokenRules } from '../../support/axe.ts';
import { panelOn } from '../../support/extension.ts';
import { click, refreshBy } from '../../support/extension-pages.ts';
import {
  ANSWER,
  ANSWERED,
  askBackground,
  expectAllIsWell,
  openSettings,
  startWithWork,
} from '../../support/faults.ts';
import { servedDirectory, serveJson } from '../../support/served-directory.ts';
import { ONE_BROWSER } from '../../support/tags.ts';
import { expect, LANGUAGES, Site, startStandIn, stored, test } from '../../support/test.ts';

const PITCH = 'Trouver où passer quelques jours dans un métier.';
const FRESH = serveJson(servedDirectory({ [ANSWER.id]: { pitch: PITCH } }));

test('the browser is closed and opened again: settings, choices and directory are there', {
  tag: ONE_BROWSER,
}, async ({ extensionBrowser }) => {
  test.setTimeout(90_000);
  const profile = await mkdtemp(join(tmpdir(), 'repere-profile-'));
  const site = new Site();
  const standIn = await startStandIn();
  const launch = () =>
    launchBrowser(extensionBrowser, {
      extensionFolder: extensionFolder(extensionBrowser),
      headless: true,
      language: LANGUAGES[extensionBrowser],
      answer: (address) => site.answer(address),
      standIn,
      profile,
    });
  try {
    const first = await launch();
    await startWithWork(first, site);
    standIn.script = FRESH;
    await askBackground(first, { type: 'refresh' });
    await expectAllIsWell({ browser: first, tab: await first.newTab() }, PITCH);
    const before = await stored(first);
    await first.close();

    const second = await launch();
    const tab = await second.newTab();
    await expectAllIsWell({ browser: second, tab }, PITCH);
    expect(await stored(second)).toEqual(before);
    expect(standIn.requests).toHaveLength(1);
    expect([...tab.faults, ...second.faults]).toEqual([]);
    await second.close();
  } finally {
    await standIn.close();
    await rm(profile, { recursive: true, force: true });
  }
});

test('its sites are withheld, then given back: said, silent, and all is well again', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, standIn, tab }) => {
  await startWithWork(browser, site);
  standIn.script = FRESH;
  await tab.open(ANSWERED.url);
  await panelOn(tab);
  await browser.grantSites(false);
  try {
    const { settings, text } = await openSettings(browser);
    await waitUntil('the settings to say so', () =>
      settings.run((words) => document.body.textContent?.includes(words), text('access.grant')),
    );
    for (const theme of ['light', 'dark']) {
      await click(settings, `input[name=theme][value=${theme}]`);
      await waitUntil(`the ${theme} colours`, () =>
        settings.run((wanted) => document.querySelector(`[data-theme=${wanted}]`) !== null, theme),
      );
      expect(await brokenRules(settings, null)).toEqual([]);
    }
    const { directory } = await refreshBy(settings, text('settings.refresh'));
    expect(directory).toContain(text('refreshFailure.permission'));
    expect(standIn.requests).toEqual([]);
    await settings.close();
    await tab.open(ANSWERED.url);
    expect(await readState(browser, ANSWERED.url)).toBeNull();
    expect(await hasPanelElement(tab)).toBe(false);
  } finally {
    await browser.grantSites(true);
  }
  const { settings, text } = await openSettings(browser);
  await waitUntil('the settings to say so', () =>
    settings.run((words) => document.body.textContent?.includes(words), text('access.granted')),
  );
  await refreshBy(settings, text('settings.refresh'));
  await settings.close();
  await expectAllIsWell({ browser, tab }, PITCH);
});
