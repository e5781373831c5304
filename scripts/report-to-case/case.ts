import { FAULTS, type Fault, type Line } from '../../lib/feedback/feedback.ts';
import { idOf, reasonOf, valuesOf } from '../../lib/feedback/parse.ts';
import { BOARD_IDS, type BoardId } from '../../lib/offer/offer.ts';
import { ScriptError } from '../console/script.ts';
import { skeletonOf } from './skeleton.ts';

/** What must come of a reported offer; what is left out is not compared. */
export interface ReportedAnswer {
  outcome?: string;
  /** Never this outcome. */
  outcomeNot?: string;
  /** The Startups' ids, all of them. */
  startups?: string[];
  /** Ids of which none may be the answer. */
  startupsNot?: string[];
  /** Ids of incubators that must be among those named. */
  incubators?: string[];
  profession?: string;
}

/** The facts of a reported case, as its JSON file holds them. */
export interface ReportedFacts {
  board: BoardId;
  url: string;
  /** What the person said was wrong. */
  fault: Fault;
  /** The extension and browser that answered, and the directory's day. */
  versions: string | null;
  directory: string | null;
  /** ISO date on which the case was made: some rules depend on the day. */
  today: string;
  expected: ReportedAnswer;
}

/** A test made of a report. */
export interface ReportedCase {
  /** Its files' name, without ending. */
  name: string;
  html: string;
  facts: ReportedFacts;
  /** A name for lib/matching/data/aliases.json, where the report says that it is one. */
  alias: Alias | null;
}

/** A line of lib/matching/data/aliases.json. */
export interface Alias {
  name: string;
  startup: string;
  why: string;
}

/** An address for a report whose own was taken out; the boards' readers know an offer by it. */
const STAND_IN_ADDRESSES: Record<BoardId, string> = {
  'welcome-to-the-jungle':
    'https://www.welcometothejungle.com/fr/companies/entreprise/jobs/offre-signalee_paris',
  'choisir-le-service-public':
    'https://choisirleservicepublic.gouv.fr/offre-emploi/offre-signalee-reference-2026-1000000/',
};

/**
 * Makes a test of a report: the smallest page of its board that holds the words it quotes, and what is to be
 * answered there.
 *
 * @param today ISO date
 * @throws ScriptError that says which line is missing, or what to do with a report that cannot be one
 */
export function caseOf(lines: readonly Line[], today: string): ReportedCase {
  const first = (field: Line['field']) => valuesOf(lines, field)[0] ?? null;
  const fault = FAULTS.find((one) => one === first('fault'));
  if (!fault) throw new ScriptError('the report has no line "fault: …" that says what is wrong');
  const board = BOARD_IDS.find((one) => one === first('board'));
  if (!board)
    throw new ScriptError(`the report has no line "board: …" with one of ${BOARD_IDS.join(', ')}`);
  if (fault === 'unread-page') {
    throw new ScriptError(
      `a page that could not be read needs the page itself: save ${first('page') ?? 'it'} and add it to tests/pages/${board} (tests/pages/README.md). What failed: ${
        valuesOf(lines, 'condition')
          .filter((one) => one.startsWith('failed'))
          .join('; ') || 'the report does not say'
      }`,
    );
  }
  const expected = expectedOf(fault, lines);
  const words = first('words');
  const reasons = valuesOf(lines, 'because').flatMap((value) => reasonOf(value) ?? []);
  const url = addressOf(first('page'), board);
  const subject = expected.startups?.[0] ?? expected.incubators?.[0] ?? expected.startupsNot?.[0];
  return {
    name: [fault, subject ?? referenceOf(url)].join('-').replace(/[^a-z\d-]+/g, '-'),
    html: skeletonOf(board, {
      url,
      title: first('title') ?? 'Offre signalée',
      employer: first('employer'),
      sentences: [
        ...(words ? [{ zone: 'missions', text: words, address: null }] : []),
        ...reasons.map(({ zone, quote, address }) => ({ zone, text: quote, address })),
      ],
    }),
    facts: {
      board,
      url,
      fault,
      versions: first('versions'),
      directory: first('directory'),
      today,
      expected,
    },
    alias: aliasOf(lines, words, expected),
  };
}

/** @throws ScriptError where nothing in the report says what would be right */
function expectedOf(fault: Exclude<Fault, 'unread-page'>, lines: readonly Line[]): ReportedAnswer {
  const ids = (field: Line['field']) => valuesOf(lines, field).map(idOf);
  const right = ids('right-startup');
  switch (fault) {
    case 'wrong-startup':
    case 'missing-startup':
      if (right.length > 0) return { outcome: 'identified', startups: right };
      if (fault === 'wrong-startup' && ids('startup').length > 0) {
        return { startupsNot: ids('startup') };
      }
      throw new ScriptError(
        'the report names neither the right Startup nor the wrong one: add a line "right-startup: ID"',
      );
    case 'missed-network':
      if (right.length > 0) return { outcome: 'identified', startups: right };
      return { outcomeNot: 'not-beta' };
    case 'not-network':
      return { outcome: 'not-beta' };
    case 'wrong-incubator': {
      const incubators = ids('right-incubator');
      if (incubators.length > 0) return { incubators };
      throw new ScriptError(
        'the report does not name the right incubator: add a line "right-incubator: ID"',
      );
    }
    case 'wrong-guide': {
      const [profession] = valuesOf(lines, 'right-profession');
      if (profession) return { profession };
      throw new ScriptError(
        'the report does not name the right profession: add a line "right-profession: NAME"',
      );
    }
  }
}

/** @throws ScriptError when the words cannot be a name */
function aliasOf(
  lines: readonly Line[],
  words: string | null,
  { startups = [] }: ReportedAnswer,
): Alias | null {
  const [startup] = startups;
  if (valuesOf(lines, 'alias')[0] !== 'yes' || !words || startup === undefined) return null;
  if (words.length > 60) {
    throw new ScriptError(
      `"${words}" is a sentence rather than a name: shorten the line "words: …"`,
    );
  }
  return { name: words, startup, why: 'reported by a reader of the offer' };
}

/** The report's address where it is one of an offer, else one that stands for it. */
function addressOf(page: string | null, board: BoardId): string {
  return page !== null && URL.canParse(page) ? page : STAND_IN_ADDRESSES[board];
}

function referenceOf(url: string): string {
  return new URL(url).pathname.split('/').findLast((part) => part !== '') ?? 'offer';
}
