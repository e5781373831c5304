import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBadges } from '../../../scripts/browsers/badges.ts';
import type { ExtensionBrowser } from '../../../scripts/browsers/driver.ts';
import { launchBrowser } from '../../../scripts/browsers/launch.ts';
import { clickInPanel } from '../../../scripts/browsers/panel.ts';
import { waitUntil } from '../../../scripts/console/wait.ts';
import { extensionFolder } from '../../../scripts/extension/build.ts';
import { badgeOn, decisionOn, panelOn } from '../../support/extension.ts';
import {
  ANSWER,
  ANSWERED,
  CHOICE,
  CHOSEN,
  expectAllIsWell,
  MADE,
  startWithWork,
} from '../../support/faults.ts';
import { recordedPage } from '../../support/pages.ts';
import { expect, LANGUAGES, Site, startStandIn, store, stored, test } from '../../support/test.ts';
import { textsOf } from '../../support/texts.ts';

const TWO = recordedPage('welcome-to-the-jungle/offer-candidates');
const LIST = recordedPage('choisir-le-service-public/list-network');

/** What Repère keeps by itself of the offers and lists that a person opens. */
const KEPT_BY_ITSELF = ['answers', 'network-list', 'rows', 'seen-offers'];

test('in a private window offers are answered, and nothing is kept of them by itself', async ({
  extensionBrowser,
}) => {
  test.setTimeout(90_000);
  const profile = await mkdtemp(join(tmpdir(), 'repere-profile-'));
  const site = new Site();
  const standIn = await startStandIn();
  const browser = await launchBrowser(extensionBrowser, {
    extensionFolder: extensionFolder(extensionBrowser),
    headless: true,
    language: LANGUAGES[extensionBrowser],
    answer: (address) => site.answer(address),
    standIn,
    profile,
    privateWindows: true,
  });
  try {
    await startWithWork(browser, site);
    for (const { url, html } of [TWO, LIST]) site.serve(url, html);
    // All that can be kept is: a recruiter's report holds the offers that they open.
    const settings = { ...MADE.settings, recruiter: true };
    await store(browser, { settings });

    const hidden = await browser.newPrivateTab();
    await hidden.open(LIST.url);
    await waitUntil('the badges', async () => (await readBadges(hidden)).length > 0);
    await hidden.open(CHOSEN.url);
    const chosen = await panelOn(hidden, ({ text }) => text.includes(CHOICE.name));
    const text = textsOf(extensionBrowser, chosen.language);
    expect(chosen.text).toContain(text('chooser.chosen'));
    await hidden.open(ANSWERED.url);
    await panelOn(hidden, (panel) => panel.text.includes(ANSWER.name));
    expect(await isPrivate(browser, ANSWERED.url)).toBe(true);
    const { outcome, startups } = (await decisionOn(browser, ANSWERED.url)).resolution;
    expect([outcome, startups.map(({ id }) => id)]).toEqual(['identified', [ANSWER.id]]);
    await waitUntil('the badge', async () => (await badgeOn(browser, ANSWERED.url)) === '✓');

    // An offer is kept by the person's own act: that it stays is said.
    expect(await clickInPanel(hidden, text('keep.keep'))).toBe(true);
    await panelOn(hidden, (panel) =>
      panel.text.includes(text('keep.private').replaceAll('\u00a0', ' ')),
    );
    expect((await stored(browser)).offers).toHaveLength(1);

    // What the person says there is said: this offer's Startup, from then on.
    await hidden.open(TWO.url);
    const { sections } = await panelOn(hidden, (panel) =>
      panel.text.includes(text('chooser.this')),
    );
    const name = sections[0]?.links[0]?.text ?? '';
    expect(await clickInPanel(hidden, `${text('chooser.this')} (${name})`)).toBe(true);
    await panelOn(hidden, (panel) => panel.text.includes(text('chooser.chosen')));

    const { reference } = await decisionOn(browser, TWO.url);
    const kept = await stored(browser);
    expect(KEPT_BY_ITSELF.filter((key) => key in kept)).toEqual([]);
    expect(kept.choices).toEqual([
      ...MADE.choices,
      { board: TWO.board, reference, startup: expect.any(String) },
    ]);
    expect(hidden.faults).toEqual([]);
    await hidden.close();

    // The same, where everyone else reads: there all of it is kept.
    const tab = await browser.newTab();
    await tab.open(LIST.url);
    await waitUntil('the badges', async () => (await readBadges(tab)).length > 0);
    await tab.open(TWO.url);
    const known = await panelOn(tab, (panel) => panel.text.includes(text('chooser.chosen')));
    expect(known.text).toContain(name);
    await waitUntil('what is kept', async () => {
      const now = await stored(browser);
      return KEPT_BY_ITSELF.every((key) => key in now);
    });
    await store(browser, MADE);
    await expectAllIsWell({ browser, tab });
    expect([...tab.faults, ...browser.faults]).toEqual([]);
    expect(standIn.strangers).toEqual([]);
  } finally {
    await browser.close();
    await standIn.close();
    await rm(profile, { recursive: true, force: true });
  }
});

/** Whether the browser itself says that the tab at an address is private. */
function isPrivate(browser: ExtensionBrowser, address: string): Promise<boolean | undefined> {
  return browser.runInExtension(async (wanted) => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        tabs: { query(filter: object): Promise<{ url?: string; incognito: boolean }[]> };
      };
    };
    const tabs = await chrome.tabs.query({});
    return tabs.findLast(({ url }) => url === wanted)?.incognito;
  }, address);
}
