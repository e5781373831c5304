import { attribute, query, textIn } from '../dom/dom.ts';
import type { Conditions } from '../offer/conditions.ts';
import { fold } from '../offer/fold.ts';
import type { ListedOffer } from '../offer/listed-offer.ts';
import type {
  BoardId,
  ComparedField,
  FieldSource,
  Offer,
  OfferFact,
  OfferField,
  StructuredDataSeen,
  ZoneName,
} from '../offer/offer.ts';
import { COMPARED_FIELDS, OFFER_FACTS, OFFER_FIELDS } from '../offer/offer.ts';
import { type PageKind, type PageReading, unreadPage } from '../offer/reading.ts';
import type { Status } from '../offer/status.ts';
import { oneLine, readText, type ZoneWriter } from '../offer/text.ts';
import type { JobPosting } from './structured-data.ts';

/** A page, as a board's reader gets it: readers use no globals. */
export interface Page {
  url: URL;
  document: Document;
  /** Parses HTML within data (a JobPosting's description) without running it. */
  parseHtml(html: string): Document;
  /**
   * Given once the page has settled: reads the whole page where the board's reader finds nothing.
   */
  readWholePage?: WholePageReader | undefined;
}

/**
 * The address against which a page's links are resolved: its own, or the one in its `base` element.
 */
export function baseOf({ url, document }: Page): string {
  const named = attributeOf(document, 'base[href]', 'href');
  const base = named && URL.parse(named, url.href)?.href;
  return base && /^https?:/.test(base) ? base : url.href;
}

/** The parts of an address that are read: those of a URL, or of a page's own `location`. */
export type PageLocation = Pick<URL, 'hostname' | 'pathname'>;

/** The facts that an address alone tells. */
export interface AddressReading {
  page: PageKind;
  /** The company's slug, on boards whose addresses carry one. */
  organisation: string | null;
  /** The offer's reference, or what identifies it in the address. */
  reference: string | null;
  /** The address alone proves the offer, or the list, to be the network's. */
  network: boolean;
}

/** A board's addresses and their meaning: loaded on every page of the boards. */
export interface BoardAddresses {
  id: BoardId;
  /** The host that serves its pages, then the hosts that redirect to it. */
  hosts: readonly [string, ...string[]];
  /** The site shows another offer without loading a page: the page may still show the last one. */
  singlePage: boolean;
  /**
   * How an offer is known to be the network's before its text is read: by its address, or by having
   * been seen in the network's own list (lib/badges/network-list.ts).
   */
  networkKnownBy: 'address' | 'list';
  /**
   * The path of every offer and every list contains one of these, in lower case: quicker to check
   * than to read an address.
   */
  parts: readonly string[];
  /** Quick: it reads no document. */
  readAddress(url: PageLocation): AddressReading;
}

/** The facts of a board that do not depend on a page. */
export interface BoardProfile {
  /** Its own name, the same in every language. */
  name: string;
  /** The address of the network's own list of offers there. */
  networkList: string;
  /**
   * Match patterns of the pages that get the watcher. The browser itself compares addresses, so
   * other pages of the site cost nothing; a site that shows offers without loading a page needs all
   * of its pages.
   */
  watched: readonly string[];
  /** Match patterns of the pages whose address alone proves them to be the network's. */
  networkPages: readonly string[];
  /** Those of them that are offers: the browser gives them their scripts without being asked. */
  networkOffers: readonly string[];
  /** The status of all its posts, where it publishes only one kind; else null. */
  usualStatus: Status | null;
}

/** The boxes of an offer on its page, as selectors: the panel must not cover them. */
export interface PanelLayout {
  /** The text, read from top to bottom: the panel goes beside it. */
  text: string;
  /** Title, facts and the employer's description, which people pass on the way to the text. */
  around: string;
  /** The buttons to apply. */
  apply: string;
}

/**
 * Reads an offer's page. Never throws because of a page: failed conditions tell what could not be
 * read, and there is no offer when too little was found.
 */
export type OfferReader = (
  page: Page,
  address: AddressReading,
  conditions: Conditions,
) => Offer | null;

/** A card of a list: its offer, and its place in the page. */
export interface ListedCard {
  offer: ListedOffer;
  /** The whole card: it holds no other offer. */
  element: Element;
  /** The link to the offer that has its title. */
  link: Element;
}

/** The result of reading a list. */
export interface ListReading {
  /** In the page's order; an offer that is shown twice has two cards. */
  cards: ListedCard[];
  /** The parts that could not be read, as sentences for people. */
  problems: string[];
}

/** Reads the cards of a board's list. */
export type ListReader = (page: Page) => ListReading;

/** An offer's title and text, read without knowing where the board puts them. */
export interface WholePage {
  title: string;
  writer: ZoneWriter;
}

/** A board's hints for reading a whole page. */
export interface WholePageClues {
  /** The offer's title from another source; null when the document's title is all there is. */
  title: string | null;
  /** The words of the title in the page's address; null when it has none. */
  slug: string | null;
  /** A selector of parts that are known not to be the offer's. */
  others: string;
}

/**
 * Reads an offer where the board's reader found none of its parts; null when there is nothing to
 * read.
 */
export type WholePageReader = (
  page: Page,
  board: BoardAddresses,
  clues: WholePageClues,
) => WholePage | null;

/** A value and its source; the first candidate with a value is used. */
export type Candidate = [source: FieldSource, value: string | null | undefined];

/** The fields and facts of an offer as lists of candidates, best first. */
export type FieldCandidates = Record<OfferField | OfferFact, Candidate[]>;

/** Everything that a board's reader found on an offer's page. */
export interface Findings {
  candidates: FieldCandidates;
  writer: ZoneWriter;
  /** The text was read from the whole page, not from its usual place. */
  isWholePage: boolean;
  /** The board's own name of the profession, when it has one. */
  occupation: string | null;
  /** All the JobPostings of the page, whatever offers they describe. */
  postings: readonly JobPosting[];
}

/** Builds an offer from candidates and zones; null without a title or without any text. */
export function assembleOffer(
  board: BoardAddresses,
  page: Page,
  address: AddressReading,
  { candidates, writer, isWholePage, occupation, postings }: Findings,
  conditions: Conditions,
): Offer | null {
  const values: Partial<Record<OfferField | OfferFact, string>> = {};
  const sources: Offer['sources'] = {};
  for (const field of [...OFFER_FIELDS, ...OFFER_FACTS]) {
    const found = candidates[field].find(([, value]) => oneLine(value));
    if (!found) continue;
    const value = fieldText(found[1], page);
    if (!value) continue;
    values[field] = value;
    sources[field] = found[0];
  }
  const written = writer.finish();
  const hasText = written.zones.some(({ name }) => TEXT_ZONES.has(name));
  if (writer.cut) conditions.failed('length');
  for (const field of OFFER_FIELDS) {
    const source = sources[field];
    if (source) conditions.passed(field, source);
    else
      conditions.failed(field, [...new Set(candidates[field].map(([tried]) => tried))].join(', '));
  }
  if (hasText) conditions.passed('text');
  else conditions.failed('text');
  if (!values.title || !hasText) return null;
  const head = [{ name: 'title' as const, text: values.title }];
  const employer = values.employer ? [{ name: 'employer' as const, text: values.employer }] : [];
  return {
    board: board.id,
    url: page.url.origin + page.url.pathname,
    organisation: address.organisation,
    title: values.title,
    employer: values.employer ?? null,
    reference: values.reference ?? null,
    contract: values.contract ?? null,
    location: values.location ?? null,
    datePosted: values.datePosted ?? null,
    occupation: oneLine(occupation),
    salary: values.salary ?? null,
    remote: values.remote ?? null,
    experience: values.experience ?? null,
    validThrough: values.validThrough ?? null,
    zones: [...head, ...employer, ...written.zones],
    links: written.links,
    sources,
    ...(isWholePage && { isWholePage }),
    structuredData: compareStructuredData(page, candidates, postings),
  };
}

/** A field's words on one line, unescaped and bounded; null when nothing is left. */
export function fieldText(value: string | null | undefined, page: Page): string | null {
  return value ? decoded(value.slice(0, MAXIMUM_FIELD), page) : null;
}

/** The longest title, employer or place that is kept, in UTF-16 units. */
const MAXIMUM_FIELD = 1_000;

/** The zones of which an offer needs at least one. */
const TEXT_ZONES = new Set<ZoneName>(['missions', 'profile', 'process']);

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,20});/i;

/** Plain text of a value whose entities were escaped once or twice too often. */
function decoded(value: string, page: Page): string | null {
  let text = value;
  for (let round = 0; round < 3 && ENTITY.test(text); round += 1) {
    text = page.parseHtml(`<body>${text.replaceAll('<', '&lt;')}</body>`).body.textContent ?? '';
  }
  return oneLine(text);
}

/** No offer's text is as long, with its markup, in UTF-16 units. */
const MAXIMUM_HTML = 500_000;

/** Writes HTML from within data, even when it was escaped once too often. */
export function readHtml(html: string, zone: ZoneName, writer: ZoneWriter, page: Page): void {
  let source = html.slice(0, MAXIMUM_HTML);
  writer.cut ||= html.length > MAXIMUM_HTML;
  // Escaped markup appears as text without elements.
  if (!/<\w/.test(source) && /&lt;\w/i.test(source)) {
    source = page.parseHtml(`<body>${source}</body>`).body.textContent ?? '';
  }
  if (!/<(?:p|br|li|div)\b/i.test(source)) source = source.replaceAll('\n', '<br>');
  if (/&amp;(?:#\d|#x|[a-z]+;)/i.test(source)) source = source.replaceAll('&amp;', '&');
  readText(page.parseHtml(`<body>${source}</body>`).body, zone, writer);
}

/**
 * Whether two titles are the same apart from case, accents, punctuation, a gender mark ("H/F") or
 * an added company.
 */
function sameTitle(first: string, second: string): boolean {
  if (first === second) return true;
  const [short = '', long = ''] = [titleKey(first), titleKey(second)].sort(
    (one, other) => one.length - other.length,
  );
  // One of them may continue with the company's name.
  return short === long || (short.length >= LONG_ENOUGH && long.startsWith(short));
}

/** Titles that share this many letters at their start are the same title with an addition. */
const LONG_ENOUGH = 12;

/** A title for comparison: without case, accents, punctuation and gender marks. */
export function titleKey(title: string): string {
  return title
    .normalize('NFD')
    .toLowerCase()
    .replace(/\(?\b[hf]\s*\/\s*[hf](?:\s*\/\s*x)?\b\)?/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * The JobPosting of this offer. A page that is updated without loading may still have the previous
 * offer's: a posting whose title differs from the shown one is stale.
 *
 * @param shownTitle the title on the page, when there is one
 */
export function currentPosting(
  page: Page,
  postings: readonly JobPosting[],
  shownTitle: string | null,
  isThisOffer: (posting: JobPosting) => boolean,
  conditions: Conditions,
): JobPosting | null {
  const fresh = postings.filter((posting) => {
    if (!posting.title || !isThisOffer(posting)) return false;
    return !shownTitle || isSame('title', posting.title, shownTitle, page);
  });
  if (fresh.length > 0) conditions.passed('structured-data-current');
  else if (postings.length > 0) conditions.failed('structured-data-current');
  return fresh[0] ?? null;
}

/** An element's text on one line, as far as a field goes; null when there is none. */
export function wordsOf(element: Node | null | undefined): string | null {
  return oneLine(textIn(element, MAXIMUM_FIELD));
}

/** The text of the first element that matches, on one line. */
export function textOf(root: ParentNode & Node, selectors: readonly string[]): string | null {
  for (const selector of selectors) {
    const text = wordsOf(query(root, selector));
    if (text) return text;
  }
  return null;
}

/** An attribute of the first element that matches and has it. */
export function attributeOf(
  root: ParentNode & Node,
  selector: string,
  name: string,
): string | null {
  const element = query(root, selector);
  return element && oneLine(attribute(element, name)?.slice(0, MAXIMUM_VALUE));
}

/** Longer attributes are neither values of an offer nor addresses, in UTF-16 units. */
const MAXIMUM_VALUE = 2_000;

/** The reading of a page that is no offer. */
export function noOffer(board: BoardAddresses | null, url: URL, page: PageKind): PageReading {
  return { ...unreadPage(url.href), board: board?.id ?? null, page };
}

/**
 * The page's structured data, beside the values that people see. Unlike the reading of the offer,
 * it includes data about another offer, since that is what has to be reported.
 *
 * @returns null when the page has no JobPosting
 */
function compareStructuredData(
  page: Page,
  candidates: FieldCandidates,
  postings: readonly JobPosting[],
): StructuredDataSeen | null {
  const seen = (field: ComparedField): string[] =>
    candidates[field].flatMap(([source, value]) => {
      const text = source === 'structured-data' ? null : fieldText(value, page);
      return text ? [text] : [];
    });
  const titles = seen('title');
  const posting =
    postings.find(({ title }) =>
      titles.some((one) => title && isSame('title', title, one, page)),
    ) ?? postings[0];
  if (!posting) return null;
  const read = (field: ComparedField) => fieldText(posting[field], page);
  const data = Object.fromEntries(COMPARED_FIELDS.map((field) => [field, read(field)])) as Record<
    ComparedField,
    string | null
  >;
  return {
    ...data,
    validThrough: posting.validThrough,
    page: Object.fromEntries(
      COMPARED_FIELDS.map((field) => [field, seen(field)[0] ?? null]),
    ) as StructuredDataSeen['page'],
    differing: COMPARED_FIELDS.filter((field) => {
      const value = data[field];
      const shown = seen(field);
      return value !== null && shown.length > 0 && !shown.some((one) => SAME[field](value, one));
    }),
  };
}

/**
 * Whether two values of a field say the same, however often either was escaped: "R&amp;amp;D" in data is
 * the "R&amp;D" that somebody typed into the title.
 */
function isSame(field: ComparedField, one: string, other: string, page: Page): boolean {
  const [first, second] = [fieldText(one, page), fieldText(other, page)];
  return first !== null && second !== null && SAME[field](first, second);
}

/** Whether two values of a field say the same: boards write them in different ways. */
const SAME: Record<ComparedField, (one: string, other: string) => boolean> = {
  title: sameTitle,
  employer: sharesWords,
  // Midnight is on different days in different time zones.
  datePosted: (one, other) => Math.abs(Date.parse(one) - Date.parse(other)) <= DAY,
  location: sharesWords,
};

const DAY = 86_400_000;

/** One says the same as the other, more briefly: "Paris" and "Paris 7e, France". */
function sharesWords(one: string, other: string): boolean {
  const [first = '', second = ''] = [fold(one), fold(other)];
  if (first.includes(second) || second.includes(first)) return true;
  const words = new Set(first.split(' ').filter((word) => word.length > 3));
  return second.split(' ').some((word) => words.has(word));
}
