import { BOARD_IDS } from '../../lib/offer/offer.ts';
import { boardsReport, checkBoard, hasFaults } from '../../scripts/boards-check/check.ts';
import { replayOfBoards } from '../../scripts/boards-check/replay.ts';
import { visitorOf } from '../../scripts/boards-check/visit.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, test } from '../support/test.ts';

test.use({ settings: null });

test('the check of the boards finds on the replay that all holds, and tells a list whose markup is gone', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  test.setTimeout(240_000);
  expect(tab.faults).toEqual([]);
  site.serveOthers(replayOfBoards());
  const visit = visitorOf(browser, { pause: 0, patience: 40_000 });
  const findings = [];
  for (const board of BOARD_IDS) findings.push(await checkBoard(board, visit));
  const report = boardsReport(findings);
  expect(hasFaults(findings), report).toBe(false);
  for (const { blocked, pages } of findings) {
    expect(blocked).toBe(false);
    expect(pages.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['list', 'offer']));
  }
  site.serveOthers(() => ({ body: '<main><p>Bientôt</p></main>' }));
  const gone = await checkBoard(
    'choisir-le-service-public',
    visitorOf(browser, { pause: 0, patience: 500 }),
  );
  expect(boardsReport([gone])).toContain('no offer is found on it');
});
