import type { Guide } from '../guides/guide.ts';
import type { Resolution } from '../matching/resolution.ts';
import type { Condition, ProblemId } from '../offer/conditions.ts';
import type { BoardId } from '../offer/offer.ts';
import type { Profession } from '../offer/professions.ts';
import type { Status } from '../offer/status.ts';
import type { TaggingCheck } from '../tagging/check.ts';

/** Everything that the panel and the popup show of one offer. */
export interface OfferView {
  board: BoardId;
  url: string;
  /** The address alone proves that the offer is the network's. */
  networkByAddress: boolean;
  /** The offer's reference on its board, with its company's part; null when unknown. */
  reference: string | null;
  /** Null when the page could not be read. */
  offer: {
    title: string;
    employer: string | null;
    location: string | null;
    contract: string | null;
    /** The pay and the remote work, in the board's own words. */
    salary: string | null;
    remote: string | null;
    /** ISO dates: when it was posted, and its last day. */
    datePosted: string | null;
    validThrough: string | null;
    profession: Profession | null;
    status: Status | null;
    /** The offer's parts were not where the board puts them: the whole page was read. */
    isWholePage: boolean;
  } | null;
  /** All the conditions of a page that could not be read; empty when it could. */
  conditions: Condition[];
  /** The parts of the page that could not be read, whether or not there is an offer. */
  problems: ProblemId[];
  /** The answer to show: the person's choice when there is one. */
  resolution: Resolution;
  /** Repère's own answer when the person chose another one, else null. */
  automatic: Resolution | null;
  guides: Guide[];
  /** The directory is old and could not be refreshed: its facts may have changed. */
  isDirectoryOutdated: boolean;
  /** The network's rules, for its recruiters; none where the offer is not the network's. */
  checks: TaggingCheck[];
  /** The rules for Repère's own answer when the person chose another Startup, else null. */
  automaticChecks: TaggingCheck[] | null;
}

/** Whether the page says that its offer is no longer published. */
export function isClosed({ offer, problems }: Pick<OfferView, 'offer' | 'problems'>): boolean {
  return offer === null && problems.includes('published');
}

/**
 * Whether the panel shows an answer: any but "not the network's". A page that could not be read is
 * left to the popup, unless its address proves the network's offer or a person asked.
 */
export function needsPanel({ resolution, networkByAddress }: OfferView, asked = false): boolean {
  if (resolution.outcome === 'not-beta') return false;
  return resolution.outcome !== 'unreadable' || networkByAddress || asked;
}

/** Whether an answer tells facts that come from the directory: phases, incubators. */
export function tellsDirectoryFacts({ startups, incubators }: Resolution): boolean {
  return startups.length > 0 || incubators.some(({ source }) => source === 'directory');
}
