import type { Status } from './statuses.ts';

/**
 * An offer of employment as read from a job board's page. Field names are those of schema.org's
 * JobPosting where it has one (title, datePosted, employer for hiringOrganization). Nothing in this
 * file depends on a board, a browser or the directory.
 */

/** The job boards that Repère reads; also the `board` of the inspect command. */
export const BOARD_IDS = ['welcome-to-the-jungle', 'choisir-le-service-public'] as const;
export type BoardId = (typeof BOARD_IDS)[number];

/**
 * The parts of an offer, by purpose. `about` is the employer's description of itself, which is the
 * same on all its offers; `details` are the board's facts and accordions (contract, conditions).
 */
export const ZONE_NAMES = [
  'title',
  'employer',
  'missions',
  'profile',
  'process',
  'details',
  'about',
] as const;
export type ZoneName = (typeof ZONE_NAMES)[number];

/** The whole text of one zone: lines are separated by "\n", white space is folded. */
export interface OfferZone {
  name: ZoneName;
  text: string;
}

/**
 * A link in the offer's text; its words start at `offset` in the text of its zone, in UTF-16 units.
 */
export interface OfferLink {
  /** Absolute address; only http, https and mailto are kept. */
  address: string;
  text: string;
  zone: ZoneName;
  offset: number;
}

/** The fields that are read one by one; each has its own source. */
export const OFFER_FIELDS = [
  'title',
  'employer',
  'reference',
  'contract',
  'location',
  'datePosted',
] as const;
export type OfferField = (typeof OFFER_FIELDS)[number];

/** Fields that many offers leave out, which is not a problem; each has its own source too. */
export const OFFER_FACTS = ['salary', 'remote', 'experience', 'validThrough'] as const;
export type OfferFact = (typeof OFFER_FACTS)[number];

/** The sources of a field's value, the best first. */
export type FieldSource = 'structured-data' | 'attribute' | 'text' | 'address';

/** The fields in which structured data and the page are compared. */
export const COMPARED_FIELDS = ['title', 'employer', 'datePosted', 'location'] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** The values of the page's structured data, to compare with those that people see on the page. */
export interface StructuredDataSeen extends Record<ComparedField, string | null> {
  /** ISO date of the last day of publication. */
  validThrough: string | null;
  page: Record<ComparedField, string | null>;
  /** The fields whose values contradict the page. */
  differing: ComparedField[];
}

export interface Offer {
  board: BoardId;
  /** The page's address, without query and fragment. */
  url: string;
  /** The board's company slug when the address carries one (Welcome to the Jungle), else null. */
  organisation: string | null;
  title: string;
  employer: string | null;
  reference: string | null;
  /** The contract in the board's own words ("CDI", "Freelance", "Emploi ouvert aux titulaires…"). */
  contract: string | null;
  location: string | null;
  /** ISO date, yyyy-mm-dd. */
  datePosted: string | null;
  /** The profession as the board calls it, when given. */
  occupation: string | null;
  /** The pay in the board's own words ("42K à 60K €"), or written in French from its figures. */
  salary: string | null;
  /** Remote work in the board's own words ("Télétravail fréquent"). */
  remote: string | null;
  /** The required experience in the board's own words ("> 4 ans", "Débutant"). */
  experience: string | null;
  /** ISO date of the last day of publication or of applications. */
  validThrough: string | null;
  /** In reading order; each name at most once, no text empty. */
  zones: OfferZone[];
  links: OfferLink[];
  sources: Partial<Record<OfferField | OfferFact, FieldSource>>;
  /** The board only has public employers, so this one is not a company, whatever its name. */
  isPublic?: true | undefined;
  /** The status that a draft's author chose; absent on pages, where contract and text tell it. */
  intendedStatus?: Status | undefined;
  /** The offer's parts were not in their usual places: the whole page was read instead. */
  isWholePage?: true | undefined;
  /** Null when the page has no structured data; absent when no page was read. */
  structuredData?: StructuredDataSeen | null | undefined;
}

/** The values of the fields that a title or a preview does not give. */
export const NOTHING_TOLD = {
  contract: null,
  location: null,
  datePosted: null,
  occupation: null,
  salary: null,
  remote: null,
  experience: null,
  validThrough: null,
} as const satisfies Partial<Offer>;

/** The text of one of an offer's zones; empty when it has none. */
export function zoneText(offer: Offer, zone: ZoneName): string {
  return offer.zones.find(({ name }) => name === zone)?.text ?? '';
}
