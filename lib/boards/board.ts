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

/** A page as an adapter gets it: no global is used. */
export interface Page {
  url: URL;
  document: Document;
  /** Parses HTML that stands inside data (a JobPosting's description) without running it. */
  parseHtml(html: string): Document;
  /** Nothing more is to come: what the board's reader finds nowhere is looked for on the whole page, by this. */
  readWholePage?: WholePageReader | undefined;
}

/** The address against which a page's links are resolved: its own, or the one it names for that. */
export function baseOf({ url, document }: Page): string {
  const named = attributeOf(document, 'base[href]', 'href');
  const base = named && URL.parse(named, url.href)?.href;
  return base && /^https?:/.test(base) ? base : url.href;
}

/** What is read of an address: a URL, or a page's own `location`, which is there already. */
export type PageLocation = Pick<URL, 'hostname' | 'pathname'>;

/** What an address alone says. */
export interface AddressReading {
  page: PageKind;
  /** The company's slug, on boards whose addresses carry one. */
  organisation: string | null;
  /** The offer's reference, or what identifies it in the address. */
  reference: string | null;
  /** The address alone proves the offer, or the list, to be the network's. */
  network: boolean;
}

/** What a board's addresses mean: all that stands on every page of the boards. */
export interface BoardAddresses {
  id: BoardId;
  /** The host that serves its pages, then those that lead there. */
  hosts: readonly [string, ...string[]];
  /** The site changes offers without loading a page: what stands there may be the last one. */
  singlePage: boolean;
  /**
   * How an offer is known to be the network's before its text is read: by its address, or because
   * it was seen in the network's own list (lib/badges/network-list.ts).
   */
  networkKnownBy: 'address' | 'list';
  /**
   * One of these stands in the path of every offer and every list, in lower case: quicker to look
   * for than to read an address.
   */
  parts: readonly string[];
  /** Cheap: no document is touched. */
  readAddress(url: PageLocation): AddressReading;
}

/** What people and the background know of a board, whatever page they are on. */
export interface BoardProfile {
  /** Its own name, the same in every language. */
  name: string;
  /** The address of the network's own list of offers there. */
  networkList: string;
  /**
   * Match patterns of the pages that get the watcher. The browser itself compares addresses, so
   * that the rest of the site costs nothing at all; a site that goes from any page to an offer
   * without loading one needs all of them.
   */
  watched: readonly string[];
  /** Match patterns of the pages whose address alone says that they are the network's. */
  networkPages: readonly string[];
  /** The status of its posts where it publishes posts of one kind alone; else null. */
  usualStatus: Status | null;
}

/** A board's own boxes of its offer, by selectors: what the panel must not cover. */
export interface PanelLayout {
  /** The text that one reads from top to bottom: the panel stands beside it. */
  text: string;
  /** Title, facts, what the employer says of itself: passed once, on the way to the text. */
  around: string;
  /** What one clicks to apply. */
  apply: string;
}

/**
 * Reads an offer's page. Never throws on a page's account: what could not be read is told by the
 * conditions that failed, and there is no offer when too little was found to speak of one.
 */
export type OfferReader = (
  page: Page,
  address: AddressReading,
  conditions: Conditions,
) => Offer | null;

/** A card of a list: the offer it tells of, and where it stands in the page. */
export interface ListedCard {
  offer: ListedOffer;
  /** The whole card: no other offer stands in it. */
  element: Element;
  /** The link to the offer that carries its title. */
  link: Element;
}

/** A board's part of the reading of a list. */
export interface ListReading {
  /** In the page's order; an offer that is shown twice has two cards. */
  cards: ListedCard[];
  /** What could not be read, in sentences for people. */
  problems: string[];
}

/** Reads the cards of a board's list. */
export type ListReader = (page: Page) => ListReading;

/** An offer's title and text, read without knowing where its board puts them. */
export interface WholePage {
  title: string;
  writer: ZoneWriter;
}

/** What a board knows of a page besides where the offer's parts stand. */
export interface WholePageClues {
  /** The offer's title, from a source of its own; null: the document's title is all there is. */
  title: string | null;
  /** The words of the title in the page's address; null where it has none. */
  slug: string | null;
  /** What is known to be no part of the offer, where it is still there: a selector. */
  others: string;
}

/** Reads an offer where its board's reader found no part of it; null when no part of the page is one. */
export type WholePageReader = (
  page: Page,
  board: BoardAddresses,
  clues: WholePageClues,
) => WholePage | null;

/** A value and where it was found; the first candidate that holds a value wins. */
export type Candidate = [source: FieldSource, value: string | null | undefined];

/** The fields and facts of an offer as lists of candidates, best first. */
export type FieldCandidates = Record<OfferField | OfferFact, Candidate[]>;

/** What a board's reader found on an offer's page. */
export interface Findings {
  candidates: FieldCandidates;
  writer: ZoneWriter;
  /** The text was found on the whole page, and not where the board puts it. */
  isWholePage: boolean;
  /** The board's own name of the profession, when it has one. */
  occupation: string | null;
  /** All of the page's structured data, whatever offer it speaks of. */
  postings: readonly JobPosting[];
}

/**
 * Builds an offer from candidates and zones. Gives none when the title or the whole text
 * is missing: without them there is nothing to answer for.
 */
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

/** The most kept of a title, an employer, a place, in UTF-16 units. */
const MAXIMUM_FIELD = 1_000;

/** The zones without which there is no offer to speak of. */
const TEXT_ZONES = new Set<ZoneName>(['missions', 'profile', 'process']);

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,20});/i;

/** Plain text of a value whose entities were escaped once or twice more than they should be. */
function decoded(value: string, page: Page): string | null {
  let text = value;
  for (let round = 0; round < 3 && ENTITY.test(text); round += 1) {
    text = page.parseHtml(`<body>${text.replaceAll('<', '&lt;')}</body>`).body.textContent ?? '';
  }
  return oneLine(text);
}

/** No offer's text is as long, with its markup, in UTF-16 units. */
const MAXIMUM_HTML = 500_000;

/** Writes HTML that stands inside data, whether or not it was escaped once too often. */
export function readHtml(html: string, zone: ZoneName, writer: ZoneWriter, page: Page): void {
  let source = html.slice(0, MAXIMUM_HTML);
  writer.cut ||= html.length > MAXIMUM_HTML;
  // Escaped markup shows as text with no element around it.
  if (!/<\w/.test(source) && /&lt;\w/i.test(source)) {
    source = page.parseHtml(`<body>${source}</body>`).body.textContent ?? '';
  }
  if (!/<(?:p|br|li|div)\b/i.test(source)) source = source.replaceAll('\n', '<br>');
  if (/&amp;(?:#\d|#x|[a-z]+;)/i.test(source)) source = source.replaceAll('&amp;', '&');
  readText(page.parseHtml(`<body>${source}</body>`).body, zone, writer);
}

/**
 * Titles are the same when only case, accents, punctuation, a gender mark ("H/F") or an added
 * company differ.
 */
function sameTitle(first: string, second: string): boolean {
  if (first === second) return true;
  const [short = '', long = ''] = [titleKey(first), titleKey(second)].sort(
    (one, other) => one.length - other.length,
  );
  // One of them may go on with the company's name.
  return short === long || (short.length >= LONG_ENOUGH && long.startsWith(short));
}

/** Titles that share so many letters at their start are one title with an ending. */
const LONG_ENOUGH = 12;

/** A title as it is compared: without case, accents, punctuation and gender marks. */
export function titleKey(title: string): string {
  return title
    .normalize('NFD')
    .toLowerCase()
    .replace(/\(?\b[hf]\s*\/\s*[hf](?:\s*\/\s*x)?\b\)?/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * The structured data that speaks of this offer. A page kept alive by its router may still
 * carry the previous offer's: a posting whose title differs from the one on show is stale.
 *
 * @param shownTitle the title people see, when there is one
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

/** More of an attribute is no value of an offer, nor an address, in UTF-16 units. */
const MAXIMUM_VALUE = 2_000;

/** A complete reading for a page that is no offer. */
export function noOffer(board: BoardAddresses | null, url: URL, page: PageKind): PageReading {
  return { ...unreadPage(url.href), board: board?.id ?? null, page };
}

/**
 * What the page's structured data says beside what people see of it. Unlike the reading of the
 * offer, it also looks at data that speaks of another offer: that is what is to be told.
 *
 * @returns null when the page has no JobPosting at all
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

/** Whether two values of a field say the same: boards write them in more than one way. */
const SAME: Record<ComparedField, (one: string, other: string) => boolean> = {
  title: sameTitle,
  employer: sharesWords,
  // Midnight is not the same day everywhere.
  datePosted: (one, other) => Math.abs(Date.parse(one) - Date.parse(other)) <= DAY,
  location: sharesWords,
};

const DAY = 86_400_000;

/** One says what the other does, shorter: "Paris" and "Paris 7e, France". */
function sharesWords(one: string, other: string): boolean {
  const [first = '', second = ''] = [fold(one), fold(other)];
  if (first.includes(second) || second.includes(first)) return true;
  const words = new Set(first.split(' ').filter((word) => word.length > 3));
  return second.split(' ').some((word) => words.has(word));
}
