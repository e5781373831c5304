import type { Guide } from '../guides/guide.ts';
import type { Resolution } from '../matching/resolution.ts';
import type { Condition, ProblemId } from '../offer/conditions.ts';
import type { BoardId } from '../offer/offer.ts';
import type { Profession } from '../offer/professions.ts';
import type { Status } from '../offer/status.ts';
import type { TaggingCheck } from '../tagging/check.ts';

/** All that the panel and the popup show of one offer. */
export interface OfferView {
  board: BoardId;
  url: string;
  /** The address alone proves that the offer is the network's. */
  networkByAddress: boolean;
  /** What identifies the offer on its board, its company's part included; null when unknown. */
  reference: string | null;
  /** Null when the page could not be read. */
  offer: {
    title: string;
    employer: string | null;
    location: string | null;
    contract: string | null;
    /** The pay and what is said of remote work, in the board's own words. */
    salary: string | null;
    remote: string | null;
    /** ISO dates: posted, and until when it stands. */
    datePosted: string | null;
    validThrough: string | null;
    profession: Profession | null;
    status: Status | null;
    /** Read as well as may be: its parts were not where the board puts them. */
    isWholePage: boolean;
  } | null;
  /** All that was looked for on a page that could not be read; empty when it was. */
  conditions: Condition[];
  /** What could not be read of the page, offer or not. */
  problems: ProblemId[];
  /** The answer to show: the person's choice when there is one. */
  resolution: Resolution;
  /** Repère's own answer when the person chose another one, else null. */
  automatic: Resolution | null;
  guides: Guide[];
  /** The directory is old, and could not be read again: its facts may have changed. */
  isDirectoryOutdated: boolean;
  /** The network's rules, for its recruiters; none where the offer is not the network's. */
  checks: TaggingCheck[];
  /** The rules on Repère's own answer when the person chose another Startup, else null. */
  automaticChecks: TaggingCheck[] | null;
}

/**
 * True when an answer is shown in the page: every one but "not the network's". A page that
 * could not be read is the popup's matter, unless its address says that it is the network's, or
 * a person asked.
 */
export function needsPanel({ resolution, networkByAddress }: OfferView, asked = false): boolean {
  if (resolution.outcome === 'not-beta') return false;
  return resolution.outcome !== 'unreadable' || networkByAddress || asked;
}

/** Whether an answer tells facts that come from the directory: phases, incubators. */
export function tellsDirectoryFacts({ startups, incubators }: Resolution): boolean {
  return startups.length > 0 || incubators.some(({ source }) => source === 'directory');
}
