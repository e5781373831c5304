import type { SettingsStatus } from '../../lib/messages/messages.ts';
import type { BackgroundMessage } from '../../lib/messages/schema.ts';
import type { BrowserTab, ExtensionBrowser } from '../../scripts/browsers/driver.ts';
import { readState } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { panelOn } from './extension.ts';
import { recordedPage } from './pages.ts';
import { expect, type Site, store, stored } from './test.ts';
import { textsOf, textsOn } from './texts.ts';

/** An offer that Repère answers by itself. */
export const ANSWERED = recordedPage('welcome-to-the-jungle/offer-name-in-title');
/** Its Startup: the id, and the name in the bundled directory. */
export const ANSWER = { id: 'l-immersion-facile', name: 'Immersion facilitée' };

/** An offer for which the person chose a Startup, and the Startup. */
export const CHOSEN = recordedPage('choisir-le-service-public/offer-name-after-cue');
export const CHOICE = { id: 'dossierfacile', name: 'DossierFacile' };

/** All that a person makes with Repère: it must be there after every fault. */
export const MADE = {
  settings: {
    boards: { 'welcome-to-the-jungle': true, 'choisir-le-service-public': true },
    opening: 'card',
    theme: 'dark',
    recruiter: false,
  },
  panel: {
    forms: { 'welcome-to-the-jungle': 'card', 'choisir-le-service-public': 'card' },
    side: 'left',
    more: false,
  },
  choices: [
    { board: 'welcome-to-the-jungle', reference: 'communaute-beta-gouv/x', startup: 'pix' },
    { board: CHOSEN.board, reference: CHOSEN.reading.offer?.reference, startup: CHOICE.id },
  ],
};

/**
 * What storage knows of refreshes when the directory was last read so long ago, in ms: the first use of all
 * would ask for it.
 */
export function readBefore(milliseconds: number): { refresh: object } {
  const lastSuccess = new Date(Date.now() - milliseconds).toISOString();
  return { refresh: { lastUsed: lastSuccess.slice(0, 10), lastSuccess, failures: 0 } };
}

/** Asks the background, as the extension's own pages do; undefined when it does not answer. */
export function askBackground<Answer = SettingsStatus>(
  browser: ExtensionBrowser,
  message: BackgroundMessage,
): Promise<Answer | undefined> {
  return browser.runInExtension(async (wanted) => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: unknown): Promise<Answer | undefined> } };
    };
    return chrome.runtime.sendMessage(wanted);
  }, message);
}

/** The extension as newly installed, then used by a person who made something with it. */
export async function startWithWork(browser: ExtensionBrowser, site: Site): Promise<void> {
  await askBackground(browser, { type: 'erase' });
  await browser.runInExtension(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { alarms: { clearAll(): Promise<unknown> } };
    };
    await chrome.alarms.clearAll();
  }, null);
  await store(browser, { ...MADE, ...readBefore(60_000) });
  for (const { url, html } of [ANSWERED, CHOSEN]) site.serve(url, html);
}

/**
 * The offer is answered that Repère answers by itself.
 *
 * @param said words that its panel must hold besides the Startup's name
 */
export async function expectAnswered(
  { browser, tab }: { browser: ExtensionBrowser; tab: BrowserTab },
  said = ANSWER.name,
): Promise<void> {
  await tab.open(ANSWERED.url);
  await panelOn(tab, ({ text }) => text.includes(said));
  const state = await waitUntil('the answer', () => readState(browser, ANSWERED.url));
  expect(state.resolution.outcome).toBe('identified');
  expect(state.resolution.startups.map(({ id }) => id)).toEqual([ANSWER.id]);
}

/**
 * What must hold after every fault: both offers are answered, one by Repère and one by the person's
 * choice, and all that the person made is there.
 *
 * @param said words that the answered offer's panel must hold besides the Startup's name
 */
export async function expectAllIsWell(
  { browser, tab }: { browser: ExtensionBrowser; tab: BrowserTab },
  said = ANSWER.name,
): Promise<void> {
  await expectAnswered({ browser, tab }, said);
  await tab.open(CHOSEN.url);
  const { text, language } = await panelOn(tab, (panel) => panel.text.includes(CHOICE.name));
  expect(text).toContain(textsOf(browser.name, language)('chooser.chosen'));
  expect(await stored(browser)).toMatchObject(MADE);
}

/** Opens the settings page, with the texts in the language that it speaks. */
export async function openSettings(
  browser: ExtensionBrowser,
): Promise<{ settings: BrowserTab; text: (key: string, detail?: string) => string }> {
  const settings = await browser.openSettings();
  const text = await textsOn(settings, browser.name);
  return { settings, text: (key, detail = '') => text(key).replace('$1', detail) };
}
