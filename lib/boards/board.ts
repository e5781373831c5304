import { fold } from '../offer/fold.ts';
import type {
  BoardId,
  ComparedField,
  FieldSource,
  Offer,
  OfferField,
  StructuredDataSeen,
  ZoneName,
} from '../offer/offer.ts';
import { COMPARED_FIELDS, OFFER_FIELDS } from '../offer/offer.ts';
import type { PageKind, PageReading } from '../offer/reading.ts';
import { oneLine, readText, type ZoneWriter } from '../offer/text.ts';
import type { ListReading } from './list.ts';
import { type JobPosting, readStructuredData, type StructuredData } from './structured-data.ts';

/** A page as an adapter gets it: no global is used. */
export interface Page {
  url: URL;
  document: Document;
  /** Parses HTML that stands inside data (a JobPosting's description) without running it. */
  parseHtml(html: string): Document;
}

/** What an address alone says. */
export interface AddressReading {
  page: PageKind;
  /** The company's slug, on boards whose addresses carry one. */
  organisation: string | null;
  /** The offer's reference, or what identifies it in the address. */
  reference: string | null;
  /** The address alone proves the offer to be the network's. */
  network: boolean;
}

/** What a board's addresses mean: all that stands on every page of the boards. */
export interface BoardAddresses {
  id: BoardId;
  hosts: readonly string[];
  /** The site changes offers without loading a page: what stands there may be the last one. */
  singlePage: boolean;
  /** Cheap: no document is touched. */
  readAddress(url: URL): AddressReading;
}

/** One job board: what its addresses mean and how its pages are read. */
export interface Board extends BoardAddresses {
  /**
   * Reads an offer's page. Never throws on a page's account: what could not be read is
   * told in `problems`, and `offer` is null when too little was found to speak of one.
   */
  readOffer(page: Page, address: AddressReading): OfferReading;
  /** Reads a list's cards, as carefully; offers suggested beside the list are no part of it. */
  readList(page: Page): ListReading;
}

/** The adapter's part of a `PageReading`. */
export interface OfferReading {
  offer: Offer | null;
  problems: string[];
}

/** A value and where it was found; the first candidate that holds a value wins. */
export type Candidate = [source: FieldSource, value: string | null | undefined];

/** The fields of an offer as lists of candidates, best first. */
export type FieldCandidates = Record<OfferField, Candidate[]>;

/**
 * Builds an offer from candidates and zones. Gives none when the title or the whole text
 * is missing: without them there is nothing to answer for.
 */
export function assembleOffer(
  board: BoardAddresses,
  page: Page,
  address: AddressReading,
  candidates: FieldCandidates,
  writer: ZoneWriter,
  occupation: string | null,
  problems: string[],
): OfferReading {
  const values: Partial<Record<OfferField, string>> = {};
  const sources: Offer['sources'] = {};
  for (const field of OFFER_FIELDS) {
    const found = candidates[field].find(([, value]) => oneLine(value));
    if (!found) continue;
    const value = fieldText(found[1], page);
    if (!value) continue;
    values[field] = value;
    sources[field] = found[0];
  }
  const written = writer.finish();
  const hasText = written.zones.some(({ name }) => TEXT_ZONES.has(name));
  if (writer.cut)
    problems.push('the page holds more text or links than an offer does: its end was left out');
  for (const field of OFFER_FIELDS) {
    if (values[field] === undefined) problems.push(`${field} could not be read`);
  }
  if (!values.title || !hasText) {
    if (!hasText) problems.push('the offer’s text could not be read');
    return { offer: null, problems };
  }
  const head = [{ name: 'title' as const, text: values.title }];
  const employer = values.employer ? [{ name: 'employer' as const, text: values.employer }] : [];
  return {
    offer: {
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
      zones: [...head, ...employer, ...written.zones],
      links: written.links,
      sources,
      structuredData: compareStructuredData(page, candidates),
    },
    problems,
  };
}

/** A field's words on one line, unescaped and bounded; null when nothing is left. */
export function fieldText(value: string | null | undefined, page: Page): string | null {
  return value ? decodeTwice(value.slice(0, MAXIMUM_FIELD), page) : null;
}

/** The most kept of a title, an employer, a place, in UTF-16 units. */
const MAXIMUM_FIELD = 1_000;

/** The zones without which there is no offer to speak of. */
const TEXT_ZONES = new Set<ZoneName>(['missions', 'profile', 'process']);

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,20});/i;

/** Plain text of a value whose entities were escaped once more than they should be. */
export function decodeTwice(value: string, page: Page): string | null {
  let text = value;
  for (let round = 0; round < 2 && ENTITY.test(text); round += 1) {
    text = page.parseHtml(`<body>${text.replaceAll('<', '&lt;')}</body>`).body.textContent ?? '';
  }
  return oneLine(text);
}

/** Writes HTML that stands inside data, whether or not it was escaped once too often. */
export function readHtml(html: string, zone: ZoneName, writer: ZoneWriter, page: Page): void {
  let source = html;
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
export function sameTitle(first: string, second: string): boolean {
  const [short = '', long = ''] = [titleKey(first), titleKey(second)].sort(
    (one, other) => one.length - other.length,
  );
  // One of them may go on with the company's name.
  return short === long || (short.length >= LONG_ENOUGH && long.startsWith(short));
}

/** Titles that share so many letters at their start are one title with an ending. */
const LONG_ENOUGH = 12;

function titleKey(title: string): string {
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
  shownTitle: string | null,
  isThisOffer: (posting: JobPosting) => boolean,
  problems: string[],
): JobPosting | null {
  const data: StructuredData = readStructuredData(page.document);
  problems.push(...data.problems);
  const fresh = data.postings.filter((posting) => {
    if (!posting.title || !isThisOffer(posting)) return false;
    const title = decodeTwice(posting.title, page);
    return !shownTitle || (title !== null && sameTitle(title, shownTitle));
  });
  if (data.postings.length > 0 && fresh.length === 0) {
    problems.push('structured data left out: it speaks of another offer');
  }
  return fresh[0] ?? null;
}

/** The text of the first element that matches, on one line. */
export function textOf(root: ParentNode, selectors: readonly string[]): string | null {
  for (const selector of selectors) {
    const text = oneLine(root.querySelector(selector)?.textContent);
    if (text) return text;
  }
  return null;
}

/** An attribute of the first element that matches and has it. */
export function attributeOf(root: ParentNode, selector: string, name: string): string | null {
  return oneLine(root.querySelector(selector)?.getAttribute(name));
}

/** A complete reading for a page that is no offer. */
export function noOffer(board: BoardAddresses | null, url: URL, page: PageKind): PageReading {
  return {
    board: board?.id ?? null,
    page,
    url: url.href,
    offer: null,
    networkByAddress: false,
    problems: [],
    offers: [],
  };
}

/**
 * What the page's structured data says beside what people see of it. Unlike the reading of the
 * offer, it also looks at data that speaks of another offer: that is what is to be told.
 *
 * @returns null when the page has no JobPosting at all
 */
function compareStructuredData(page: Page, candidates: FieldCandidates): StructuredDataSeen | null {
  const seen = (field: ComparedField): string[] =>
    candidates[field].flatMap(([source, value]) => {
      const text = source === 'structured-data' ? null : oneLine(value);
      return text ? [text] : [];
    });
  const { postings } = readStructuredData(page.document);
  const posting =
    postings.find(({ title }) => title && seen('title').some((one) => sameTitle(title, one))) ??
    postings[0];
  if (!posting) return null;
  const read = (field: ComparedField) => posting[field] && decodeTwice(posting[field], page);
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
