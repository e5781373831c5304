import { BOARD_IDS } from '../../lib/offer/offer.ts';
import { boardsReport, checkBoard, hasFaults } from '../../scripts/boards-check/check.ts';
import { replayOfBoards } from '../../scripts/boards-check/replay.ts';
import { visitorOf } from '../../scripts/boards-check/visit.ts';
import { launchBrowser } from '../../scripts/browsers/launch.ts';
import { extensionFolder } from '../../scripts/extension/build.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, startStandIn, test } from '../support/test.ts';

test('the check of the boards finds on the replay that all holds, and tells a list whose markup is gone', {
  tag: ONE_BROWSER,
}, async ({ extensionBrowser }) => {
  test.setTimeout(240_000);
  const serve = replayOfBoards();
  let isRedesigned = false;
  const standIn = await startStandIn();
  const browser = await launchBrowser(extensionBrowser, {
    extensionFolder: extensionFolder(extensionBrowser),
    headless: true,
    language: 'fr',
    standIn,
    answer: (address) => {
      const answer = serve(address);
      return answer && isRedesigned ? { body: '<main><p>Bientôt</p></main>' } : answer;
    },
  });
  try {
    const visit = visitorOf(browser, { pause: 0, patience: 40_000 });
    const findings = [];
    for (const board of BOARD_IDS) findings.push(await checkBoard(board, visit));
    const report = boardsReport(findings);
    expect(hasFaults(findings), report).toBe(false);
    for (const { blocked, pages } of findings) {
      expect(blocked).toBe(false);
      expect(pages.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['list', 'offer']));
    }
    isRedesigned = true;
    const gone = await checkBoard(
      'choisir-le-service-public',
      visitorOf(browser, { pause: 0, patience: 500 }),
    );
    expect(boardsReport([gone])).toContain('no offer is found on it');
  } finally {
    await browser.close();
    await standIn.close();
  }
});
