import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { type FloorAnswer, writeFloor } from './bench/floor.ts';
import {
  badgesMarkup,
  type Expected,
  type Load,
  loadPage,
  panelMarkup,
  SITE_SCRIPT,
  STOPWATCH,
} from './bench/load.ts';
import { median } from './bench/median.ts';
import { type BrowserTab, type ExtensionBrowser, FIRST_PAGE } from './browsers/driver.ts';
import { BROWSER_ENVIRONMENT } from './browsers/find.ts';
import { launchBrowser } from './browsers/launch.ts';
import { note, readOptions, runScript, ScriptError } from './console/script.ts';
import { buildExtension, extensionFolder } from './extension/build.ts';
import { enlarged } from './pages/large.ts';
import { type Recorded, recordedPages } from './pages/recorded.ts';

const COMMAND = {
  usage: 'npm run bench:page [-- options]',
  about: [
    'Measures in Chromium what the extension costs the pages of the boards, beside the floor: an',
    'extension that shows the same with the least code (scripts/bench/floor.ts). Pages are loaded in',
    'turns, so that what else the machine does falls on all alike; the ratios are what counts. The',
    'same page at an address that no extension knows is the measure of the page alone.',
  ].join('\n'),
  options: {
    loads: { type: 'string', value: '<number>', help: 'loads of each page (20)' },
    pages: { type: 'string', value: '<words>', help: 'only pages whose name has these words' },
    before: {
      type: 'string',
      value: '<folder>',
      help: 'another build of the extension, to measure in turns with this one',
    },
    only: {
      type: 'string',
      value: '<measure>',
      help: '"script" in new and same tabs, or "cold" starts of the background',
    },
  },
  environment: BROWSER_ENVIRONMENT,
} as const;

/**
 * What is measured; "large" has the page made as large as real ones, "scripted" a script in its head, too: only for a
 * stopped background, which may start meanwhile.
 */
const PAGES = [
  'welcome-to-the-jungle/offer-name-in-title',
  'choisir-le-service-public/offer-name-after-cue',
  'welcome-to-the-jungle/offer-name-in-title large',
  'welcome-to-the-jungle/not-network-other-trade',
  'welcome-to-the-jungle/not-network-ordinary',
  'choisir-le-service-public/not-network-ordinary',
  'welcome-to-the-jungle/not-network-other-trade large',
  'welcome-to-the-jungle/not-network-ordinary large',
  'welcome-to-the-jungle/not-network-startup-talk',
  'choisir-le-service-public/not-network-territorial',
  'welcome-to-the-jungle/list-company-jobs',
  'choisir-le-service-public/list-network',
  'choisir-le-service-public/other-home',
  'welcome-to-the-jungle/offer-name-in-title large scripted',
];

/** Where the same pages stand without any extension. */
const ELSEWHERE = 'https://elsewhere.example';

/** A page as it is measured. */
interface BenchPage extends Expected {
  name: string;
  url: string;
  html: string;
  /** Only with a stopped background: what its site's script takes is no measure of ours. */
  isScripted: boolean;
}

/** An extension that is measured, in a browser of its own. */
interface Contender {
  name: string;
  browser: ExtensionBrowser;
  /**
   * The tabs that go from page to page: one stays on the boards, the other where no extension is. A tab that went to
   * another site would leave its process, and the code that it had compiled, as no reader of several offers does.
   */
  tabs: { onBoards: BrowserTab; elsewhere: BrowserTab };
}

runScript(async (options) => {
  const values = readOptions(COMMAND, options);
  if (!values) return 0;
  const loads = Number(values.loads ?? 20);
  if (!Number.isInteger(loads) || loads < 1) throw new ScriptError('--loads takes a number');
  const { only } = values;
  if (only && only !== 'script' && only !== 'cold') {
    throw new ScriptError('--only takes "script" or "cold"');
  }
  const pages = pagesNamed(String(values.pages ?? ''));
  await buildExtension('chromium');
  const closing: (() => Promise<void>)[] = [];
  try {
    const start = async (name: string, folder: string): Promise<Contender> => {
      const browser = await startBrowser(folder, pages);
      closing.push(() => browser.close());
      return {
        name,
        browser,
        tabs: { onBoards: await browser.newTab(), elsewhere: await browser.newTab() },
      };
    };
    const repere = await start('Repère', extensionFolder('chromium'));
    note('what the floor has to show…');
    const floor = await start('floor', writeFloor(await floorAnswers(repere.browser, pages)));
    const contenders = [floor, repere];
    if (values.before) contenders.push(await start('before', String(values.before)));
    // A row is printed when it is measured: all of them take half an hour.
    print(
      `${new Date().toISOString().slice(0, 10)}, Chromium ${repere.browser.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, medians of ${loads} loads in turns, load of the machine ${loadavg()[0]?.toFixed(0)} at the start`,
    );
    if (only !== 'cold') {
      for (const tab of ['new', 'same'] as const) {
        await scriptTable(contenders, pages, loads, tab);
      }
    }
    if (only !== 'script') await coldTable(contenders, pages, loads);
    print('', `load of the machine in the end: ${loadavg()[0]?.toFixed(0)}`);
    return 0;
  } finally {
    for (const close of closing) await close();
  }
});

function pagesNamed(words: string): BenchPage[] {
  const all = recordedPages();
  const named = PAGES.filter((path) => path.includes(words));
  if (named.length === 0) throw new ScriptError(`no page is named "${words}": ${PAGES.join(', ')}`);
  return named.map((path) => {
    const [name, ...ways] = path.split(' ');
    const page = all.find((one) => `${one.board}/${one.name}` === name);
    if (!page) throw new ScriptError(`tests/pages has no ${name}`);
    return benchPage(path, page, ways);
  });
}

function benchPage(name: string, page: Recorded, ways: readonly string[]): BenchPage {
  const { resolution, reading } = page;
  const isScripted = ways.includes('scripted');
  const { url, html } = ways.includes('large') ? largePage(page, ways.join('_')) : page;
  const head = isScripted ? SITE_SCRIPT : '';
  return {
    name,
    url,
    isScripted,
    html: html.replace('<head>', `<head>${head}`).replace('</body>', `${STOPWATCH}</body>`),
    hasPanel: resolution !== null && resolution.outcome !== 'not-beta',
    badges: reading.offers?.filter(({ network }) => network).length ?? 0,
  };
}

/** Stands beside the other, at an address of its own, which it names wherever that one names its own. */
function largePage({ url, html }: Recorded, suffix: string): { url: string; html: string } {
  const { origin, pathname } = new URL(url);
  const path = pathname.replace(/\/$/, '');
  const own = `${path}_${suffix}`;
  return { url: origin + own, html: enlarged(html).replaceAll(path, own) };
}

function startBrowser(folder: string, pages: readonly BenchPage[]): Promise<ExtensionBrowser> {
  const bodies = new Map(pages.map(({ url, html }) => [new URL(url).pathname, html]));
  return launchBrowser('chromium', {
    extensionFolder: folder,
    headless: true,
    language: 'fr',
    // An earlier build opens none: there is nothing to wait for and close.
    keepFirstPage: !existsSync(join(folder, FIRST_PAGE)),
    answer: (address) => {
      const body = bodies.get(new URL(address).pathname);
      return body === undefined ? null : { body };
    },
  });
}

/** What Repère shows on these pages, for the floor to show the same. */
async function floorAnswers(
  browser: ExtensionBrowser,
  pages: readonly BenchPage[],
): Promise<Record<string, FloorAnswer>> {
  const answers: Record<string, FloorAnswer> = {};
  for (const { url, hasPanel, badges } of pages) {
    if (!hasPanel && badges === 0) continue;
    const tab = await browser.newTab();
    await loadPage(tab, url, { hasPanel, badges });
    answers[new URL(url).pathname] = hasPanel
      ? { panel: await panelMarkup(tab) }
      : { badges: await badgesMarkup(tab) };
    await tab.close();
  }
  return answers;
}

/** The script that each contender adds to a page, promises included, and when its panel is seen. */
async function scriptTable(
  contenders: readonly Contender[],
  pages: readonly BenchPage[],
  loads: number,
  where: 'new' | 'same',
): Promise<void> {
  const names = contenders.map(({ name }) => name);
  print(
    '',
    `In ${where === 'new' ? 'a new tab' : 'the same tab'}: added script with promises, and the panel after the content, in ms`,
    '',
    `| page | ${names.map((name) => `${name}, script`).join(' | ')} | ${ratioNames(names).join(' | ')} | ${names.map((name) => `${name}, panel`).join(' | ')} |`,
    `|---|${'---:|'.repeat(names.length * 2 + ratioNames(names).length)}`,
  );
  for (const page of pages.filter(({ isScripted }) => !isScripted)) {
    note(`${where} tab: ${page.name}…`);
    const added = new Map<string, number[]>(names.map((name) => [name, []]));
    const seen = new Map<string, number[]>(names.map((name) => [name, []]));
    // One load is for the caches.
    for (let turn = 0; turn <= loads; turn += 1) {
      for (const contender of contenders) {
        const alone = await loadIn(contender, where, ELSEWHERE + new URL(page.url).pathname, {
          hasPanel: false,
          badges: 0,
        });
        const withIt = await loadIn(contender, where, page.url, page);
        if (turn === 0) continue;
        added.get(contender.name)?.push(withIt.script.all - alone.script.all);
        if (withIt.visible !== null) seen.get(contender.name)?.push(withIt.visible);
      }
    }
    const times = names.map((name) => median(added.get(name) ?? []));
    const panels = names.map((name) => median(seen.get(name) ?? []));
    print(
      `| ${page.name} | ${times.map(inTenths).join(' | ')} | ${ratios(times).join(' | ')} | ${panels.map((time) => (page.hasPanel ? time.toFixed(0) : '–')).join(' | ')} |`,
    );
  }
}

/** When the panel is seen where the browser has stopped the background, as it does after 30 seconds. */
async function coldTable(
  contenders: readonly Contender[],
  pages: readonly BenchPage[],
  loads: number,
): Promise<void> {
  const names = contenders.map(({ name }) => name);
  print(
    '',
    'The background stopped before each load: the panel after the content, in ms',
    '',
    `| page | ${names.join(' | ')} | ${ratioNames(names).join(' | ')} |`,
    `|---|${'---:|'.repeat(names.length + ratioNames(names).length)}`,
  );
  for (const page of pages.filter(({ hasPanel }) => hasPanel)) {
    note(`stopped background: ${page.name}…`);
    const seen = new Map<string, number[]>(names.map((name) => [name, []]));
    for (let turn = 0; turn <= loads; turn += 1) {
      for (const contender of contenders) {
        await contender.browser.stopBackground();
        const { visible } = await loadIn(contender, 'new', page.url, page);
        if (turn > 0 && visible !== null) seen.get(contender.name)?.push(visible);
      }
    }
    const times = names.map((name) => median(seen.get(name) ?? []));
    print(
      `| ${page.name} | ${times.map((time) => time.toFixed(0)).join(' | ')} | ${ratios(times).join(' | ')} |`,
    );
  }
}

async function loadIn(
  { browser, tabs }: Contender,
  where: 'new' | 'same',
  address: string,
  expected: Expected,
): Promise<Load> {
  if (where === 'same') {
    const tab = address.startsWith(ELSEWHERE) ? tabs.elsewhere : tabs.onBoards;
    return loadPage(tab, address, expected);
  }
  const own = await browser.newTab();
  try {
    return await loadPage(own, address, expected);
  } finally {
    await own.close();
  }
}

/** Each contender after the floor beside it, and this version beside the one before. */
function ratioNames(names: readonly string[]): string[] {
  const [floor, now, before] = names;
  return before === undefined
    ? [`${now} / ${floor}`]
    : [`${now} / ${floor}`, `${before} / ${floor}`, `${now} / ${before}`];
}

function ratios([floor = 0, now = 0, before]: readonly number[]): string[] {
  // Less than a tenth of a millisecond is nothing that could be told from the noise.
  const ratio = (one: number, other: number) => (other >= 0.1 ? (one / other).toFixed(2) : '–');
  const first = ratio(now, floor);
  return before === undefined ? [first] : [first, ratio(before, floor), ratio(now, before)];
}

function inTenths(time: number): string {
  return time.toFixed(1);
}

function print(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
