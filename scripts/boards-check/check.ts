import { judge } from '../../lib/analysis/verdict.ts';
import type { OfferView } from '../../lib/answer/view.ts';
import { needsPanel } from '../../lib/answer/view.ts';
import { PROFILES } from '../../lib/boards/registry.ts';
import type { Condition } from '../../lib/offer/conditions.ts';
import type { BoardId } from '../../lib/offer/offer.ts';
import type { PageReading } from '../../lib/offer/reading.ts';
import { standInsOf } from './replay.ts';
import {
  compareSelectors,
  readWatched,
  type SelectorFinding,
  type WatchedReading,
} from './selectors.ts';

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
  /** The conditions that hold, with the place where each was found. */
  holds: string[];
  /** What was looked for and not found, whether something is lost by it or not. */
  remarks: string[];
  /** What the extension answered, in a line. */
  answer: string;
}

/** What the reader's selectors find on the pages of one kind. */
export interface KindFinding {
  kind: PageFinding['kind'];
  /** How many pages were read. */
  pages: number;
  selectors: SelectorFinding[];
}

/**
 * What was found on a board. `blocked`: a page did not come, or the site asked whether somebody is there, so that
 * nothing can be said of what was not seen.
 */
export interface BoardFinding {
  board: BoardId;
  blocked: boolean;
  pages: PageFinding[];
  /** Compared with the recorded pages; empty where nothing was read. */
  kinds: KindFinding[];
}

/** Opens a page, waits until the extension has done what it does, and tells what is seen; null where no page comes. */
export type Visit = (url: string, kind: PageFinding['kind']) => Promise<SeenPage | null>;

/** Offers that are opened of each list. */
const OFFERS = 3;

/** Opens a board's list of the network, then three of its offers, and says what still holds. */
export async function checkBoard(board: BoardId, visit: Visit): Promise<BoardFinding> {
  const pages: PageFinding[] = [];
  const seen: Record<PageFinding['kind'], WatchedReading[]> = { list: [], offer: [] };
  const look = async (url: string, kind: PageFinding['kind']): Promise<PageReading | null> => {
    const page = await visit(url, kind);
    if (!page) return null;
    const watched = readWatched(page.address, page.html);
    const { reading } = watched;
    if (isChallenged(url, page, reading)) return null;
    seen[kind].push(watched);
    pages.push(
      kind === 'list' ? listFinding(url, page, reading) : offerFinding(url, page, reading),
    );
    return reading;
  };
  const list = await look(PROFILES[board].networkList, 'list');
  const offers = list?.offers.filter(({ network }) => network).slice(0, OFFERS) ?? [];
  let blocked = list === null;
  for (const { url } of offers) {
    blocked = (await look(url, 'offer')) === null;
    if (blocked) break;
  }
  return { board, blocked, pages, kinds: kindsOf(board, seen) };
}

function kindsOf(
  board: BoardId,
  seen: Record<PageFinding['kind'], WatchedReading[]>,
): KindFinding[] {
  const standIns = standInsOf(board);
  return (['list', 'offer'] as const).flatMap((kind) => {
    // A closed offer's page has little left of its parts.
    const read = seen[kind].filter(({ reading }) => !isClosed(reading));
    const recorded = standIns[kind];
    if (!recorded || read.length === 0) return [];
    const selectors = compareSelectors(readWatched(recorded.url, recorded.html), read);
    return [{ kind, pages: read.length, selectors }];
  });
}

/** Whether anything that was looked at no longer holds, or is everywhere read from a second place. */
export function hasFaults(findings: readonly BoardFinding[]): boolean {
  return findings.some(
    ({ pages, kinds }) =>
      pages.some(({ faults }) => faults.length > 0) ||
      kinds.some((kind) =>
        kind.selectors.some(
          ({ outcome, found }) => outcome === 'falls-back' && found === kind.pages,
        ),
      ),
  );
}

/** The report, in Markdown: an issue's text, and what a person reads. */
export function boardsReport(findings: readonly BoardFinding[]): string {
  return findings
    .flatMap(({ board, blocked, pages, kinds }) => [
      `## ${PROFILES[board].name}`,
      '',
      ...(blocked
        ? [
            'A page did not come, or the site asked whether somebody is there: what follows, if anything, is all that was seen.',
            '',
          ]
        : []),
      ...pages.flatMap(({ kind, url, faults, holds, remarks, answer }) => [
        `### ${faults.length === 0 ? 'Holds' : '**No longer holds**'}: ${kind} <${url}>`,
        '',
        ...faults.map((fault) => `- **${fault}**`),
        `- answer: ${answer}`,
        ...(holds.length > 0 ? [`- holds: ${holds.join(', ')}`] : []),
        ...remarks.map((remark) => `- ${remark}`),
        '',
      ]),
      ...kinds.flatMap(selectorLines),
    ])
    .join('\n');
}

const KIND_TITLES: Record<PageFinding['kind'], string> = {
  list: 'its list',
  offer: 'its offers',
};

/** What became of each selector, in the order in which readers try them. */
function selectorLines({ kind, pages, selectors }: KindFinding): string[] {
  const having = (wanted: SelectorFinding['outcome']) =>
    selectors.filter(({ outcome }) => outcome === wanted);
  const count = ({ found }: SelectorFinding) => (pages > 1 ? ` (${found} of ${pages})` : '');
  const holding = having('holds').map((one) => `\`${one.selector}\`${count(one)}`);
  return [
    `### Selectors on ${KIND_TITLES[kind]}, compared with the recorded page`,
    '',
    ...having('falls-back').map(
      (one) =>
        `- **falls back**: \`${one.selector}\` in place of \`${one.insteadOf}\`${count(one)}`,
    ),
    ...having('gone').map(({ selector }) => `- **finds nothing any more**: \`${selector}\``),
    `- still find something: ${holding.join(', ') || 'none'}`,
    '',
  ];
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
    holds: [],
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
  const closed = isClosed(reading);
  const outcome = state?.resolution.outcome;
  return {
    kind: 'offer',
    url,
    // An offer may close between the list and the visit.
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
    holds: conditions.flatMap((one) => (one.outcome === 'passed' ? [said(one)] : [])),
    remarks: conditions.flatMap((one) =>
      one.outcome === 'passed' ? [] : [`${one.outcome}: ${said(one)}`],
    ),
    answer: closed ? 'closed' : answerOf(state),
  };
}

/** A condition, with the places where it was looked for or found. */
function said({ id, detail }: Condition): string {
  return detail ? `${id} (\`${detail}\`)` : id;
}

function isClosed({ conditions }: PageReading): boolean {
  return conditions.some(({ id, outcome }) => id === 'published' && outcome === 'failed');
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
