import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { needsPanel } from '../lib/answer/view.ts';
import { PROFILES } from '../lib/boards/registry.ts';
import type { BrowserTab, ExtensionBrowser } from './browsers/driver.ts';
import { BROWSER_ENVIRONMENT, type BrowserName } from './browsers/find.ts';
import { launchBrowser } from './browsers/launch.ts';
import { keepPanelOpen, readPanel, readState } from './browsers/panel.ts';
import { PROJECT_FOLDER } from './console/command.ts';
import { messageOf, note, readOptions, runScript, ScriptError } from './console/script.ts';
import { waitUntil } from './console/wait.ts';
import { buildExtension, extensionFolder } from './extension/build.ts';
import { type Recorded, recordedPages } from './pages/recorded.ts';
import { describeAnswer, faultsOfAnswer, type ShownAnswer } from './replay/answer.ts';
import { serveAt } from './replay/serve.ts';

const DEMO_FOLDER = join(PROJECT_FOLDER, '.output', 'demo');

const COMMAND = {
  usage: 'npm start -- [options]',
  about: [
    'Builds the extension, opens a browser with it on sample offers of both boards, and prints',
    'what it answers: address | outcome | Startup | incubator | interview guide. The offers are',
    "served at the boards' real addresses without the internet. With a display the window stays",
    'open; without one, a screenshot of each offer is kept under .output/demo/.',
  ].join('\n'),
  options: {
    firefox: { type: 'boolean', help: 'uses Firefox instead of Chromium' },
    live: { type: 'boolean', help: 'opens the real sites instead (needs a display)' },
  },
  environment: BROWSER_ENVIRONMENT,
} as const;

/** `npm start`: the main job, to be seen. */
async function main(options: string[]): Promise<number> {
  const values = readOptions(COMMAND, options);
  if (values === null) return 0;
  const name: BrowserName = values.firefox ? 'firefox' : 'chromium';
  const headless = !hasDisplay();
  if (values.live && headless) {
    throw new ScriptError(
      '--live needs a display (DISPLAY or WAYLAND_DISPLAY): there is none here',
    );
  }
  note(`building the extension for ${name}…`);
  await buildExtension(name);
  return values.live ? showLive(name) : replay(name, headless);
}

function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function showLive(name: BrowserName): Promise<number> {
  const browser = await launchBrowser(name, {
    extensionFolder: extensionFolder(name),
    headless: false,
    language: 'fr',
    answer: null,
  });
  for (const { networkList: address } of Object.values(PROFILES)) {
    const tab = await browser.newTab();
    await tab.open(address).catch((error) => note(`${address}: ${messageOf(error)}`));
  }
  note('the window stays open: close it to end');
  await browser.closed;
  return 0;
}

async function replay(name: BrowserName, headless: boolean): Promise<number> {
  const samples = recordedPages().filter((page) => page.sample);
  if (samples.length === 0) throw new ScriptError('tests/pages has no sample offer: add one');
  note(`starting ${name}${headless ? ' (no display: headless)' : ''}…`);
  const browser = await launchBrowser(name, {
    extensionFolder: extensionFolder(name),
    headless,
    language: 'fr',
    answer: serveAt(samples),
  });
  let isClosed = false;
  browser.closed.then(() => {
    isClosed = true;
  });
  try {
    note(`${name} ${browser.version}, ${samples.length} sample offers`);
    await keepPanelOpen(browser);
    const wrong = await showSamples(browser, samples, headless);
    if (wrong > 0) note(`repere: ${wrong} of ${samples.length} offers are not as expected`);
    if (headless) {
      note(`screenshots: ${relative(PROJECT_FOLDER, DEMO_FOLDER)}/`);
      await browser.close();
    } else {
      await browser.closeExtensionPage();
      note('the window stays open: close it to end');
      await browser.closed;
    }
    return wrong > 0 ? 1 : 0;
  } catch (error) {
    if (isClosed) throw new ScriptError('the browser was closed before the last offer');
    await browser.close();
    throw error;
  }
}

/** Opens each sample in a tab; prints its line; gives how many are not as expected. */
async function showSamples(
  browser: ExtensionBrowser,
  samples: readonly Recorded[],
  headless: boolean,
): Promise<number> {
  if (headless) await mkdir(DEMO_FOLDER, { recursive: true });
  let wrong = 0;
  for (const sample of samples) {
    const tab = await browser.newTab();
    const faults: string[] = [];
    try {
      const answer = await answerOn(browser, tab, sample.url);
      process.stdout.write(`${describeAnswer(sample.url, answer)}\n`);
      faults.push(...faultsOfAnswer(answer, sample.resolution));
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      process.stdout.write(`${sample.url} | no answer\n`);
      faults.push(messageOf(error));
    }
    for (const fault of faults) note(`  ${sample.board}/${sample.name}: ${fault}`);
    if (faults.length > 0) wrong += 1;
    if (headless) {
      await tab.screenshot(join(DEMO_FOLDER, `${sample.board}-${sample.name}.png`));
      await tab.close();
    }
  }
  return wrong;
}

/** Opens an offer and waits until the extension has answered, and shown it if it must. */
async function answerOn(
  browser: ExtensionBrowser,
  tab: BrowserTab,
  address: string,
): Promise<ShownAnswer> {
  await tab.open(address);
  const state = await waitUntil(`the extension's answer on ${address}`, () =>
    readState(browser, address),
  );
  if (!needsPanel(state)) return { state, panel: await readPanel(tab) };
  const panel = await waitUntil(`the panel on ${address}`, () => readPanel(tab));
  return { state, panel };
}

await runScript(main);
