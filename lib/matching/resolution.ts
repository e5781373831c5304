import type { Phase } from '../directory/directory.ts';
import type { ZoneName } from '../offer/offer.ts';

/** Decision 4 of the design: five outcomes, never mixed up. */
export const OUTCOMES = [
  'identified',
  'ambiguous',
  'unidentified',
  'not-beta',
  'unreadable',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What each level promises, with its measured precision, is in docs/matching.md. */
export type Certainty = 'certain' | 'probable' | 'possible';

/** What kind of clue a piece of evidence is; best keys first. */
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
 * One reason, with the words that gave it. `quote` stands in the text of `zone` at
 * `offset` (UTF-16 units); a link's `address` is what it leads to, and a link without
 * words, or the page's own address, has its address as quote and `offset` null.
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
  /** What it is for, in its own words, when a refresh brought them. */
  pitch: string | null;
  /** Its team's mail address, when a refresh brought it. */
  contact: string | null;
  /** False when the directory has dropped it. */
  listed: boolean;
  certainty: Certainty;
  /** Sum of its evidence's weights; comparable within one resolution only. */
  score: number;
  evidence: Evidence[];
}

export interface ResolvedIncubator {
  id: string;
  name: string;
  url: string;
  /** Name of the public body that owns it, when known. */
  owner: string | null;
  /** The directory says it of the first Startup, or the offer's text names it. */
  source: 'directory' | 'text';
  evidence: Evidence[];
}

/** The offer names other incubators than the directory does for this Startup. */
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
   * Best first. One when identified, or two that share the post and are both right; when ambiguous
   * several, or one that is only a lead.
   */
  startups: RankedStartup[];
  incubators: ResolvedIncubator[];
  disagreement: IncubatorDisagreement | null;
  /** Why the offer is held to be the network's. */
  network: Evidence[];
  problems: string[];
  /** ISO date of the directory that answered. */
  directoryDate: string;
}
