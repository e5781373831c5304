import { judge } from '../../lib/analysis/verdict.ts';
import type { OfferView } from '../../lib/answer/view.ts';
import { needsPanel } from '../../lib/answer/view.ts';
import { readPage } from '../../lib/boards/index.ts';
import { PROFILES } from '../../lib/boards/registry.ts';
import type { Condition } from '../../lib/offer/conditions.ts';
import type { BoardId } from '../../lib/offer/offer.ts';
import type { PageReading } from '../../lib/offer/reading.ts';
import { pageOf } from '../pages/parse.ts';

/** A page as a browser with the extension shows it. */
export interface SeenPage {
  /** Its address, after redirections. */
  address: string;
  title: string;
  /** Its document as it stands, without the extension's own elements. */
  html: string;
  /** What the extension found there; null where it says nothing. */
  state: OfferView | null;
  hasPanel: boolean;
  /** How many badges the extension has put on it. */
  badges: number;
}

/** What was found on one page of a board. */
export interface PageFinding {
  kind: 'list' | 'offer';
  url: string;
  /** What no longer holds, in sentences; empty when all does. */
  faults: string[];
  /** What was looked for, and what came of it, where that is worth a look: failed, absent, or found in a second place. */
  remarks: string[];
  /** What the extension answered, in a line. */
  answer: string;
}

/**
 * What was found on a board. `blocked`: a page did not come, or the site asked whether somebody is there, so that
 * nothing can be said of what was not seen.
 */
export interface BoardFinding {
  board: BoardId;
  blocked: boolean;
  pages: PageFinding[];
}

/** Opens a page, waits until the extension has done what it does, and tells what is seen; null where no page comes. */
export type Visit = (url: string, kind: PageFinding['kind']) => Promise<SeenPage | null>;

/** Offers that are opened of each list. */
const OFFERS = 3;

/** Opens a board's list of the network, then three of its offers, and says what still holds. */
export async function checkBoard(board: BoardId, visit: Visit): Promise<BoardFinding> {
  const { networkList } = PROFILES[board];
  const list = await visit(networkList, 'list');
  if (!list) return { board, blocked: true, pages: [] };
  const reading = readPage(pageOf(list.address, list.html));
  if (isChallenged(networkList, list, reading)) return { board, blocked: true, pages: [] };
  const pages = [listFinding(networkList, list, reading)];
  for (const { url } of reading.offers.filter(({ network }) => network).slice(0, OFFERS)) {
    const seen = await visit(url, 'offer');
    if (!seen) return { board, blocked: true, pages };
    const offer = readPage(pageOf(seen.address, seen.html));
    if (isChallenged(url, seen, offer)) return { board, blocked: true, pages };
    pages.push(offerFinding(url, seen, offer));
  }
  return { board, blocked: false, pages };
}

/** Whether anything that was looked at no longer holds. */
export function hasFaults(findings: readonly BoardFinding[]): boolean {
  return findings.some(({ pages }) => pages.some(({ faults }) => faults.length > 0));
}

/** The report, in Markdown: an issue's text, and what a person reads. */
export function boardsReport(findings: readonly BoardFinding[]): string {
  return findings
    .flatMap(({ board, blocked, pages }) => [
      `## ${PROFILES[board].name}`,
      '',
      ...(blocked
        ? [
            'A page did not come, or the site asked whether somebody is there: what follows, if anything, is all that was seen.',
            '',
          ]
        : []),
      ...pages.flatMap(({ kind, url, faults, remarks, answer }) => [
        `### ${faults.length === 0 ? 'Holds' : '**No longer holds**'}: ${kind} <${url}>`,
        '',
        ...faults.map((fault) => `- **${fault}**`),
        `- answer: ${answer}`,
        ...remarks.map((remark) => `- ${remark}`),
        '',
      ]),
    ])
    .join('\n');
}

function listFinding(url: string, { badges }: SeenPage, reading: PageReading): PageFinding {
  const { page, offers, problems } = reading;
  const network = offers.filter((offer) => offer.network).length;
  const without = (field: 'title' | 'employer' | 'datePosted' | 'reference') =>
    offers.filter((offer) => !offer[field]).length;
  const missing = (['title', 'employer', 'datePosted', 'reference'] as const).flatMap((field) =>
    without(field) > 0 ? [`${without(field)} of ${offers.length} cards have no ${field}`] : [],
  );
  return {
    kind: 'list',
    url,
    faults: [
      ...(page === 'list' ? [] : [`the page is taken for ${page} rather than a list`]),
      ...(offers.length === 0 ? ['no offer is found on it'] : []),
      ...(offers.length > 0 && network === 0
        ? ['none of its offers is known to be the network’s']
        : []),
      ...(network > 0 && badges === 0 ? ['its offers have no badge'] : []),
      ...(offers.length > 0 && without('title') === offers.length ? ['no card has a title'] : []),
    ],
    remarks: [...missing, ...problems],
    answer: `${offers.length} offers, ${network} of the network, ${badges} badges`,
  };
}

function offerFinding(
  url: string,
  { state, hasPanel }: SeenPage,
  reading: PageReading,
): PageFinding {
  const { offer, conditions } = reading;
  const closed = conditions.some(({ id, outcome }) => id === 'published' && outcome === 'failed');
  const outcome = state?.resolution.outcome;
  return {
    kind: 'offer',
    url,
    // One that has closed since the list was made is nobody's fault.
    faults: closed
      ? []
      : [
          ...(offer === null ? ['the offer cannot be read'] : []),
          ...(offer?.isWholePage
            ? ['its parts are not where they were: the whole page is read']
            : []),
          ...(state === null ? ['the extension says nothing of it'] : []),
          ...(outcome === 'not-beta' || outcome === 'unreadable'
            ? [`an offer of the network’s list is answered “${outcome}”`]
            : []),
          ...(state && needsPanel(state) && !hasPanel ? ['its panel does not come'] : []),
        ],
    remarks: conditions.flatMap(remarkOf),
    answer: closed ? 'closed' : answerOf(state),
  };
}

/** What a condition tells of a redesign: what failed, what is absent, what came from a second place. */
function remarkOf({ id, outcome, detail }: Condition): string[] {
  return outcome === 'passed' ? [] : [`${outcome}: ${id}${detail ? ` (\`${detail}\`)` : ''}`];
}

function answerOf(state: OfferView | null): string {
  if (!state) return '–';
  const { outcome, startups, incubators } = state.resolution;
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).join(', ');
  return [outcome, names(startups), names(incubators)].filter(Boolean).join(' · ');
}

function isChallenged(url: string, seen: SeenPage, reading: PageReading): boolean {
  if (reading.offer || reading.offers.length > 0) return false;
  const { address, title, html } = seen;
  // The browser does not tell the status: a challenge is known by its title, its scripts and its lack of an offer.
  const verdict = judge({ requested: url, address, status: 200, reading, title, html });
  return verdict.kind === 'obstacle' && verdict.obstacle.kind === 'challenge';
}
