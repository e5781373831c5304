import { hasPanelElement, readState } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { brokenRules } from '../support/axe.ts';
import { decisionOn, panelOn } from '../support/extension.ts';
import { click, press } from '../support/extension-pages.ts';
import { recordedPage } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, store, stored, test } from '../support/test.ts';
import { textsOn } from '../support/texts.ts';

const WTTJ = recordedPage('welcome-to-the-jungle/offer-name-in-title');
const CSP = recordedPage('choisir-le-service-public/offer-name-after-cue');

test('a board that is switched off falls silent at once, the other goes on', async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  site.serve(WTTJ.url, WTTJ.html);
  site.serve(CSP.url, CSP.html);
  await tab.open(WTTJ.url);
  await panelOn(tab);
  const settings = await browser.openSettings();
  await click(settings, 'input[name="welcome-to-the-jungle"]');
  await waitUntil('the panel to go', async () => !(await hasPanelElement(tab)));
  await waitUntil('nothing known', async () => (await readState(browser, WTTJ.url)) === null);

  await tab.open(CSP.url);
  await panelOn(tab);
  await tab.open(WTTJ.url);
  expect(await hasPanelElement(tab)).toBe(false);
  expect(await readState(browser, WTTJ.url)).toBeNull();

  await click(settings, 'input[name="welcome-to-the-jungle"]');
  await panelOn(tab);
  expect((await decisionOn(browser, WTTJ.url)).resolution.outcome).toBe('identified');
  expect(settings.faults).toEqual([]);
  await settings.close();
});

test('what is stored is exported as it is, and erased when it is asked twice', async ({
  browserWithExtension: browser,
  extensionBrowser,
  tab,
}) => {
  expect(tab.faults).toEqual([]);
  await store(browser, { settings: { theme: 'dark' }, choices: [{ x: 1 }] });
  const settings = await browser.openSettings();
  const text = await textsOn(settings, extensionBrowser);
  await waitUntil('the stored theme', () =>
    settings.run(() => document.querySelector('[data-theme=dark]') !== null, null),
  );
  await settings.run(() => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      (blob as Blob).text().then((words) => {
        document.body.dataset.exported = words;
      });
      return create(blob);
    };
    HTMLAnchorElement.prototype.click = () => {};
  }, null);
  await press(settings, text('settings.export'));
  const exported = await waitUntil('the export', () =>
    settings.run(() => document.body.dataset.exported, null),
  );
  // What is no choice was set aside when the page listed the choices, and goes along.
  expect(JSON.parse(exported)).toMatchObject({
    repere: 'export',
    preferences: { settings: { theme: 'dark' } },
    others: { damaged: { choices: [{ x: 1 }] } },
  });
  await press(settings, text('settings.erase'));
  await press(settings, text('settings.eraseConfirm'));
  await waitUntil('the erasing', () =>
    settings.run(
      (words) => document.querySelector('.said')?.textContent === words,
      text('settings.erased'),
    ),
  );
  expect((await stored(browser)).choices).toBeUndefined();
  await settings.close();
});

for (const theme of ['light', 'dark']) {
  test(`the settings page breaks no rule of accessibility, ${theme}`, { tag: ONE_BROWSER }, async ({
    browserWithExtension: browser,
    extensionBrowser,
    tab,
  }) => {
    expect(tab.faults).toEqual([]);
    await store(browser, { settings: { theme } });
    const settings = await browser.openSettings();
    await waitUntil('the settings', () =>
      settings.run(
        (wanted) => document.querySelector(`[data-theme=${wanted}] footer`) !== null,
        theme,
      ),
    );
    await settings.setSize(1280, 1100);
    await settings.screenshot(`.output/e2e/${extensionBrowser}-settings-${theme}.png`);
    expect(await brokenRules(settings, null)).toEqual([]);
    await settings.close();
  });
}
