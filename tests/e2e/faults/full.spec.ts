import type { ExtensionBrowser } from '../../../scripts/browsers/driver.ts';
import { clickInPanel, readState } from '../../../scripts/browsers/panel.ts';
import { waitUntil } from '../../../scripts/console/wait.ts';
import { panelOn } from '../../support/extension.ts';
import { click, readSettings } from '../../support/extension-pages.ts';
import {
  askBackground,
  expectAllIsWell,
  MADE,
  openSettings,
  startWithWork,
} from '../../support/faults.ts';
import { fill as fillField, openOffers, openSheet, wordsIn } from '../../support/kept-offers.ts';
import { recordedPage } from '../../support/pages.ts';
import { ONE_BROWSER } from '../../support/tags.ts';
import { expect, store, stored, test } from '../../support/test.ts';
import { textsOf } from '../../support/texts.ts';

/*
 * Storage that takes nothing more. With "unlimitedStorage" that is a disk without room, which no test
 * can have: here the extension is built without that permission, and Chromium keeps 10 MB of it. Firefox
 * knows no such limit.
 */

test.use({ storageLimit: true });
// In one browser, one after the other: with a limit of its own it is started for this file alone.
test.describe.configure({ mode: 'default' });
test.skip(
  ({ extensionBrowser }) => extensionBrowser === 'firefox',
  'Firefox sets an extension’s storage no limit',
);

const TWO = recordedPage('welcome-to-the-jungle/offer-candidates');

test('storage that is full: said, kept until the browser is closed, written once there is room', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
  test.setTimeout(120_000);
  await startWithWork(browser, site);
  site.serve(TWO.url, TWO.html);
  await fill(browser);

  await tab.open(TWO.url);
  const panel = await panelOn(tab);
  const text = textsOf(extensionBrowser, panel.language);
  const name = panel.sections[0]?.links[0]?.text ?? '';
  expect(await clickInPanel(tab, `${text('chooser.this')} (${name})`)).toBe(true);
  await panelOn(tab, (chosen) => chosen.text.includes(text('chooser.chosen')));
  const { settings, text: words } = await openSettings(browser);
  await click(settings, 'input[name=opening][value=strip]');
  const said = (['stored.choices', 'stored.settings'] as const).map((what) =>
    words('storage.full', words(what)),
  );
  await waitUntil('both to be said', async () => {
    const { problems = [] } = (await readSettings(settings)) ?? {};
    return said.every((sentence) => problems.includes(sentence));
  });

  // The browser stops the background whenever it likes: that is no end of the browser.
  await browser.stopBackground();
  const status = await askBackground(browser, { type: 'settings-status' });
  expect(status?.settings).toMatchObject({ ...MADE.settings, opening: 'strip' });
  expect(status?.problems).toEqual(
    expect.arrayContaining([
      { kind: 'full', key: 'choices' },
      { kind: 'full', key: 'settings' },
    ]),
  );
  await tab.open(TWO.url);
  await panelOn(tab, ({ form }) => form === 'strip');
  const state = await waitUntil('the choice', () => readState(browser, TWO.url));
  expect(state.automatic?.outcome).toBe('ambiguous');
  // What was there before is there.
  expect(await stored(browser)).toMatchObject(MADE);

  await makeRoom(browser);
  await click(settings, 'input[name=opening][value=card]');
  await tab.activate();
  await waitUntil('the settings to be written', async () => {
    return ((await stored(browser)) as typeof MADE).settings.opening === 'card';
  });
  await tab.open(TWO.url);
  await panelOn(tab);
  expect(await clickInPanel(tab, text('chooser.undo'))).toBe(true);
  await waitUntil('nothing to be said any more', async () => {
    const now = await askBackground(browser, { type: 'settings-status' });
    return now?.problems.length === 0;
  });
  await expectAllIsWell({ browser, tab });
  expect(settings.faults).toEqual([]);
  await settings.close();
});

test('the report shows the rows that found no room, and keeps them once there is', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  await store(browser, { settings: { opening: 'card', recruiter: true } });
  site.serve(TWO.url, TWO.html);
  await fill(browser);
  const report = await browser.openReport();
  const rows = () => report.run(() => document.querySelectorAll('tr.offer').length, null);
  await waitUntil('the empty report', () =>
    report.run(() => document.querySelector('.empty') !== null, null),
  );
  await tab.open(TWO.url);
  await panelOn(tab);
  await waitUntil('the row, in the report that stands open', async () => (await rows()) === 1);
  await report.close();

  const again = await browser.openReport();
  const title = await waitUntil('the row, in a report opened now', () =>
    again.run(() => document.querySelector('tr.offer')?.textContent, null),
  );
  expect(title).toContain('Deveco');
  await makeRoom(browser);
  await askBackground(browser, { type: 'change-settings', settings: { theme: 'dark' } });
  const kept = await waitUntil('nothing to be said any more', async () => {
    const status = await askBackground(browser, { type: 'settings-status' });
    return status?.problems.length === 0 && stored(browser);
  });
  expect(JSON.stringify(kept)).toContain(TWO.url.split('/').at(-1)?.replace(/\?.*$/, ''));
  expect(await again.run(() => document.querySelectorAll('tr.offer').length, null)).toBe(1);
  expect(again.faults).toEqual([]);
  await again.close();
});

test('an offer kept and a note written without room are there, and written once there is', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
  await startWithWork(browser, site);
  site.serve(TWO.url, TWO.html);
  await fill(browser);
  await tab.open(TWO.url);
  const text = textsOf(extensionBrowser, (await panelOn(tab)).language);
  expect(await clickInPanel(tab, text('keep.keep'))).toBe(true);
  await panelOn(tab, (panel) => panel.text.includes(text('keep.kept')));
  const offers = await openOffers(browser);
  await openSheet(offers);
  await fillField(offers, 'textarea[name=notes]', 'Sans place pour l’écrire.');
  await waitUntil('the settings page to say so', async () => {
    const status = await askBackground(browser, { type: 'settings-status' });
    return status?.problems.some(({ kind, key }) => kind === 'full' && key.startsWith('offer.'));
  });
  await offers.close();
  await browser.stopBackground();

  const again = await openOffers(browser);
  await waitUntil('the note on its card', async () =>
    (await wordsIn(again, '.offer-note')).includes('Sans place'),
  );
  expect(JSON.stringify(await stored(browser))).not.toContain('Sans place');
  expect(await wordsIn(again, '[role=alert]'), 'told where it matters').toContain(
    text('offers.full'),
  );
  await makeRoom(browser);
  await fillField(again, '.offer-card select', 'applied');
  await waitUntil('both to be written', async () => {
    const all = JSON.stringify(await stored(browser));
    return all.includes('Sans place') && all.includes('"state":"applied"');
  });
  expect(again.faults).toEqual([]);
  await again.close();
});

/** Fills the extension's storage until it takes nothing more, by pieces: one that grew would be written anew each time. */
function fill(browser: ExtensionBrowser): Promise<void> {
  return browser.runInExtension(async () => {
    const { local } = (globalThis as unknown as Extension).chrome.storage;
    const fits = (key: string, size: number) =>
      local.set({ [key]: 'x'.repeat(size) }).then(
        () => true,
        () => false,
      );
    let last = 0;
    for (let size = 8_000_000; size >= 1; size = Math.floor(size / 2)) {
      if (await fits(`filling${size}`, size)) last = size;
    }
    // What is left has no room for a key, but for a few letters.
    let grown = last + 1;
    while (await fits(`filling${last}`, grown)) grown += 1;
  }, null);
}

/** Takes out what `fill` put in. */
function makeRoom(browser: ExtensionBrowser): Promise<void> {
  return browser.runInExtension(async () => {
    const { chrome } = globalThis as unknown as Extension;
    const keys = Object.keys(await chrome.storage.local.get(null));
    await chrome.storage.local.remove(keys.filter((key) => key.startsWith('filling')));
  }, null);
}

interface Extension {
  chrome: {
    storage: {
      local: {
        get(keys: null): Promise<Record<string, unknown>>;
        set(values: object): Promise<void>;
        remove(keys: string[]): Promise<void>;
      };
    };
  };
}
