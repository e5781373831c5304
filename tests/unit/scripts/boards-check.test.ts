import { describe, expect, test } from 'vitest';
import { answer } from '../../../lib/answer/answer.ts';
import { readPage } from '../../../lib/boards/index.ts';
import { PROFILES } from '../../../lib/boards/registry.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { BOARD_IDS, type BoardId } from '../../../lib/offer/offer.ts';
import {
  boardsReport,
  checkBoard,
  hasFaults,
  type SeenPage,
  type Visit,
} from '../../../scripts/boards-check/check.ts';
import { readWatched } from '../../../scripts/boards-check/selectors.ts';
import { pageOf } from '../../../scripts/pages/parse.ts';
import { recordedPages } from '../../../scripts/pages/recorded.ts';

const resolver = new Resolver(bundledDirectory());
const pages = recordedPages();
const pageNamed = (board: BoardId, name: string) => {
  const found = pages.find((page) => page.board === board && page.name === name);
  if (!found) throw new Error(name);
  return found;
};
const LISTS: Record<BoardId, string> = {
  'welcome-to-the-jungle': 'list-company-jobs',
  'choisir-le-service-public': 'list-network',
};
const OFFERS: Record<BoardId, string> = {
  'welcome-to-the-jungle': 'offer-name-in-title',
  'choisir-le-service-public': 'offer-name-after-cue',
};

/** Shows the board's recorded list, and its recorded offer for any of the list's offers, as the extension answers them. */
function visitOf(
  board: BoardId,
  change: (seen: SeenPage, kind: string) => SeenPage = (seen) => seen,
) {
  const visited: string[] = [];
  const visit: Visit = async (url, kind) => {
    visited.push(url);
    const { html, url: address } = pageNamed(board, kind === 'list' ? LISTS[board] : OFFERS[board]);
    const shown = kind === 'list' ? url : address;
    const state =
      kind === 'list' ? null : answer(readPage(pageOf(shown, html)), resolver, '2026-11-23');
    return change(
      {
        address: shown,
        title: 'Offres',
        html,
        state,
        hasPanel: state !== null,
        badges: kind === 'list' ? 4 : 0,
      },
      kind,
    );
  };
  return { visit, visited };
}

describe.each(BOARD_IDS)('%s', (board) => {
  test('as it was recorded, all holds; its list and three offers at most are opened', async () => {
    const { visit, visited } = visitOf(board);
    const finding = await checkBoard(board, visit);
    expect(finding.pages.flatMap(({ faults }) => faults)).toEqual([]);
    expect(hasFaults([finding])).toBe(false);
    expect(visited[0]).toBe(PROFILES[board].networkList);
    expect(visited.length).toBeGreaterThan(1);
    expect(visited.length).toBeLessThanOrEqual(4);
    expect(boardsReport([finding])).toContain(`## ${PROFILES[board].name}\n`);
    expect(boardsReport([finding])).toContain('answer: identified · ');
  });

  const offers = (change: Partial<SeenPage>) =>
    visitOf(board, (seen, kind) => (kind === 'offer' ? { ...seen, ...change } : seen)).visit;
  const list = (change: Partial<SeenPage>) =>
    visitOf(board, (seen, kind) => (kind === 'list' ? { ...seen, ...change } : seen)).visit;
  const redesigned = pageNamed(board, 'offer-redesigned').html;

  test.each<[string, Visit, RegExp]>([
    ['a list without offers', list({ html: '<main><h1>Offres</h1></main>' }), /no offer is found/],
    ['a list without badges', list({ badges: 0 }), /have no badge/],
    ['a panel that does not come', offers({ hasPanel: false }), /panel does not come/],
    ['no answer', offers({ state: null, hasPanel: false }), /says nothing of it/],
    ['an empty page', offers({ html: '<main></main>' }), /cannot be read/],
    ['a redesign', offers({ html: redesigned }), /whole page is read|cannot be read/],
  ])('%s is told', async (_, visit, fault) => {
    const finding = await checkBoard(board, visit);
    expect(finding.blocked).toBe(false);
    expect(hasFaults([finding])).toBe(true);
    expect(boardsReport([finding])).toMatch(fault);
    expect(boardsReport([finding])).toContain('**No longer holds**');
  });

  test('an offer that has closed meanwhile is nobody’s fault', async () => {
    const { html, url } = pageNamed(board, 'broken-closed-offer');
    const finding = await checkBoard(
      board,
      offers({ html, address: url, state: null, hasPanel: false }),
    );
    expect(hasFaults([finding])).toBe(false);
    expect(boardsReport([finding])).toContain('answer: closed');
  });

  test('pages that do not come say nothing of a redesign either', async () => {
    const nothing: Visit = async () => null;
    expect(await checkBoard(board, nothing)).toEqual({
      board,
      blocked: true,
      pages: [],
      kinds: [],
    });
    const { visit } = visitOf(board);
    const finding = await checkBoard(board, async (url, kind) =>
      kind === 'list' ? visit(url, kind) : null,
    );
    expect(finding).toMatchObject({ blocked: true, pages: [{ kind: 'list', faults: [] }] });
  });

  test('a site that asks whether somebody is there says nothing of a redesign', async () => {
    const finding = await checkBoard(
      board,
      list({
        title: 'Just a moment...',
        html: '<script src="https://challenges.cloudflare.com/x"></script>',
      }),
    );
    expect(finding).toEqual({ board, blocked: true, pages: [], kinds: [] });
    expect(hasFaults([finding])).toBe(false);
    expect(boardsReport([finding])).toContain('asked whether somebody is there');
  });
});

describe('selectors', () => {
  const WTTJ = 'welcome-to-the-jungle';
  const CSP = 'choisir-le-service-public';

  /** The report of a board whose pages of one kind have changed. */
  async function reportOf(board: BoardId, kind: string, change: (html: string) => string) {
    const { visit } = visitOf(board, (seen, of) => {
      if (of !== kind) return seen;
      const html = change(seen.html);
      expect(html, 'the page is another').not.toBe(seen.html);
      return { ...seen, html };
    });
    const finding = await checkBoard(board, visit);
    return { report: boardsReport([finding]), isFaulty: hasFaults([finding]) };
  }

  test.each(BOARD_IDS)('as they were recorded, those of %s find what they did', async (board) => {
    const { report } = await reportOf(board, 'list', (html) => `${html}<!-- -->`);
    expect(report).toContain('### Selectors on its offers, compared with the recorded page');
    expect(report).toContain('### Selectors on its list, compared with the recorded page');
    expect(report).toMatch(/- still find something: `/);
    expect(report).not.toMatch(/falls back|finds nothing any more/);
    expect(report, 'the conditions that hold, with their places').toMatch(/- holds: .*title \(`/);
  });

  test.each<[BoardId, string, string, (html: string) => string, string, string]>([
    [
      WTTJ,
      'offer',
      'a title of another level',
      (html) => html.replaceAll(/(<\/?)h2\b/g, '$1h1'),
      '[data-testid="job-metadata-block"] h1',
      '[data-testid="job-metadata-block"] h2',
    ],
    [
      WTTJ,
      'offer',
      'a section by its former name',
      (html) => html.replaceAll('job-section-experience', 'job-section-profile'),
      '[data-testid="job-section-profile"]',
      '[data-testid="job-section-experience"]',
    ],
    [
      CSP,
      'offer',
      'an offer’s block by another class',
      (html) => html.replaceAll('main-content-single-offer', 'offer'),
      '.strate-two-columns',
      'main.main-content-single-offer',
    ],
    [
      CSP,
      'list',
      'cards by another class',
      (html) => html.replaceAll('fr-card__title', 'fr-card__name'),
      'main :is(h2, h3, h4) a[href*="/offre-emploi/"]',
      '.fr-card--offer .fr-card__title a[href*="/offre-emploi/"]',
    ],
  ])(
    '%s, %s: %s is read from its second place, and told',
    async (board, kind, _, change, now, before) => {
      const { report, isFaulty } = await reportOf(board, kind, change);
      expect(report).toContain(`- **falls back**: \`${now}\` in place of \`${before}\``);
      expect(report).toContain(`- **finds nothing any more**: \`${before}\``);
      expect(isFaulty, 'it opens an issue before anything is lost').toBe(true);
    },
  );

  test('one offer in three that is read from a second place is told, and opens no issue', async () => {
    let offers = 0;
    const { visit } = visitOf(WTTJ, (seen, kind) => {
      if (kind === 'offer') offers += 1;
      const isOld = kind === 'offer' && offers === 2;
      return isOld
        ? { ...seen, html: seen.html.replaceAll('job-section-experience', 'job-section-profile') }
        : seen;
    });
    const finding = await checkBoard(WTTJ, visit);
    expect(boardsReport([finding])).toContain(
      '- **falls back**: `[data-testid="job-section-profile"]` in place of `[data-testid="job-section-experience"]` (1 of 3)',
    );
    expect(hasFaults([finding])).toBe(false);
  });

  test.each(BOARD_IDS)(
    '%s: where nothing matches, every selector says so, and none stands in for another',
    async (board) => {
      const { report, isFaulty } = await reportOf(
        board,
        'offer',
        () => '<main><p>Bientôt</p></main>',
      );
      expect(isFaulty).toBe(true);
      expect(report).toContain('the offer cannot be read');
      expect(report.match(/- \*\*finds nothing any more\*\*: /g)?.length).toBeGreaterThanOrEqual(2);
      expect(report).not.toContain('falls back');
    },
  );

  test('a page that was read is read as before: nothing is left watched', () => {
    const { url, html } = pageNamed(WTTJ, OFFERS[WTTJ]);
    const { querySelector } = pageOf(url, html).document;
    const { reading } = readWatched(url, html);
    expect(reading).toEqual(readPage(pageOf(url, html)));
    expect(pageOf(url, html).document.querySelector).toBe(querySelector);
  });
});
