import type { Startup } from '../directory/directory.ts';
import type { ZoneName } from '../offer/offer.ts';
import type { Role } from './context.ts';
import type { StartupName } from './names.ts';
import type { Evidence, EvidenceKind } from './resolution.ts';

/** One place of the offer that mentions one Startup. */
export interface Mention {
  startup: Startup;
  evidence: Evidence;
  role: Role;
  /** The name found; null for a link. */
  name: StartupName | null;
  /** The words have exactly the name's case and accents. */
  exact: boolean;
  /**
   * The words are written as a name: a coined name, or a capital where no sentence, line or
   * part of a title begins.
   */
  asName: boolean;
  /** Distance from the start of the offer's text, in UTF-16 units; 0 in the title. */
  position: number;
  /** How many other Startups are listed beside it ("A, B et C"). */
  listed: number;
  /** A compound ("LaSuite") met as separate lower-case words ("la suite"). */
  loose: boolean;
  /**
   * The words that follow the name and make it a longer one ("Mobilic Ambulances"), with the role
   * of that longer name; else null. The mention itself then has the role `aside`.
   */
  longer: { rest: string; role: Role } | null;
  /** The words around call it a Startup d'État. */
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

/** Words that join two names into one list. */
const LIST_GAP =
  /^[\s,;/&+•·*()–—-]*(?:(?:et|ou|and|ainsi que|puis)\s+)?(?:(?:d['’]|l['’]|de la|de|du|des|le|la|les)\s*)?$/i;

/** Whether the words between two names join them into one list. */
export function isListGap(between: string): boolean {
  return LIST_GAP.test(between);
}

/**
 * The position of each zone's start in the order of reading. Fixed, so that a longer zone does not
 * move the others: text without a name must not change the answer.
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
