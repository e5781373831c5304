import type { Phase } from '../directory/directory.ts';
import type { ZoneName } from '../offer/offer.ts';

/** The five outcomes; an offer has exactly one. */
export const OUTCOMES = [
  'identified',
  'ambiguous',
  'unidentified',
  'not-beta',
  'unreadable',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * How sure an answer is. docs/matching.md says what each level promises, with
 * its measured precision.
 */
export type Certainty = 'certain' | 'probable' | 'possible';

/** The kinds of evidence, the strongest first in each group. */
export const EVIDENCE_KINDS = [
  // for a Startup
  'startup-link',
  'product-link',
  'repository-link',
  'mail-address',
  'name-in-title',
  'name-after-cue',
  'name-in-text',
  // for an incubator
  'incubator-link',
  'incubator-name',
  'incubator-owner',
  // for the network itself
  'board-organisation',
  'network-list',
  'network-link',
  'network-name',
  'startup-word',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * One reason, with the words that gave it. `quote` stands in the text of `zone` at `offset` (UTF-16
 * units). A link also has the `address` that it leads to. The page's own address, or a link without
 * words, is quoted itself, with a null `offset`.
 */
export interface Evidence {
  kind: EvidenceKind;
  zone: ZoneName;
  quote: string;
  offset: number | null;
  address?: string;
}

/** A Startup d'État that the offer may be for. */
export interface RankedStartup {
  id: string;
  name: string;
  /** Its page on beta.gouv.fr. */
  url: string;
  phase: Phase | null;
  /** ISO date at which the phase began. */
  phaseStart: string | null;
  /** Its product's address, when known. */
  product: string | null;
  /** Sponsors' names, acronyms where they have one. */
  sponsors: string[];
  /** Source code addresses, without scheme ("github.com/betagouv/x"). */
  repositories: string[];
  /** Address of the page that tells its impact or its figures, when known. */
  impact: string | null;
  /** Its purpose in one sentence, when a refresh brought it. */
  pitch: string | null;
  /** Its team's mail address, when a refresh brought it. */
  contact: string | null;
  /** False when the directory has dropped it. */
  listed: boolean;
  certainty: Certainty;
  /** Sum of the weights of its evidence; only comparable within one resolution. */
  score: number;
  evidence: Evidence[];
}

export interface ResolvedIncubator {
  id: string;
  name: string;
  url: string;
  /** Name of the public body that owns it, when known. */
  owner: string | null;
  /** `directory`: it is the first Startup's in the directory; `text`: the offer names it. */
  source: 'directory' | 'text';
  evidence: Evidence[];
}

/** The offer names other incubators for this Startup than the directory does. */
export interface IncubatorDisagreement {
  /** Ids named by the offer. */
  offer: string[];
  /** Ids in the directory. */
  directory: string[];
}

/** The answer for one offer: complete, and ready to be shown or sent as a message. */
export interface Resolution {
  outcome: Outcome;
  /**
   * Best first. When identified: one, or two that share the post and are both right. When
   * ambiguous: several, or a single one that is only a lead.
   */
  startups: RankedStartup[];
  incubators: ResolvedIncubator[];
  disagreement: IncubatorDisagreement | null;
  /** The reasons why the offer is the network's. */
  network: Evidence[];
  problems: string[];
  /** ISO date of the directory used. */
  directoryDate: string;
}
