import { cpus, loadavg } from 'node:os';
import { chunkKeyOf } from '../lib/report/chunks.ts';
import { installTimer, type TimedPage } from './bench/gestures.ts';
import type { BrowserTab, ExtensionBrowser } from './browsers/driver.ts';
import { BROWSER_ENVIRONMENT, type BrowserName } from './browsers/find.ts';
import { launchBrowser } from './browsers/launch.ts';
import { readPanel } from './browsers/panel.ts';
import { note, readOptions, runScript, ScriptError } from './console/script.ts';
import { waitUntil } from './console/wait.ts';
import { buildExtension, extensionFolder } from './extension/build.ts';
import { withLayout } from './pages/layouts.ts';
import { recordedPages } from './pages/recorded.ts';
import { sampleRows, storedRows } from './pages/sample-rows.ts';

const COMMAND = {
  usage: 'npm run bench:report [-- options]',
  about: [
    'Measures the report with 5,000 rows in both browsers: from a click or a key to the page laid',
    "out, and what a recruiter's opening of an offer pays for the row that is kept.",
  ].join('\n'),
  options: { rounds: { type: 'string', value: '<number>', help: 'rounds of each gesture (7)' } },
  environment: BROWSER_ENVIRONMENT,
} as const;

const ROWS = 5_000;

/** What is typed, one after the other: letter by letter, then all at once, with a mistake, without. */
const SEARCHES = [
  'd',
  'de',
  'dep',
  'depl',
  'deploiment',
  'deploiement',
  'deploiement pix',
  'x',
  '',
];

/** The offer that a recruiter opens. */
const OFFER = 'welcome-to-the-jungle/offer-name-in-title';

runScript(async (options) => {
  const values = readOptions(COMMAND, options);
  if (!values) return 0;
  const rounds = Number(values.rounds ?? 7);
  if (!Number.isInteger(rounds) || rounds < 1) throw new ScriptError('--rounds takes a number');
  const date = new Date().toISOString().slice(0, 10);
  const lines = [
    `${date}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${ROWS} rows, ${rounds} rounds`,
    '',
    '| | what | median, ms | 95 %, ms | slowest, ms |',
    '|---|---|---:|---:|---:|',
  ];
  for (const name of ['chromium', 'firefox'] as const) {
    note(`${name}…`);
    for (const [what, times] of await measure(name, rounds)) {
      const [median, most, slowest] = [0.5, 0.95, 1].map((part) => quantile(times, part));
      lines.push(`| ${name} | ${what} | ${median} | ${most} | ${slowest} |`);
    }
  }
  lines.push('', `load of the machine in the end: ${loadavg()[0]?.toFixed(1)}`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
});

/** The times of each gesture, in milliseconds. */
async function measure(name: BrowserName, rounds: number): Promise<Map<string, number[]>> {
  const offer = recordedPages().find((page) => `${page.board}/${page.name}` === OFFER);
  if (!offer) throw new ScriptError(`tests/pages has no ${OFFER}`);
  await buildExtension(name);
  const browser = await launchBrowser(name, {
    extensionFolder: extensionFolder(name),
    headless: true,
    language: 'fr',
    answer: (address) => (address === offer.url ? { body: withLayout(offer) } : null),
  });
  try {
    const times = new Map<string, number[]>();
    await store(browser, storedRows(sampleRows(ROWS)));
    const report = await browser.openReport();
    await report.setSize(1280, 900);
    await waitUntil('the rows', () =>
      report.run(() => document.querySelector('tr.offer') !== null, null),
    );
    for (let round = 0; round < rounds; round += 1) {
      for (const [what, time] of await gestures(report)) {
        times.set(what, [...(times.get(what) ?? []), time]);
      }
    }
    await report.close();
    for (const count of [0, ROWS]) {
      await store(browser, {
        settings: { recruiter: true, opening: 'card' },
        ...storedRows(sampleRows(count)),
      });
      const what = `panel on an offer, ${count} rows kept`;
      const after = `panel on an offer opened right after another, ${count} rows kept`;
      const kept = `its row written, ${count} rows kept`;
      for (let round = 0; round <= rounds; round += 1) {
        const { panel, next, row } = await openOffers(browser, offer.url);
        // The first one is for the caches.
        if (round === 0) continue;
        times.set(what, [...(times.get(what) ?? []), panel]);
        times.set(after, [...(times.get(after) ?? []), next]);
        times.set(kept, [...(times.get(kept) ?? []), row]);
      }
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** As many turns of the event loop as the page may take to draw. */
const MOST_TURNS = 50;

/** Every column, every search, every filter once: what it was, and how long it took. */
async function gestures(report: BrowserTab): Promise<[string, number][]> {
  await installTimer(report, '.report');
  return report.run(
    async ([searches, most]) => {
      const times: [string, number][] = [];
      const { gestureTimer } = globalThis as unknown as TimedPage;
      const time = async (what: string, act: () => void) => {
        times.push([what, await gestureTimer(act, most)]);
      };
      for (const button of document.querySelectorAll<HTMLElement>('th button')) {
        await time('sort', () => button.click());
        await time('sort', () => button.click());
      }
      const field = document.querySelector('input[name=words]') as HTMLInputElement;
      for (const words of searches) {
        await time('search', () => {
          field.value = words;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        });
      }
      for (const select of document.querySelectorAll<HTMLSelectElement>('.filters select')) {
        const options = Array.from(select.options, ({ value }) => value);
        // Back to all of them in the end.
        for (const value of [...options.slice(1, 4), options[0] ?? '']) {
          await time('filter', () => {
            select.value = value;
            select.dispatchEvent(new Event('change', { bubbles: true }));
          });
        }
      }
      return times;
    },
    [SEARCHES, MOST_TURNS] as const,
  );
}

/**
 * Opens an offer in a new tab, and in another as soon as its panel is there: how long until each
 * panel, and until the last row is kept.
 */
async function openOffers(browser: ExtensionBrowser, url: string) {
  const tabs = [await browser.newTab(), await browser.newTab()] as const;
  const panel = await openOffer(tabs[0], url);
  const before = Date.now();
  const next = await openOffer(tabs[1], url);
  const row = await waitUntil('the row', () => keptSince(browser, url, before), 20_000);
  for (const tab of tabs) await tab.close();
  return { panel, next, row };
}

/** Opens an offer: milliseconds until its panel is there. */
async function openOffer(tab: BrowserTab, url: string): Promise<number> {
  await tab.open(url);
  await waitUntil('the panel', () => readPanel(tab), 10_000);
  return tab.run(() => performance.now(), null);
}

/** Milliseconds until the row of an offer was read anew; null when it was not yet. */
function keptSince(browser: ExtensionBrowser, url: string, since: number): Promise<number | null> {
  const board = 'welcome-to-the-jungle';
  // As lib/boards reads it from the address.
  const reference = new URL(url).pathname.split('/').slice(3).join('/').replace('/jobs/', '/');
  return browser.runInExtension(
    async ([chunk, address, before]) => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { get(key: string): Promise<Record<string, Kept[]>> } } };
      };
      const { [chunk]: rows = [] } = await chrome.storage.local.get(chunk);
      const last = rows.findLast((one) => one.url === address);
      return last && Date.parse(last.readAt) >= before ? Date.now() - before : null;
    },
    [chunkKeyOf({ board, reference, url }), url, since] as const,
  );
}

interface Kept {
  url: string;
  readAt: string;
}

/** Puts values into the extension's storage, as a text: drivers take apart each object they are given. */
function store(browser: ExtensionBrowser, values: object): Promise<void> {
  return browser.runInExtension(async (wanted) => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(values: object): Promise<void> } } };
    };
    await chrome.storage.local.set(JSON.parse(wanted));
  }, JSON.stringify(values));
}

function quantile(times: readonly number[], part: number): string {
  const sorted = times.toSorted((one, other) => one - other);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(0);
}
