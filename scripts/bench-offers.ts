import { cpus, loadavg } from 'node:os';
import { localDay } from '../lib/offers/dates.ts';
import { installTimer, type TimedPage } from './bench/gestures.ts';
import type { BrowserTab, ExtensionBrowser } from './browsers/driver.ts';
import { BROWSER_ENVIRONMENT, type BrowserName } from './browsers/find.ts';
import { launchBrowser } from './browsers/launch.ts';
import { note, readOptions, runScript, ScriptError } from './console/script.ts';
import { waitUntil } from './console/wait.ts';
import { buildExtension, extensionFolder } from './extension/build.ts';
import { sampleOffers, sampleText, storedOffers } from './pages/sample-offers.ts';

const COMMAND = {
  usage: 'npm run bench:offers [-- options]',
  about: [
    'Measures "Mes offres" with 500 offers of 30 kB in both browsers, and with 20 in the same run: from the',
    'page’s start to its first card, a word searched, a sheet opened, and a change kept by the background.',
  ].join('\n'),
  options: { rounds: { type: 'string', value: '<number>', help: 'rounds of each gesture (7)' } },
  environment: BROWSER_ENVIRONMENT,
} as const;

/** As many as can be kept, and as many as most people will. */
const COUNTS = [20, 500] as const;

/** The text of each, in UTF-16 units: the longest that is kept. */
const TEXT_LENGTH = 30_000;

const SEARCHES = ['e', 'ec', 'ecobalyse', 'deploiment', ''];

runScript(async (options) => {
  const values = readOptions(COMMAND, options);
  if (!values) return 0;
  const rounds = Number(values.rounds ?? 7);
  if (!Number.isInteger(rounds) || rounds < 1) throw new ScriptError('--rounds takes a number');
  const date = new Date().toISOString().slice(0, 10);
  const lines = [
    `${date}, ${cpus().length} × ${cpus()[0]?.model.trim()}, texts of ${TEXT_LENGTH} characters, ${rounds} rounds`,
    '',
    '| | what | offers | median, ms | slowest, ms |',
    '|---|---|---:|---:|---:|',
  ];
  for (const name of ['chromium', 'firefox'] as const) {
    note(`${name}…`);
    for (const { what, count, times } of await measure(name, rounds)) {
      const sorted = times.toSorted((one, other) => one - other);
      const [median, slowest] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
      lines.push(
        `| ${name} | ${what} | ${count} | ${median?.toFixed(0)} | ${slowest?.toFixed(0)} |`,
      );
    }
  }
  lines.push('', `load of the machine in the end: ${loadavg()[0]?.toFixed(1)}`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
});

interface Measured {
  what: string;
  count: number;
  times: number[];
}

async function measure(name: BrowserName, rounds: number): Promise<Measured[]> {
  await buildExtension(name);
  const browser = await launchBrowser(name, {
    extensionFolder: extensionFolder(name),
    headless: true,
    language: 'fr',
    answer: () => null,
  });
  try {
    const measured = new Map<string, Measured>();
    const text = sampleText(TEXT_LENGTH);
    for (const count of COUNTS) {
      await replaceStored(browser, storedOffers(sampleOffers(count, localDay(new Date())), text));
      for (let round = 0; round <= rounds; round += 1) {
        const page = await browser.openOffers();
        await waitUntil('the first card', () => hasCard(page));
        const times = [['first card', await firstCard(page)], ...(await gestures(page))] as const;
        await page.close();
        // The first one is for the caches.
        if (round === 0) continue;
        for (const [what, time] of times) {
          const key = `${what} ${count}`;
          const entry = measured.get(key) ?? { what, count, times: [] };
          entry.times.push(time);
          measured.set(key, entry);
        }
      }
    }
    return [...measured.values()].sort((one, other) => (one.what < other.what ? -1 : 1));
  } finally {
    await browser.close();
  }
}

function hasCard(page: BrowserTab): Promise<boolean> {
  return page.run(() => document.querySelector('.offer-card') !== null, null);
}

/** From the page's start until its cards were painted, as the browser says: its largest paint, or its first one. */
function firstCard(page: BrowserTab): Promise<number> {
  return page.run(async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const observer = new PerformanceObserver((list) => {
      resolve(list.getEntries().at(-1)?.startTime ?? 0);
    });
    observer.observe({ type: 'largest-contentful-paint', buffered: true });
    const time = await Promise.race([
      promise,
      new Promise<number>((give) => setTimeout(() => give(performance.now()), 2_000)),
    ]);
    observer.disconnect();
    return time;
  }, null);
}

/** As many turns of the event loop as a page needs to draw what it knows, and to read a sheet's text from storage. */
const MOST_TURNS = { search: 50, sheet: 5_000 };

/** A search of each word, a sheet opened, a state changed: what it was, and how long it took. */
async function gestures(page: BrowserTab): Promise<[string, number][]> {
  await installTimer(page, '.offers-page');
  return page.run(
    async ([searches, most]) => {
      const times: [string, number][] = [];
      const { gestureTimer } = globalThis as unknown as TimedPage;
      const time = async (what: string, turns: number, act: () => void) => {
        times.push([what, await gestureTimer(act, turns)]);
      };
      const field = document.querySelector('input[name=words]') as HTMLInputElement;
      for (const words of searches) {
        await time('search', most.search, () => {
          field.value = words;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        });
      }
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
      };
      const id = document.querySelector<HTMLElement>('.offer-card')?.dataset.id;
      for (const state of ['applied', 'to-study']) {
        const start = performance.now();
        await chrome.runtime.sendMessage({ type: 'change-offer', id, change: { state } });
        times.push(['change kept, the answer included', performance.now() - start]);
      }
      await time('sheet opened', most.sheet, () =>
        document.querySelector<HTMLElement>('.title-button')?.click(),
      );
      return times;
    },
    [SEARCHES, MOST_TURNS] as const,
  );
}

/** Puts these values, and nothing else, in storage, part by part: one message takes no 15 MB. */
async function replaceStored(browser: ExtensionBrowser, values: object): Promise<void> {
  const entries = Object.entries(values);
  for (let start = 0; start < entries.length; start += 100) {
    await browser.runInExtension(
      async ([part, isFirst]) => {
        const { chrome } = globalThis as unknown as {
          chrome: {
            storage: { local: { clear(): Promise<void>; set(values: object): Promise<void> } };
          };
        };
        if (isFirst) await chrome.storage.local.clear();
        await chrome.storage.local.set(JSON.parse(part));
      },
      [JSON.stringify(Object.fromEntries(entries.slice(start, start + 100))), start === 0] as const,
    );
  }
}
