import { cpus, loadavg } from 'node:os';
import type { BrowserTab, ExtensionBrowser, ScriptTime } from './browsers/driver.ts';
import { BROWSER_ENVIRONMENT } from './browsers/find.ts';
import { launchBrowser } from './browsers/launch.ts';
import { note, readOptions, runScript, ScriptError } from './console/script.ts';
import { waitUntil } from './console/wait.ts';
import { buildExtension, extensionFolder } from './extension/build.ts';
import { type Recorded, recordedPages } from './pages/recorded.ts';

const COMMAND = {
  usage: 'npm run bench:page [-- options]',
  about: [
    'Measures in Chromium what the extension costs the pages of the boards: how long after the',
    "offer's content its panel is seen, and how much script it adds. The same page at an address",
    'that the extension does not know is the measure of the page alone.',
  ].join('\n'),
  options: { loads: { type: 'string', value: '<number>', help: 'loads of each page (20)' } },
  environment: BROWSER_ENVIRONMENT,
} as const;

/** What is measured: pages with a panel, pages that are left alone, and lists with badges. */
const PAGES = [
  'welcome-to-the-jungle/offer-name-in-title',
  'choisir-le-service-public/offer-name-after-cue',
  'welcome-to-the-jungle/not-network-other-trade',
  'choisir-le-service-public/not-network-other-trade',
  'welcome-to-the-jungle/not-network-ordinary',
  'choisir-le-service-public/not-network-ordinary',
  'welcome-to-the-jungle/not-network-startup-talk',
  'choisir-le-service-public/not-network-territorial',
  'welcome-to-the-jungle/list-company-jobs',
  'choisir-le-service-public/list-network',
  'choisir-le-service-public/other-home',
];

/** What the issues ask for, in milliseconds. */
const LIMITS = { visible: 100, addedOnOffers: 5, addedOnACard: 1, addedElsewhere: 1 };

/** Where the same pages stand without the extension. */
const ELSEWHERE = 'https://elsewhere.example';

/** Notes in the page when its content is whole and when the panel is seen. */
const STOPWATCH = `<script>
  performance.mark('content');
  new MutationObserver((_, observer) => {
    const host = document.querySelector('repere-panel');
    if (!host) return;
    observer.disconnect();
    const look = () => {
      const seen = host.shadowRoot?.querySelector('.card a.primary, .strip a.primary');
      if (seen && seen.getBoundingClientRect().width > 0) performance.mark('panel');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }).observe(document.documentElement, { childList: true });
</script>`;

/** One load's measures, in milliseconds. */
interface Load {
  script: ScriptTime;
  visible: number | null;
}

runScript(async (options) => {
  const values = readOptions(COMMAND, options);
  if (!values) return 0;
  const loads = Number(values.loads ?? 20);
  if (!Number.isInteger(loads) || loads < 1) throw new ScriptError('--loads takes a number');
  const all = recordedPages();
  const pages = PAGES.map((path) => {
    const page = all.find(({ board, name }) => `${board}/${name}` === path);
    if (!page) throw new ScriptError(`tests/pages has no ${path}`);
    return page;
  });
  await buildExtension('chromium');
  const browser = await launchBrowser('chromium', {
    extensionFolder: extensionFolder('chromium'),
    headless: true,
    language: 'fr',
    answer: (address) => {
      const { pathname } = new URL(address);
      const page = pages.find(({ url }) => new URL(url).pathname === pathname);
      return page ? { body: page.html.replace('</body>', `${STOPWATCH}</body>`) } : null;
    },
  });
  try {
    const lines = [
      `${new Date().toISOString().slice(0, 10)}, Chromium ${browser.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, median of ${loads} loads`,
      '',
      '| page | panel seen after the content, ms | added script, ms | with promises, ms | asked for, ms |',
      '|---|---:|---:|---:|---:|',
    ];
    let isWithin = true;
    for (const page of pages) {
      note(`${page.board}/${page.name}…`);
      const { line, within } = await measurePage(browser, page, loads);
      lines.push(line);
      isWithin &&= within;
    }
    lines.push('', `load of the machine in the end: ${loadavg()[0]?.toFixed(1)}`);
    process.stdout.write(`${lines.join('\n')}\n`);
    if (!isWithin) note('some measures are above what was asked for');
    return 0;
  } finally {
    await browser.close();
  }
});

async function measurePage(browser: ExtensionBrowser, page: Recorded, loads: number) {
  const hasPanel = page.resolution !== null && page.resolution.outcome !== 'not-beta';
  const cards = page.reading.offers?.length ?? 0;
  const alone: Load[] = [];
  const extended: Load[] = [];
  // One load is for the caches. Turn by turn, so that a busy moment falls on both.
  for (let turn = 0; turn <= loads; turn += 1) {
    const without = await load(browser, ELSEWHERE + new URL(page.url).pathname, false, 0);
    const badges = page.reading.offers?.filter(({ network }) => network).length ?? 0;
    const withIt = await load(browser, page.url, hasPanel, badges);
    if (turn === 0) continue;
    alone.push(without);
    extended.push(withIt);
  }
  const visible = hasPanel ? median(extended.flatMap((one) => one.visible ?? [])) : null;
  const added = (part: keyof ScriptTime) =>
    median(extended.map(({ script }) => script[part])) -
    median(alone.map(({ script }) => script[part]));
  const limit = hasPanel
    ? LIMITS.addedOnOffers
    : Math.max(LIMITS.addedElsewhere, cards * LIMITS.addedOnACard);
  const cells = [
    visible?.toFixed(0) ?? '–',
    ...([added('duration'), added('all')] as const).map((time) => time.toFixed(1)),
    limit.toFixed(0),
  ];
  return {
    line: `| ${page.board}, ${page.name} | ${cells.join(' | ')} |`,
    within: added('duration') <= limit && (visible ?? 0) <= LIMITS.visible,
  };
}

/** Loads a page in a new tab and waits until all that follows from it is done. */
async function load(
  browser: ExtensionBrowser,
  address: string,
  hasPanel: boolean,
  badges: number,
): Promise<Load> {
  const tab = await browser.newTab();
  try {
    const measured = await tab.measureScripts();
    await tab.open(address);
    const visible = hasPanel ? await panelTime(tab) : null;
    if (badges > 0) await tab.run(badgesShown, null);
    await tab.run(
      () =>
        new Promise<void>((resolve) => {
          requestIdleCallback(() => requestIdleCallback(() => resolve()));
        }),
      null,
    );
    return { script: (await measured()) ?? { duration: 0, all: 0 }, visible };
  } finally {
    await tab.close();
  }
}

/** Waits in the page for its badges, which come together: asking again and again is script too. */
function badgesShown(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('repere-badge')) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}

function panelTime(tab: BrowserTab): Promise<number> {
  return waitUntil('the panel', () =>
    tab.run(() => {
      const [content] = performance.getEntriesByName('content');
      const [panel] = performance.getEntriesByName('panel');
      return content && panel ? panel.startTime - content.startTime : null;
    }, null),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
}
