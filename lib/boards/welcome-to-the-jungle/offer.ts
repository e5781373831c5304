import {
  attribute,
  matches,
  parentOf,
  property,
  query,
  queryAll,
  tagOf,
  textIn,
} from '../../dom/dom.ts';
import type { Conditions } from '../../offer/conditions.ts';
import { fold } from '../../offer/fold.ts';
import { oneLine, readText, ZoneWriter } from '../../offer/text.ts';
import {
  assembleOffer,
  attributeOf,
  baseOf,
  type Candidate,
  currentPosting,
  type OfferReader,
  type Page,
  readHtml,
  textOf,
  type WholePage,
  wordsOf,
} from '../board.ts';
import { toldIn } from '../facts.ts';
import { isoDate, readStructuredData } from '../structured-data.ts';
import { isTranslated } from '../translated.ts';
import { addresses, PATH } from './addresses.ts';
import { fitOf } from './company.ts';
import { OTHERS } from './markup.ts';

/**
 * Where an offer's parts stand, newest first. Anchors for tests, stable 2023-2026, last
 * seen true 2026-09-15; generated class names change at every release and are never used.
 */
const SELECTORS = {
  header: ['[data-testid="job-metadata-block"]'],
  title: ['[data-testid="job-metadata-block"] h2', '[data-testid="job-metadata-block"] h1'],
  missions: ['[data-testid="job-section-description"]'],
  // "profile" in a few sources of 2023.
  profile: ['[data-testid="job-section-experience"]', '[data-testid="job-section-profile"]'],
  process: ['[data-testid="job-section-process"]'],
  whole: ['#the-position-section'],
  about: ['#the-company-section'],
} as const;

const SECTIONS = ['missions', 'profile', 'process'] as const;

/** Welcome to the Jungle: a server-rendered page that a router then keeps alive. */
export const readOffer: OfferReader = (page, address, conditions) => {
  const { document } = page;
  const canonical = canonicalReference(page);
  if (canonical && canonical !== address.reference?.toLowerCase()) {
    conditions.failed('current-page', canonical);
    return null;
  }
  if (canonical) conditions.passed('current-page', 'link[rel="canonical"]');
  else conditions.absent('current-page', 'link[rel="canonical"]');
  const header = query(document, SELECTORS.header[0]);
  if (header) conditions.passed('header', SELECTORS.header[0]);
  else conditions.absent('header', SELECTORS.header[0]);
  const time = query(document, TIME) ?? query(document, 'time[datetime]');
  const datePosted = isoDate(time && attribute(time, 'datetime'));
  const shownTitle = textOf(document, SELECTORS.title) ?? titleBehind(header);
  const postings = readStructuredData(document, conditions);
  // In another language the title is no sign of whose data it is: the address and the date are.
  const [, language = null] = /^\/([a-z]{2})\//i.exec(page.url.pathname) ?? [];
  const isTold = canonical !== null && isTranslated(page, language);
  const posting = currentPosting(
    page,
    postings,
    isTold ? null : shownTitle,
    ({ url, datePosted: date }) => {
      const reference = url && referenceIn(url, page);
      const isOther = reference && reference !== address.reference?.toLowerCase();
      return !isOther && !(isTold && date && datePosted && date !== datePosted);
    },
    conditions,
  );

  let writer = new ZoneWriter(baseOf(page));
  let wholePage: WholePage | null = null;
  const originals = {
    missions: isTold ? posting?.description : null,
    profile: isTold ? posting?.qualifications : null,
    process: null,
  };
  const sections = SECTIONS.filter((zone) => {
    const section = first(document, SELECTORS[zone], header);
    note(conditions, zone, section, SELECTORS[zone]);
    const original = originals[zone];
    // Names are other words in another language: what was not translated is read in its place.
    if (original) readHtml(original, zone, writer, page);
    else if (section) readText(section, zone, writer);
    return section !== null;
  });
  if (sections.length === 0 && !originals.missions) {
    const whole = first(document, SELECTORS.whole, header);
    if (whole) {
      conditions.failed('sections', SELECTORS.whole[0]);
      // The company's own block may stand inside, and other offers.
      readText(whole, 'missions', writer, {
        leavesOut: (element) => matches(element, `${SELECTORS.about[0]}, ${OTHERS}`),
      });
    } else if (posting?.description) {
      conditions.failed('sections-in-place', SELECTORS.whole[0]);
      readHtml(posting.description, 'missions', writer, page);
      if (posting.qualifications) readHtml(posting.qualifications, 'profile', writer, page);
    } else {
      const clues = {
        title: posting?.title ?? shownTitle,
        slug: address.reference,
        others: `${SELECTORS.about[0]}, ${OTHERS}`,
      };
      wholePage = page.readWholePage?.(page, addresses, clues) ?? null;
      if (wholePage) {
        conditions.failed('whole-page', SELECTORS.whole[0]);
        writer = wholePage.writer;
      }
    }
  }
  const about = first(document, SELECTORS.about, header);
  note(conditions, 'about', about, SELECTORS.about);
  if (about) {
    readText(about, 'about', writer, { leavesOut: (element) => matches(element, OTHERS) });
  }

  return assembleOffer(
    addresses,
    page,
    address,
    {
      occupation: posting?.occupation ?? null,
      postings,
      writer,
      isWholePage: wholePage !== null,
      candidates: {
        title: [
          ['structured-data', posting?.title],
          ['attribute', shownTitle],
          ['text', wholePage?.title],
          ['attribute', openGraphTitle(page, address.organisation)],
        ],
        employer: [
          ['structured-data', posting?.employer],
          ['attribute', header && textOf(header, ['a[href*="/companies/"]'])],
        ],
        reference: [['address', address.reference]],
        // The header's words ("CDI", "Freelance") say more than schema.org's OTHER or FULL_TIME.
        contract: [fact(header, 'contract'), ['structured-data', posting?.employmentType]],
        location: [['structured-data', posting?.location], fact(header, 'location')],
        datePosted: [
          ['structured-data', posting?.datePosted],
          ['attribute', datePosted],
        ],
        salary: [fact(header, 'salary'), ['structured-data', posting?.salary]],
        remote: [fact(header, 'remote'), ['structured-data', posting?.remote]],
        experience: [fact(header, 'suitcase'), ['structured-data', posting?.experience]],
        validThrough: [['structured-data', posting?.validThrough]],
      },
    },
    conditions,
  );
};

/** The header's date; behind it, any other. */
const TIME = '[data-testid="job-metadata-block"] time[datetime]';

/**
 * The title, where it stands right behind the header's block (2026-04). The selector `block ~ h2` would look
 * through all that stands before each heading of the page.
 */
function titleBehind(header: Element | null): string | null {
  let next = header && property(header, 'nextElementSibling');
  for (let seen = 0; next && seen < MAXIMUM_PIECES; seen += 1) {
    if (tagOf(next) === 'H2') return wordsOf(next);
    next = property(next, 'nextElementSibling');
  }
  return null;
}

/** Notes a part of the offer as found or not, with the selectors that were tried. */
function note(
  conditions: Conditions,
  zone: (typeof SECTIONS)[number] | 'about',
  element: Element | null,
  selectors: readonly string[],
): void {
  const found = element && selectors.find((selector) => matches(element, selector));
  if (found) conditions.passed(zone, found);
  else conditions.absent(zone, selectors.join(', '));
}

/** No page draws a part of an offer for so many widths. */
const MAXIMUM_COPIES = 10;

/** Copies begin with the same letters; no more text of each is compared, in UTF-16 units. */
const SAME_START = 60;
const MAXIMUM_COMPARED = 20_000;

/** An element and those around it, from the inside out. */
function ancestorsOf(element: Element): Element[] {
  const around: Element[] = [];
  for (let one: Element | null = element; one; one = parentOf(one)) around.push(one);
  return around;
}

/**
 * The element that carries a part of the offer. A page drawn for two widths may hold it twice,
 * once empty or shortened: of the copies that begin alike, the one with the most text. A page may show
 * another offer beside this one: the one that stands closest to the header is this one.
 */
function first(
  document: Document,
  selectors: readonly string[],
  header: Element | null,
): Element | null {
  for (const selector of selectors) {
    const found = [...queryAll(document, selector)];
    const [element, second] = found;
    if (!element) continue;
    if (!second) return element;
    const around = new Map(header ? ancestorsOf(header).map((one, level) => [one, level]) : []);
    const copies = found.slice(0, MAXIMUM_COPIES).flatMap((copy) => {
      const text = textIn(copy, MAXIMUM_COMPARED);
      const start = fold(text).slice(0, SAME_START);
      const shared = ancestorsOf(copy).find((one) => around.has(one));
      const distance = around.get(shared as Element) ?? around.size;
      return start ? [{ copy, start, distance, length: text.length }] : [];
    });
    const [closest] = copies.sort((one, other) => one.distance - other.distance);
    if (!closest) return element;
    const alike = copies.filter(
      ({ start }) => start.startsWith(closest.start) || closest.start.startsWith(start),
    );
    return alike.reduce((one, other) => (other.length > one.length ? other : one), closest).copy;
  }
  return null;
}

/**
 * A fact of the header, found by its icon's name (an image's since 2026, an `i` before): its words without
 * their label, when the employer told any.
 */
function fact(
  header: Element | null,
  name: 'contract' | 'location' | 'salary' | 'remote' | 'suitcase',
): Candidate {
  const drawn = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const icon = header && query(header, `svg[alt="${drawn}"], i[name="${name}"]`);
  if (!icon) return ['attribute', null];
  // The words stand right behind the icon…
  let behind = '';
  let next = property(icon, 'nextSibling');
  for (let seen = 0; next && !isIcon(next) && seen < MAXIMUM_PIECES; seen += 1) {
    behind += textIn(next);
    next = property(next, 'nextSibling');
  }
  const words = oneLine(behind);
  if (words) return ['attribute', toldIn(words)];
  // … or around it.
  let parent = parentOf(icon);
  // Further up they are other facts.
  for (let level = 0; parent && level < 2; level += 1, parent = parentOf(parent)) {
    if (parent === header) break;
    const text = wordsOf(parent);
    if (text) return ['attribute', toldIn(text)];
  }
  return ['attribute', null];
}

/** A fact is in fewer pieces, and a title no further behind its block. */
const MAXIMUM_PIECES = 20;

/** The next fact's icon: what stands behind it is that one's. */
function isIcon(node: Node): boolean {
  return /^(?:i|svg)$/i.test(property(node, 'nodeName'));
}

function referenceIn(address: string, page: Page): string | null {
  try {
    return PATH.exec(new URL(address, page.url).pathname)?.[2]?.toLowerCase() ?? null;
  } catch {
    return null;
  }
}

function canonicalReference(page: Page): string | null {
  const canonical = attributeOf(page.document, 'link[rel="canonical"]', 'href');
  return canonical && referenceIn(canonical, page);
}

/** In a page's title, what parts the role, the company and the contract. */
const BETWEEN_PARTS = /\s[-–—|]\s/g;

/** "CDI à Paris", "Full-Time in Paris". */
const CONTRACT_AND_PLACE = /^(?:\S+ ){1,4}(?:à|in) \S/i;

/**
 * The role in og:title, while the header is unreadable: "Role - Company - CDI à Paris" (seen 2025-09), formerly
 * "Role - Company". The company is what its slug tells, since roles and companies have dashes too.
 */
function openGraphTitle(page: Page, organisation: string | null): string | null {
  const title = attributeOf(page.document, 'meta[property="og:title"]', 'content');
  if (!title) return null;
  const ends = Array.from(title.matchAll(BETWEEN_PARTS), ({ index }) => index);
  const partAt = (place: number) => title.slice((ends[place] ?? 0) + 3, ends[place + 1]);
  const last = ends.length - 1;
  const company = ends.findLastIndex((_, place) => fitOf(partAt(place), organisation ?? '') < 99);
  const hasContract = last > 0 && CONTRACT_AND_PLACE.test(partAt(last));
  const end = ends[company >= 0 ? company : hasContract ? last - 1 : last];
  return end ? title.slice(0, end) : title;
}
