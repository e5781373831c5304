import { BOARD_IDS } from '../lib/offer/offer.ts';
import { type BoardFinding, boardsReport, checkBoard, hasFaults } from './boards-check/check.ts';
import { replayOfBoards } from './boards-check/replay.ts';
import { visitorOf } from './boards-check/visit.ts';
import { BROWSER_ENVIRONMENT } from './browsers/find.ts';
import { launchBrowser } from './browsers/launch.ts';
import { note, readOptions, runScript } from './console/script.ts';
import { buildExtension, extensionFolder } from './extension/build.ts';

const COMMAND = {
  usage: 'npm run boards:check [-- options]',
  about: [
    'Opens the network’s list on both boards, and three offers of each, in Chromium with the extension, ten',
    'seconds apart. Says in Markdown what is answered, what still holds, what was looked for and not found, and which',
    'selectors fall back or find nothing, beside the recorded pages. Exit status 1 when something no longer holds, or is',
    'read from a second place on every page; 0 where a site asks whether somebody is there.',
  ].join('\n'),
  options: {
    replay: { type: 'boolean', help: 'looks at the recorded pages instead, without the internet' },
  },
  environment: BROWSER_ENVIRONMENT,
} as const;

/** `npm run boards:check`: is a redesign under way? For maintainers, on the internet. */
runScript(async (options) => {
  const values = readOptions(COMMAND, options);
  if (values === null) return 0;
  await buildExtension('chromium');
  const browser = await launchBrowser('chromium', {
    extensionFolder: extensionFolder('chromium'),
    headless: true,
    language: 'fr',
    answer: values.replay ? replayOfBoards() : null,
  });
  const findings: BoardFinding[] = [];
  try {
    const pace = values.replay
      ? { pause: 0, patience: 10_000 }
      : { pause: 10_000, patience: 20_000 };
    const visit = visitorOf(browser, pace);
    for (const board of BOARD_IDS) findings.push(await checkBoard(board, visit));
  } finally {
    await browser.close();
  }
  process.stdout.write(`${boardsReport(findings)}\n`);
  for (const { board, blocked } of findings) {
    if (blocked) note(`${board} could not be looked at to the end: open it in your own browser`);
  }
  return hasFaults(findings) ? 1 : 0;
});
