import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExtensionBrowser } from './browsers/driver.ts';
import { BROWSER_ENVIRONMENT, type BrowserName } from './browsers/find.ts';
import { launchBrowser } from './browsers/launch.ts';
import { PROJECT_FOLDER } from './console/command.ts';
import { note, readOptions, runScript } from './console/script.ts';
import { waitUntil } from './console/wait.ts';
import { buildExtension, extensionFolder } from './extension/build.ts';
import { type Glance, measureGlance } from './glance/measure.ts';
import { glanceScenes, type Scene, WINDOWS } from './glance/scenes.ts';
import { hasCaptures } from './pages/captures.ts';
import { storedPitches } from './pages/stored-pitches.ts';
import { setStorage } from './screenshots/studio.ts';

const COMMAND = {
  usage: 'npm run glance [-- options]',
  about: [
    'Opens an offer of the network on pages with the real geometry of both boards, at every size of window,',
    'and prints what is in sight without scrolling or clicking: the Startup and what it does, the incubator,',
    'the interview guide; and what of the offer, its apply button and the site’s fixed bars is covered.',
    'Ends with status 1 when an answer is out of sight or something is covered that must not be.',
  ].join('\n'),
  options: {
    firefox: { type: 'boolean', help: 'measures in Firefox instead of Chromium' },
    board: { type: 'string', value: '<name>', help: 'one board: "welcome-to-the-jungle"' },
    pictures: { type: 'boolean', help: 'keeps a picture of each under .output/glance/' },
  },
  environment: BROWSER_ENVIRONMENT,
} as const;

const PICTURES = join(PROJECT_FOLDER, '.output', 'glance');

runScript(async (options) => {
  const values = readOptions(COMMAND, options);
  if (!values) return 0;
  const name: BrowserName = values.firefox ? 'firefox' : 'chromium';
  const scenes = glanceScenes().filter(({ board }) => !values.board || board === values.board);
  if (!hasCaptures()) note('the real captures are not there: only the layouts are measured');
  await buildExtension(name);
  if (values.pictures) await mkdir(PICTURES, { recursive: true });
  const answers = new Map<string, string>();
  const browser = await launchBrowser(name, {
    extensionFolder: extensionFolder(name),
    headless: true,
    language: 'fr',
    answer: (address) => {
      const body = answers.get(address.replace(/#.*$/, ''));
      return body === undefined ? null : { body };
    },
  });
  try {
    await setStorage(browser, { directory: storedPitches() });
    process.stdout.write(
      [
        '| page | window | form | name | what it does | incubator | guide | size | covered |',
        '|---|---|---|:-:|:-:|:-:|:-:|---|---|\n',
      ].join('\n'),
    );
    let isRight = true;
    for (const scene of scenes) {
      answers.set(scene.url, scene.html);
      for (const window of WINDOWS) {
        const glance = await measure(browser, scene, window, values.pictures === true);
        process.stdout.write(`${row(scene, window.name, glance)}\n`);
        const { name: startup, incubator, guide } = glance.seen;
        isRight &&=
          startup && incubator && guide && glance.controls.length + glance.lost.length === 0;
      }
    }
    return isRight ? 0 : 1;
  } finally {
    await browser.close();
  }
});

async function measure(
  browser: ExtensionBrowser,
  scene: Scene,
  window: (typeof WINDOWS)[number],
  pictures: boolean,
): Promise<Glance> {
  const tab = await browser.newTab();
  try {
    await tab.prefer({ reducedMotion: true });
    await tab.setSize(window.width, window.height);
    await tab.open(scene.url);
    const glance = await waitUntil('the panel', () => measureGlance(tab));
    if (pictures) {
      const file = `${scene.name} ${window.name}`.replace(/[^a-z0-9]+/gi, '-');
      await tab.screenshot(join(PICTURES, `${file}.png`));
    }
    return glance;
  } finally {
    await tab.close();
  }
}

function row(scene: Scene, window: string, glance: Glance) {
  const { form, seen, isIncubatorCut, box, words, controls, lost } = glance;
  const mark = (isSeen: boolean) => (isSeen ? '✓' : '✗');
  const covered = [
    ...controls.map((control) => `${control}!`),
    ...(lost.length > 0 ? [`${lost.length} lines lost`] : []),
    ...(words.length > 0 ? [`${words.length} lines, which scroll out`] : []),
  ];
  return `| ${[
    scene.name,
    window,
    form,
    mark(seen.name),
    mark(seen.meaning),
    `${mark(seen.incubator)}${isIncubatorCut ? ' cut' : ''}`,
    mark(seen.guide),
    `${box.width} × ${box.height}`,
    covered.join(', ') || 'nothing',
  ].join(' | ')} |`;
}
