import { cpus, loadavg } from 'node:os';
import { parseHTML } from 'linkedom';
import { median } from './bench/median.ts';
import type { ExtensionBrowser, PageTime } from './browsers/driver.ts';
import { BROWSER_ENVIRONMENT } from './browsers/find.ts';
import { launchBrowser } from './browsers/launch.ts';
import { note, readOptions, runScript, ScriptError } from './console/script.ts';
import { buildExtension, extensionFolder } from './extension/build.ts';
import { withLayout } from './pages/layouts.ts';
import { type Recorded, recordedPages } from './pages/recorded.ts';

const COMMAND = {
  usage: 'npm run bench:lists [-- options]',
  about: [
    'Measures in Chromium what badges cost lists of several lengths, whose cards are all of the',
    'network. The same list at an address that the extension does not know is the measure of the',
    'page alone.',
  ].join('\n'),
  options: { loads: { type: 'string', value: '<number>', help: 'loads of each list (15)' } },
  environment: BROWSER_ENVIRONMENT,
} as const;

/** The lists, and the element of each that holds its cards. */
const LISTS = {
  'welcome-to-the-jungle/list-company-jobs': '[data-testid=company-jobs-list]',
  'choisir-le-service-public/list-network': '.list-offers',
};

const LENGTHS = [1, 7, 25, 100];

/** Where the same lists stand without the extension. */
const ELSEWHERE = 'https://elsewhere.example';

runScript(async (options) => {
  const values = readOptions(COMMAND, options);
  if (!values) return 0;
  const loads = Number(values.loads ?? 15);
  if (!Number.isInteger(loads) || loads < 1) throw new ScriptError('--loads takes a number');
  await buildExtension('chromium');
  let served = '';
  const browser = await launchBrowser('chromium', {
    extensionFolder: extensionFolder('chromium'),
    headless: true,
    language: 'fr',
    answer: (address) => (/\/(?:jobs|10668\/)$/.test(address) ? { body: served } : null),
  });
  try {
    const lines = [
      `${new Date().toISOString().slice(0, 10)}, Chromium ${browser.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, median of ${loads} loads`,
      '',
      '| list | cards | badges drawn | added script, ms | with promises, ms | layout, ms | all a card, ms |',
      '|---|---:|---:|---:|---:|---:|---:|',
    ];
    for (const [path, holder] of Object.entries(LISTS)) {
      const page = recordedPages().find(({ board, name }) => `${board}/${name}` === path);
      if (!page) throw new ScriptError(`tests/pages has no ${path}`);
      for (const length of LENGTHS) {
        note(`${path}, ${length}…`);
        served = withCards(page, holder, length);
        const { badges, duration, all, layout } = await measure(browser, page.url, loads);
        const times = [duration, all, layout].map((time) => time.toFixed(1));
        const perCard = ((all + layout) / length).toFixed(2);
        lines.push(`| ${[page.board, length, badges, ...times, perCard].join(' | ')} |`);
      }
    }
    lines.push('', `load of the machine in the end: ${loadavg()[0]?.toFixed(1)}`);
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  } finally {
    await browser.close();
  }
});

/** The page with so many cards in its list, each of an offer of its own. */
function withCards(page: Recorded, holder: string, count: number): string {
  const { document } = parseHTML(withLayout(page));
  const list = document.querySelector(holder);
  const cards = Array.from(list?.children ?? []);
  if (!list || cards.length === 0) throw new ScriptError(`${page.name} has no cards`);
  list.replaceChildren();
  for (let index = 0; index < count; index += 1) {
    const card = cards[index % cards.length]?.cloneNode(true) as Element;
    for (const link of card.querySelectorAll('a')) {
      const address = link.getAttribute('href')?.replace(/\/?$/, `-${index}$&`) ?? '';
      link.setAttribute('href', address);
    }
    list.append(card);
  }
  return document.toString();
}

/** What the extension adds to a list, in milliseconds. */
async function measure(browser: ExtensionBrowser, url: string, loads: number) {
  const added: Record<keyof PageTime, { alone: number[]; extended: number[] }> = {
    duration: { alone: [], extended: [] },
    all: { alone: [], extended: [] },
    layout: { alone: [], extended: [] },
  };
  let badges = 0;
  // One load is for the caches. Turn by turn, so that a busy moment falls on both.
  for (let turn = 0; turn <= loads; turn += 1) {
    const alone = await load(browser, ELSEWHERE + new URL(url).pathname, false);
    const extended = await load(browser, url, true);
    badges = extended.badges;
    if (turn === 0) continue;
    for (const part of ['duration', 'all', 'layout'] as const) {
      added[part].alone.push(alone.time[part]);
      added[part].extended.push(extended.time[part]);
    }
  }
  const difference = ({ alone, extended }: (typeof added)['all']) =>
    median(extended) - median(alone);
  return {
    badges,
    duration: difference(added.duration),
    all: difference(added.all),
    layout: difference(added.layout),
  };
}

/** Loads a list in a new tab and waits until all that follows from it is done. */
async function load(browser: ExtensionBrowser, address: string, hasBadges: boolean) {
  const tab = await browser.newTab();
  try {
    const measured = await tab.measureScripts();
    await tab.open(address);
    const badges = await tab.run(async (isAwaited) => {
      const count = () => document.querySelectorAll('repere-badge').length;
      const frame = () => new Promise(requestAnimationFrame);
      while (isAwaited && count() === 0) await frame();
      const idle = () => new Promise((resolve) => requestIdleCallback(resolve));
      await idle();
      await idle();
      return count();
    }, hasBadges);
    return { badges, time: (await measured()) ?? { duration: 0, all: 0, layout: 0 } };
  } finally {
    await tab.close();
  }
}
