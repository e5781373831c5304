import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysOf } from '../../lib/extension/shortcut.ts';
import type { BrowserTab, ExtensionBrowser } from '../../scripts/browsers/driver.ts';
import { launchBrowser } from '../../scripts/browsers/launch.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { extensionFolder } from '../../scripts/extension/build.ts';
import { brokenRules } from '../support/axe.ts';
import { click, firstPages } from '../support/extension-pages.ts';
import { askBackground } from '../support/faults.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, LANGUAGES, store, test } from '../support/test.ts';
import { textsOn } from '../support/texts.ts';

async function openFirstPage(browser: ExtensionBrowser): Promise<BrowserTab> {
  const page = await browser.openFirstPage();
  await waitUntil('the first page', () =>
    page.run(() => document.querySelector('h1') !== null, null),
  );
  return page;
}

test('it opens once at install, and never at an update', async ({ extensionBrowser }) => {
  test.setTimeout(90_000);
  const profile = await mkdtemp(join(tmpdir(), 'repere-profile-'));
  const browser = await launchBrowser(extensionBrowser, {
    extensionFolder: extensionFolder(extensionBrowser),
    headless: true,
    language: LANGUAGES[extensionBrowser],
    answer: () => null,
    profile,
    keepFirstPage: true,
  });
  try {
    await waitUntil('the first page', async () => (await firstPages(browser)) === 1);
    await browser.stopBackground();
    expect(await askBackground(browser, { type: 'settings-status' })).toBeTruthy();
    expect(await firstPages(browser), 'after a start of the background').toBe(1);
    // An update closes the pages of the version before; a browser without any other would end.
    await browser.newTab();
    await browser.restartExtension();
    await waitUntil('the new version', () =>
      askBackground(browser, { type: 'settings-status' }).catch(() => null),
    );
    expect(await firstPages(browser)).toBe(0);
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
});

test('what a person is there for is remembered, by keyboard', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  tab,
}) => {
  expect(tab.faults).toEqual([]);
  const page = await openFirstPage(browser);
  await page.activate();
  // Browsers may have no keys for an extension that a program installs: what they have is said.
  const keys = await browser.runInExtension(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { commands: { getAll(): Promise<{ name?: string; shortcut?: string }[]> } };
    };
    const commands = await chrome.commands.getAll();
    return commands.find(({ name }) => name === 'toggle-panel')?.shortcut ?? '';
  }, null);
  const shown = await page.run(() => Array.from(document.querySelectorAll('kbd')).length, null);
  expect(shown).toBe(keysOf(keys).length);
  const focused = () =>
    page.run(() => (document.activeElement as HTMLInputElement | null)?.value ?? '', null);
  // Two lists, then the choice.
  const links: string[] = [];
  for (let tabs = 0; tabs < 6 && (await focused()) !== 'look'; tabs += 1) {
    await page.press('Tab');
    links.push(
      await page.run(() => (document.activeElement as HTMLAnchorElement).href ?? '', null),
    );
  }
  expect(links.filter(Boolean)).toHaveLength(2);
  expect(await focused()).toBe('look');
  await page.press('ArrowDown');
  expect(await focused()).toBe('publish');
  await waitUntil('the choice to be remembered', async () => {
    const status = await askBackground(browser, { type: 'settings-status' });
    return status?.settings.recruiter;
  });
  expect(page.faults).toEqual([]);
  await page.close();
});

test('it is reached from the popup', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  const address = 'https://choisirleservicepublic.gouv.fr/actualites/';
  site.serve(address, '<!doctype html><title>Actualités</title><main>…</main>');
  await tab.open(address);
  const popup = await browser.openPopup(tab);
  const name = (await textsOn(popup, extensionBrowser))('firstPage.title');
  await waitUntil('the way to the first page', () =>
    popup.run((wanted) => {
      const buttons = Array.from(document.querySelectorAll('button'));
      const button = buttons.find(({ textContent }) => textContent === wanted);
      // The popup closes itself upon the click: this answers first.
      if (button) setTimeout(() => button.click());
      return button !== undefined;
    }, name),
  );
  await waitUntil('the first page', async () => (await firstPages(browser)) === 1);
  await browser.runInExtension(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        runtime: { getURL(path: string): string };
        tabs: {
          query(filter: { url: string }): Promise<{ id: number }[]>;
          remove(ids: number[]): Promise<void>;
        };
      };
    };
    const url = chrome.runtime.getURL('/welcome.html');
    await chrome.tabs.remove((await chrome.tabs.query({ url })).map(({ id }) => id));
  }, null);
});

for (const theme of ['light', 'dark']) {
  for (const width of [1280, 320]) {
    test(`it breaks no rule of accessibility and holds in ${width} px, ${theme}`, {
      tag: width === 320 && theme === 'light' ? [] : ONE_BROWSER,
    }, async ({ browserWithExtension: browser, extensionBrowser, tab }) => {
      expect(tab.faults).toEqual([]);
      await store(browser, { settings: { theme } });
      const page = await openFirstPage(browser);
      await page.setSize(width, 900);
      await page.activate();
      await page.screenshot(`.output/e2e/${extensionBrowser}-first-page-${width}-${theme}.png`);
      expect(await brokenRules(page, null)).toEqual([]);
      const overflow = await page.run(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        null,
      );
      expect(overflow, 'nothing to scroll sideways').toBeLessThanOrEqual(0);
      await page.close();
    });
  }
}

test('with forced colours, its drawing and its choice are still seen', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, tab }) => {
  expect(tab.faults).toEqual([]);
  const page = await openFirstPage(browser);
  await page.prefer({ forcedColors: true, reducedMotion: true });
  await page.activate();
  await page.screenshot(`.output/e2e/${extensionBrowser}-first-page-forced.png`);
  expect(await brokenRules(page, null)).toEqual([]);
  await click(page, 'input[value=publish]');
  expect(page.faults).toEqual([]);
  await page.prefer({});
  await page.close();
});
