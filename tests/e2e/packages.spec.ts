import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8 } from 'fflate';
import metadata from '../../package.json' with { type: 'json' };
import type { BrowserTab, ExtensionBrowser } from '../../scripts/browsers/driver.ts';
import type { BrowserName } from '../../scripts/browsers/find.ts';
import { has } from '../../scripts/browsers/has-element.ts';
import { launchBrowser } from '../../scripts/browsers/launch.ts';
import { clickInPanel } from '../../scripts/browsers/panel.ts';
import { PROJECT_FOLDER } from '../../scripts/console/command.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { extensionFolder } from '../../scripts/extension/build.ts';
import { filesUnder, writeFiles } from '../../scripts/package/files.ts';
import { lastRelease } from '../../scripts/package/last-release.ts';
import { filesOf, zipOf } from '../../scripts/package/zip.ts';
import { openDrafts, storedTitles, value, write } from '../support/draft-page.ts';
import { decisionOn, panelOn } from '../support/extension.ts';
import { firstPages } from '../support/extension-pages.ts';
import { keepInPanel, openOffers, wordsIn } from '../support/kept-offers.ts';
import { recordedPage } from '../support/pages.ts';
import {
  changeSettings,
  expect,
  LANGUAGES,
  Site,
  startStandIn,
  stored,
  test,
} from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

const KEPT = recordedPage('welcome-to-the-jungle/offer-name-in-title');
const CORRECTED = recordedPage('welcome-to-the-jungle/offer-candidates');
const DRAFT = 'Chargé·e de déploiement pour Pix';

/** The keys of what a person makes, of which some have more keys for their parts ("offer.ID", "rows.19"). */
const MADE = ['settings', 'choices', 'offers', 'rows', 'drafts'];

/** All that the person made, of what is stored. */
function madeIn(all: Record<string, unknown>): Record<string, unknown> {
  const isMade = /^(?:settings|choices|offers?|offer-text|rows|drafts)(?:\..*)?$/;
  return Object.fromEntries(Object.entries(all).filter(([key]) => isMade.test(key)));
}

/**
 * The package that people have before this one: the last release's, where git has its tag; else this very one under an
 * older number.
 */
async function olderPackage(name: BrowserName, newer: Uint8Array): Promise<Uint8Array> {
  const release = await lastRelease(PROJECT_FOLDER, name, metadata.version);
  test.info().annotations.push({
    type: 'updated from',
    description: release ? `v${release.version}` : 'this version under an older number',
  });
  if (release) return readFile(release.path);
  return zipOf(
    filesOf(newer).map(({ path, bytes }) => {
      if (path !== 'manifest.json') return { path, bytes };
      const manifest = strFromU8(bytes);
      const older = manifest.replace(/("version":\s*")[^"]+/, '$10.0.9');
      expect(older).not.toBe(manifest);
      return { path, bytes: strToU8(older) };
    }),
  );
}

/** Starts the browser with what is installed, a package or a folder; `isFirst`: for the first time with this profile. */
type Launch = (extension: string, isFirst: boolean) => Promise<ExtensionBrowser>;

/** Repère as a person has it from a package, in one profile; a later package takes the place of an older one. */
class Installed {
  browser: ExtensionBrowser;
  readonly #package: string;
  readonly #launch: Launch;
  /** Where this browser takes no package: its very files. */
  readonly #folder: string | null;

  private constructor(
    browser: ExtensionBrowser,
    path: string,
    folder: string | null,
    launch: Launch,
  ) {
    this.browser = browser;
    this.#package = path;
    this.#folder = folder;
    this.#launch = launch;
  }

  static async from(zip: Uint8Array, home: string, launch: Launch): Promise<Installed> {
    const path = join(home, 'repere.zip');
    await writeFile(path, zip);
    try {
      return new Installed(await launch(path, true), path, null, launch);
    } catch (error) {
      // Firefox takes every good package, and so does Chromium; Chrome for Testing starts without it.
      if (!/started without the extension/.test(String(error))) throw error;
      const folder = join(home, 'unpacked');
      await writeFiles(folder, filesOf(zip));
      test.info().annotations.push({ type: 'installed unpacked', description: String(error) });
      return new Installed(await launch(folder, true), path, folder, launch);
    }
  }

  /** Firefox installs the later package over the older while it runs, Chromium at its next start. */
  async update(zip: Uint8Array): Promise<void> {
    await writeFile(this.#package, zip);
    if (this.#folder !== null) await writeFiles(this.#folder, filesOf(zip));
    if (this.#folder !== null || this.browser.name === 'firefox') {
      await this.browser.restartExtension();
    } else {
      await this.browser.close();
      this.browser = await this.#launch(this.#package, false);
    }
  }
}

test('the package is installed, used, and updated to this version with all that a person made', async ({
  extensionBrowser,
}) => {
  test.setTimeout(300_000);
  const newer = zipOf(filesUnder(extensionFolder(extensionBrowser)));
  const older = await olderPackage(extensionBrowser, newer);
  const home = await mkdtemp(join(tmpdir(), 'repere-packages-'));
  const site = new Site();
  const standIn = await startStandIn();
  const installed = await Installed.from(older, home, (extension, isFirst) =>
    launchBrowser(extensionBrowser, {
      extensionFolder: extension,
      headless: true,
      language: LANGUAGES[extensionBrowser],
      answer: (address) => site.answer(address),
      standIn,
      profile: join(home, 'profile'),
      // None comes after an update.
      keepFirstPage: !isFirst,
    }),
  );
  try {
    expect(await versionOf(installed.browser)).not.toBe(metadata.version);
    const tab = await installed.browser.newTab();
    await changeSettings(installed.browser, { opening: 'card', theme: 'dark', recruiter: true });
    await keepInPanel(installed.browser, tab, site, KEPT);
    await correct(tab, site, extensionBrowser);
    const draft = await openDrafts(installed.browser);
    await write(draft, 0, DRAFT);
    await waitUntil('the draft to be kept', async () =>
      (await storedTitles(installed.browser)).includes(DRAFT),
    );
    // An offer that is open when Repère is updated is read anew, and its row says when.
    await tab.open('about:blank');
    const before = await waitUntil('all of it to be stored', async () => {
      const now = await stored(installed.browser);
      return MADE.every((key) => key in now) ? now : null;
    });

    await installed.update(newer);
    const { browser } = installed;
    await waitUntil('this version', async () => (await versionOf(browser)) === metadata.version);
    expect(madeIn(await stored(browser))).toEqual(madeIn(before));
    await expectAllIsSeen(browser, site);
  } finally {
    await installed.browser.close();
    await standIn.close();
    await rm(home, { recursive: true, force: true });
  }
});

/** Chooses, in the panel, one of the Startups that an offer may be for. */
async function correct(tab: BrowserTab, site: Site, name: BrowserName): Promise<void> {
  site.serve(CORRECTED.url, CORRECTED.html);
  await tab.open(CORRECTED.url);
  const panel = await panelOn(tab);
  const text = textsOf(name, panel.language);
  const startup = panel.sections[0]?.links[0]?.text ?? '';
  expect(await clickInPanel(tab, `${text('chooser.this')} (${startup})`)).toBe(true);
  await panelOn(tab, (now) => now.text.includes(text('chooser.chosen')));
}

/** All that the person made is where they look for it, and no page has come by itself. */
async function expectAllIsSeen(browser: ExtensionBrowser, site: Site): Promise<void> {
  expect(await firstPages(browser), 'pages that come by themselves').toBe(0);
  const tab = await browser.newTab();
  for (const { url, html } of [KEPT, CORRECTED]) site.serve(url, html);
  await tab.open(KEPT.url);
  const panel = await panelOn(tab);
  const text = textsOf(browser.name, panel.language);
  expect(panel.form, 'the settings').toBe('card');
  await panelOn(tab, (now) => now.text.includes(text('keep.kept')));
  await tab.open(CORRECTED.url);
  await panelOn(tab, (now) => now.text.includes(text('chooser.chosen')));
  expect((await decisionOn(browser, CORRECTED.url)).resolution.startups).toHaveLength(1);
  expect(tab.faults).toEqual([]);
  const offers = await openOffers(browser);
  expect(await wordsIn(offers, '.offer-card')).toContain('Immersion facilitée');
  const draft = await openDrafts(browser);
  await waitUntil('the draft', async () => (await value(draft, 0)) === DRAFT);
  const report = await browser.openReport();
  await waitUntil('the row', () => has(report, 'tr.offer'));
  for (const page of [offers, draft, report]) expect(page.faults).toEqual([]);
}

/** The version of the extension that runs; null while another takes its place. */
async function versionOf(browser: ExtensionBrowser): Promise<string | null> {
  const version = await browser
    .runInExtension(() => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { getManifest(): { version: string } } };
      };
      return chrome.runtime.getManifest().version;
    }, null)
    .catch(() => null);
  if (version === null) await browser.closeExtensionPage().catch(() => {});
  return version;
}
