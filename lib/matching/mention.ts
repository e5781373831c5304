import type { Startup } from '../directory/directory.ts';
import type { ZoneName } from '../offer/offer.ts';
import type { Role } from './context.ts';
import type { StartupName } from './names.ts';
import type { Evidence, EvidenceKind } from './resolution.ts';

/** One place of the offer that speaks of one Startup. */
export interface Mention {
  startup: Startup;
  evidence: Evidence;
  role: Role;
  /** The name found; null for a link. */
  name: StartupName | null;
  /** The words are spelled exactly as the name is (case and accents). */
  exact: boolean;
  /**
   * The words can only be a name, or are written as one: a coined name, or words with a capital
   * that no start of a sentence, of a line or of a part of a title explains.
   */
  asName: boolean;
  /** Distance from the start of the offer's text, in UTF-16 units; 0 in the title. */
  position: number;
  /** How many other Startups are listed beside it ("A, B et C"). */
  listed: number;
  /** A compound ("LaSuite") met as separate lower-case words ("la suite"). */
  loose: boolean;
  /**
   * What follows the name and makes it another one ("Mobilic Ambulances"), with the role of that one;
   * or null. The mention itself is then aside.
   */
  longer: { rest: string; role: Role } | null;
  /** The words around call it a Startup d'État, by that word. */
  isCalledStartup: boolean;
  /** The address is a reference or a tool that many texts link to. */
  generic: boolean;
}

const LINK_KINDS = new Set<EvidenceKind>([
  'startup-link',
  'product-link',
  'repository-link',
  'mail-address',
]);

/** True for evidence found through an address. */
export function isLink(kind: EvidenceKind): boolean {
  return LINK_KINDS.has(kind);
}

/** Words between two names that make them one list. */
const LIST_GAP =
  /^[\s,;/&+•·*()–—-]*(?:(?:et|ou|and|ainsi que|puis)\s+)?(?:(?:d['’]|l['’]|de la|de|du|des|le|la|les)\s*)?$/i;

/** Whether the words between two names make them one list. */
export function isListGap(between: string): boolean {
  return LIST_GAP.test(between);
}

/**
 * Where each zone begins in the order in which an offer is read. Fixed, so that a zone that
 * grows pushes nothing away: text without a name must not change the answer.
 */
export const ZONE_STARTS: Record<ZoneName, number> = {
  title: 0,
  employer: 0,
  missions: 0,
  profile: 1_500,
  process: 2_500,
  details: 3_000,
  about: 3_000,
};
