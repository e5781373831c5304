import fc from 'fast-check';
import { choicesShape } from '../../../lib/choices/choices.ts';
import type { PanelAnswer, SettingsStatus } from '../../../lib/messages/messages.ts';
import type { BackgroundMessage } from '../../../lib/messages/schema.ts';
import { panelStateShape, settingsShape } from '../../../lib/settings/settings.ts';
import { DAMAGED_KEY, isKept } from '../../../lib/storage/store.ts';
import type { ExtensionBrowser } from '../../../scripts/browsers/driver.ts';
import type { BrowserName } from '../../../scripts/browsers/find.ts';
import { clickInPanel, readState } from '../../../scripts/browsers/panel.ts';
import { waitUntil } from '../../../scripts/console/wait.ts';
import { panelOn } from '../../support/extension.ts';
import { click, readSettings } from '../../support/extension-pages.ts';
import {
  ANSWER,
  ANSWERED,
  askBackground,
  expectAllIsWell,
  MADE,
  openSettings,
  startWithWork,
  stored,
} from '../../support/faults.ts';
import { read } from '../../support/html.ts';
import { recordedPage } from '../../support/pages.ts';
import { part } from '../../support/random.ts';
import { type Amount, amountFor, isLong } from '../../support/tags.ts';
import { expect, store, test } from '../../support/test.ts';
import { textsOf } from '../../support/texts.ts';

const TWO = recordedPage('welcome-to-the-jungle/offer-candidates');

test('storage that is full: said, kept until the browser is closed, written once there is room', async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  test.skip(extensionBrowser === 'firefox', 'Firefox sets an extension’s storage no limit');
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

test('the report shows the rows that found no room, and keeps them once there is', async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  test.skip(extensionBrowser === 'firefox', 'Firefox sets an extension’s storage no limit');
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

const SEED = 20_261_123;
/** What is made of damaged values is the unit tests' business; here, that a browser's storage changes nothing. */
const SAMPLES: Amount = {
  everyDay: { chromium: 120, firefox: 40 },
  long: { chromium: 1_000, firefox: 500 },
};

/** Any value that storage can hold, or a right one with something wrong in it. */
function damaged(right: unknown): fc.Arbitrary<unknown> {
  const anything = fc.jsonValue({ maxDepth: 3 });
  if (typeof right !== 'object' || right === null) return anything;
  const keys = Object.keys(right);
  const inside = fc.tuple(fc.constantFrom(...keys), anything).map(([key, value]) => {
    const copy = structuredClone(right) as Record<string, unknown>;
    copy[key] = value;
    return copy;
  });
  return fc.oneof(anything, inside);
}

/** What storage may hold when something went wrong with it: some keys are right, some absent. */
const damagedStorage = fc.record(
  {
    settings: damaged(MADE.settings),
    panel: damaged(MADE.panel),
    choices: damaged(MADE.choices),
    directory: damaged({
      date: '2026-11-01',
      startups: [{ id: 'x', name: 'X' }],
      incubators: [],
      leftOut: 0,
    }),
    refresh: damaged({ lastUsed: '2026-11-01', failures: 0, etag: 'x', lastFailure: null }),
    version: fc.oneof(fc.constantFrom(1, 2, 3, 4, -1, 1e9), fc.jsonValue({ maxDepth: 1 })),
    damaged: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant({ settings: 'x' })),
    unsaved: fc.jsonValue({ maxDepth: 2 }),
  },
  { requiredKeys: [] },
);

/** What a person made: none of it is ever thrown away, in whatever state it is. */
const SHAPES = [settingsShape, panelStateShape, choicesShape];

/** The samples are shared out among so many tests, which run beside each other. */
const SHARES = isLong ? 5 : 2;

for (let share = 0; share < SHARES; share += 1) {
  test(`storage that is damaged: defaults, answers, and nothing thrown away: ${share + 1} of ${SHARES}`, async ({
    browserWithExtension: browser,
    extensionBrowser,
    site,
    tab,
  }) => {
    test.setTimeout(isLong ? 600_000 : 180_000);
    await startWithWork(browser, site);
    await tab.open(ANSWERED.url);
    await panelOn(tab);
    const reading = read(ANSWERED.url, ANSWERED.html);
    const resolve = { type: 'resolve', reading, panelLoaded: true, asked: false } as const;
    // As storage keeps them: JSON has no -0.
    const all: object[] = JSON.parse(
      JSON.stringify(
        fc.sample(damagedStorage, { seed: SEED, numRuns: amountFor(extensionBrowser, SAMPLES) }),
      ),
    );
    expect(all).toHaveLength(amountFor(extensionBrowser, SAMPLES));
    const samples = part([...all.entries()], share, SHARES);
    for (const [index, values] of samples) {
      // Now and then as at a start of the browser, when everything is read anew.
      if (index % 10 === 0) await browser.stopBackground();
      const given = heldBy(extensionBrowser, values);
      const about = `seed ${SEED}, sample ${index}: ${JSON.stringify(values)}`;
      const { status, answer, now } = await useWith(browser, values, [
        resolve,
        // What is damaged is set aside when it is changed, if not before.
        { type: 'panel-state', side: 'left' },
        { type: 'choose', url: ANSWERED.url, startups: ['pix'] },
      ]);
      expect(status?.directory.startups, about).toBe(662);
      expect(settingsShape.parse(status?.settings), about).toEqual(status?.settings);
      const { outcome, startups } = answer?.view.resolution ?? {};
      expect([outcome, startups?.map(({ id }) => id)], about).toEqual(['identified', [ANSWER.id]]);
      const aside = now[DAMAGED_KEY] as Record<string, unknown> | undefined;
      for (const { key, parse } of SHAPES) {
        const before = given[key];
        if (before === undefined || isKept(before, parse(before))) continue;
        expect(aside?.[key], about).toEqual(before);
      }
    }
    await replaceStored(browser, MADE);
    await browser.stopBackground();
    await expectAllIsWell({ browser, tab });
  });
}

/** Fills the extension's storage until it takes nothing more. */
function fill(browser: ExtensionBrowser): Promise<void> {
  return browser.runInExtension(async () => {
    const { chrome } = globalThis as unknown as Extension;
    let text = '';
    for (let size = 8_000_000; size >= 1; size = Math.floor(size / 2)) {
      try {
        await chrome.storage.local.set({ filling: text + 'x'.repeat(size) });
        text += 'x'.repeat(size);
      } catch {
        // Too much: half of it may still fit.
      }
    }
  }, null);
}

/** Takes out what `fill` put in. */
function makeRoom(browser: ExtensionBrowser): Promise<void> {
  return browser.runInExtension(async () => {
    const { chrome } = globalThis as unknown as Extension;
    await chrome.storage.local.remove('filling');
  }, null);
}

/** Puts these values, and nothing else, in storage, behind the background's back. */
function replaceStored(browser: ExtensionBrowser, values: object): Promise<void> {
  return browser.runInExtension(async (wanted) => {
    const { chrome } = globalThis as unknown as Extension;
    await chrome.storage.local.clear();
    await chrome.storage.local.set(wanted);
  }, values);
}

/**
 * What a browser's storage holds once it was given these values: Firefox's keeps nothing, within a
 * value, under a name that every object has ("toString", "constructor").
 */
function heldBy(name: BrowserName, values: object): Record<string, unknown> {
  if (name === 'chromium') return { ...values };
  return JSON.parse(JSON.stringify(values), (_key, value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).filter(([key]) => !(key in Object.prototype)));
  });
}

/**
 * Uses the extension when storage holds these values: the settings page asks and changes something,
 * then the scripts in the answered offer's page send messages.
 */
async function useWith(
  browser: ExtensionBrowser,
  values: object,
  messages: BackgroundMessage[],
): Promise<{
  status: SettingsStatus | undefined;
  /** To the first message. */
  answer: PanelAnswer | null | undefined;
  now: Record<string, unknown>;
}> {
  const used = await browser.runInExtension(
    async ([wanted, address, sent]) => {
      const { chrome } = globalThis as unknown as Extension;
      await chrome.storage.local.clear();
      await chrome.storage.local.set(JSON.parse(wanted));
      const status = await chrome.runtime.sendMessage({ type: 'settings-status' });
      await chrome.runtime.sendMessage({ type: 'change-settings', settings: { theme: 'dark' } });
      const tabs = await chrome.tabs.query({});
      const [done] = await chrome.scripting.executeScript({
        target: { tabId: tabs.findLast(({ url }) => url === address)?.id },
        // As text: on this way Chromium leaves out what is null.
        args: [sent],
        func: async (text: string) => {
          const send = (globalThis as unknown as Extension).chrome.runtime.sendMessage;
          const answers = [];
          for (const message of JSON.parse(text)) answers.push(await send(message));
          return answers[0];
        },
      });
      const now = await chrome.storage.local.get(null);
      return JSON.stringify({ status, answer: done?.result, now });
    },
    // As text, both ways: the programs that drive browsers take objects apart.
    [JSON.stringify(values), ANSWERED.url, JSON.stringify(messages)] as const,
  );
  return JSON.parse(used);
}

interface Extension {
  chrome: {
    storage: {
      local: {
        clear(): Promise<void>;
        get(keys: null): Promise<Record<string, unknown>>;
        set(values: object): Promise<void>;
        remove(key: string): Promise<void>;
      };
    };
    tabs: { query(filter: object): Promise<{ id: number; url?: string }[]> };
    runtime: { sendMessage(message: unknown): Promise<unknown> };
    scripting: { executeScript(injection: object): Promise<{ result?: unknown }[]> };
  };
}
