import fc from 'fast-check';
import { keptIdOf } from '../../../lib/background/kept-id.ts';
import { choicesShape } from '../../../lib/choices/choices.ts';
import type { PanelAnswer, SettingsStatus } from '../../../lib/messages/messages.ts';
import type { BackgroundMessage } from '../../../lib/messages/schema.ts';
import type { KeptOffer } from '../../../lib/offers/kept-offer.ts';
import {
  deletedIdsShape,
  keptIdsShape,
  keptOfferShape,
  keptTextKey,
} from '../../../lib/offers/shapes.ts';
import { panelStateShape, settingsShape } from '../../../lib/settings/settings.ts';
import { DAMAGED_KEY, isKept, type Shape } from '../../../lib/storage/store.ts';
import type { ExtensionBrowser } from '../../../scripts/browsers/driver.ts';
import type { BrowserName } from '../../../scripts/browsers/find.ts';
import { sampleOffers, sampleText } from '../../../scripts/pages/sample-offers.ts';
import { panelOn } from '../../support/extension.ts';
import { ANSWER, ANSWERED, expectAllIsWell, MADE, startWithWork } from '../../support/faults.ts';
import { read } from '../../support/html.ts';
import { part } from '../../support/random.ts';
import { type Amount, amountFor, isLong } from '../../support/tags.ts';
import { expect, test } from '../../support/test.ts';

const SEED = 20_261_123;
/** What is made of damaged values is the unit tests' business; here, that a browser's storage changes nothing. */
const SAMPLES: Amount = {
  everyDay: { chromium: 40, firefox: 16 },
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

/** An offer that the person keeps: the one that is opened. */
const KEPT = {
  ...(sampleOffers(1, '2026-11-28')[0] as KeptOffer),
  id: keptIdOf({ board: 'welcome-to-the-jungle', reference: null, url: ANSWERED.url }),
};
const KEPT_SHAPE = keptOfferShape(KEPT.id);

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
    [keptIdsShape.key]: damaged([KEPT.id]),
    [KEPT_SHAPE.key]: damaged(KEPT),
    [keptTextKey(KEPT.id)]: damaged(sampleText(50)),
    [deletedIdsShape.key]: damaged([KEPT.id]),
  },
  { requiredKeys: [] },
);

/** What a person made: none of it is ever thrown away, in whatever state it is. */
const SHAPES: Shape<unknown>[] = [
  settingsShape,
  panelStateShape,
  choicesShape,
  keptIdsShape,
  KEPT_SHAPE,
];

/** The samples are shared out among so many tests, which run beside each other. */
const SHARES = isLong ? 5 : 1;

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
        { type: 'keep', url: ANSWERED.url },
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
