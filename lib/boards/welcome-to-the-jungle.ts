import type { Conditions } from '../offer/conditions.ts';
import { fold } from '../offer/fold.ts';
import { oneLine, readText, ZoneWriter } from '../offer/text.ts';
import {
  type AddressReading,
  assembleOffer,
  attributeOf,
  type BoardAddresses,
  type BoardProfile,
  type Candidate,
  currentPosting,
  fieldText,
  type ListReading,
  type OfferReader,
  type Page,
  type PanelLayout,
  readHtml,
  textOf,
} from './board.ts';
import { toldIn } from './facts.ts';
import { addressOn, cardsAround, type OfferAnchor } from './list.ts';
import { isoDate, readStructuredData } from './structured-data.ts';
import { readWholePage, type WholePage } from './whole-page.ts';

/**
 * The network's company. The public slug stands in addresses (seen October 2026); the
 * second is the same one as misspelt inside the board's data since 2022.
 */
const NETWORK_ORGANISATIONS = new Set(['communaute-beta-gouv', 'communaute-beta-gout']);

const OFFER_PATH = /^(?:\/[a-z]{2})?\/companies\/([^/]+)\/jobs\/([^/]+)\/?$/i;
/** A company's page, its list, or the search, which is of no company. */
const LIST_PATH = /^(?:\/[a-z]{2})?(?:\/companies\/([^/]+)(?:\/jobs)?|\/jobs)\/?$/i;

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
  similar: ['[data-testid="job-similar"]'],
} as const;

const SECTIONS = ['missions', 'profile', 'process'] as const;

/** Welcome to the Jungle's addresses. */
export const addresses: BoardAddresses = {
  id: 'welcome-to-the-jungle',
  hosts: ['www.welcometothejungle.com', 'welcometothejungle.com'],
  singlePage: true,
  networkKnownBy: 'address',
  parts: ['/jobs', '/companies/'],

  readAddress(url): AddressReading {
    const offer = OFFER_PATH.exec(url.pathname);
    const list = offer ? null : LIST_PATH.exec(url.pathname);
    const organisation = offer?.[1] ?? list?.[1] ?? null;
    return {
      page: offer ? 'offer' : list ? 'list' : 'other',
      organisation,
      reference: offer?.[2] ?? null,
      network: NETWORK_ORGANISATIONS.has(organisation?.toLowerCase() ?? ''),
    };
  },
};

/** What is known of Welcome to the Jungle (the network's list seen October 2026). */
export const profile: BoardProfile = {
  name: 'Welcome to the Jungle',
  networkList: 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs',
  // From any page the site goes to an offer without loading one.
  watched: ['https://www.welcometothejungle.com/*'],
  networkPages: /* @__PURE__ */ companyPages(),
  usualStatus: null,
};

/** The network's own pages and offers, in every language of the site. */
function companyPages(): string[] {
  return [...NETWORK_ORGANISATIONS].flatMap((company) =>
    ['', '/*'].flatMap((language) =>
      ['', '/*'].map(
        (rest) => `https://www.welcometothejungle.com${language}/companies/${company}${rest}`,
      ),
    ),
  );
}

/**
 * Seen on a whole page of 2025-09: a column of 908 px at most, and the company's of 392 px beside it from
 * 980 px on. Related offers, questions and answers stand below at full width: they are not the offer.
 */
export const panelLayout: PanelLayout = {
  text: '[data-testid=job-metadata-block], #the-position-section, [data-testid=job-section-description]',
  around: '[data-testid=job-metadata-block] ~ h2',
  apply: '[data-testid*=button-apply]',
};

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
  const header = document.querySelector(SELECTORS.header[0]);
  if (header) conditions.passed('header', SELECTORS.header[0]);
  else conditions.absent('header', SELECTORS.header[0]);
  const shownTitle = textOf(document, SELECTORS.title);
  const postings = readStructuredData(document, conditions);
  const posting = currentPosting(
    page,
    postings,
    shownTitle,
    ({ url }) =>
      !url ||
      referenceIn(url, page) === null ||
      referenceIn(url, page) === address.reference?.toLowerCase(),
    conditions,
  );

  let writer = new ZoneWriter(page.url.href);
  let wholePage: WholePage | null = null;
  const sections = SECTIONS.filter((zone) => {
    const section = first(document, SELECTORS[zone]);
    note(conditions, zone, section, SELECTORS[zone]);
    if (section) readText(section, zone, writer);
    return section !== null;
  });
  if (sections.length === 0) {
    const whole = first(document, SELECTORS.whole);
    if (whole) {
      conditions.failed('sections', SELECTORS.whole[0]);
      // The company's own block may stand inside.
      readText(whole, 'missions', writer, {
        leavesOut: (element) => element.matches(SELECTORS.about[0]),
      });
    } else if (posting?.description) {
      conditions.failed('sections-in-place', SELECTORS.whole[0]);
      readHtml(posting.description, 'missions', writer, page);
      if (posting.qualifications) readHtml(posting.qualifications, 'profile', writer, page);
    } else {
      wholePage = readWholePage(page, addresses, {
        title: posting?.title ?? shownTitle,
        slug: address.reference,
        others: `${SELECTORS.about[0]}, ${SELECTORS.similar[0]}`,
      });
      if (wholePage) {
        conditions.failed('whole-page', SELECTORS.whole[0]);
        writer = wholePage.writer;
      }
    }
  }
  const about = first(document, SELECTORS.about);
  note(conditions, 'about', about, SELECTORS.about);
  if (about) readText(about, 'about', writer);

  const time = document.querySelector(
    '[data-testid="job-metadata-block"] time[datetime], time[datetime]',
  );
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
          ['attribute', openGraphTitle(page)],
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
          ['attribute', isoDate(time?.getAttribute('datetime') ?? null)],
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

/** The list's cards, apart from the reader of offers: lists are given no more than they need. */
export function readList(page: Page): ListReading {
  const problems: string[] = [];
  // Each offer's own address tells whose it is: a company's page may show others' offers.
  const cards = cardsAround(offerAnchors(page)).flatMap(({ element, links }) => {
    const found = titleOf(element, links);
    const url = addressOn(addresses, links[0], page);
    const title = found && fieldText(found[1], page);
    if (!url || !title) {
      problems.push(`a card was left out: its title is missing (${url?.pathname})`);
      return [];
    }
    const { organisation, reference, network } = addresses.readAddress(url);
    return {
      element,
      link: found[0],
      offer: {
        board: addresses.id,
        url: url.origin + url.pathname,
        reference: `${organisation}/${reference}`,
        title,
        employer: fieldText(companyOf(element, organisation ?? '', found[1]), page),
        datePosted: isoDate(attributeOf(element, 'time[datetime]', 'datetime')),
        network,
      },
    };
  });
  return { cards, problems };
}

/** The links to offers that stand in a page, in its order. */
function offerAnchors(page: Page): OfferAnchor[] {
  const links = (page.document.querySelector('main') ?? page.document.body)?.querySelectorAll(
    'a[href*="/jobs/"]',
  );
  return Array.from(links ?? []).flatMap((link) => {
    const url = addressOn(addresses, link, page);
    const address = url && addresses.readAddress(url);
    return address?.page === 'offer'
      ? [{ link, key: `${address.organisation}/${address.reference}`.toLowerCase() }]
      : [];
  });
}

/**
 * The link of a card that carries its title, and the title: a heading in a link, a heading
 * beside it, a link's first line, what an empty link is called.
 */
function titleOf(card: Element, links: readonly Element[]): [link: Element, title: string] | null {
  const readers: ((link: Element) => string | null | undefined)[] = [
    (link) => link.querySelector(HEADING)?.textContent,
    (link) => link.closest(HEADING)?.textContent,
    (link) => (oneLine(link.textContent) ? card.querySelector(HEADING)?.textContent : null),
    firstLine,
    (link) => card.querySelector(HEADING)?.textContent ?? link.getAttribute('aria-label'),
  ];
  for (const reader of readers) {
    for (const link of links) {
      const title = oneLine(reader(link));
      if (title) return [link, title];
    }
  }
  return null;
}

const HEADING = 'h1, h2, h3, h4, h5, h6, [role="heading"]';

function firstLine(element: Element): string | null {
  const writer = new ZoneWriter('https://www.welcometothejungle.com');
  readText(element, 'title', writer);
  return writer.finish().zones[0]?.text.split('\n')[0] ?? null;
}

/**
 * A card's company: the words that its address is made of ("Colibri Énergie" of
 * "colibri-energie"), wherever the card has them, or those of a link to the company's page.
 */
function companyOf(card: Element, organisation: string, title: string): string | null {
  const slug = organisation.toLowerCase();
  let best: { text: string; fit: number } | null = null;
  const elements = Array.from(card.querySelectorAll('*'));
  // What holds other elements is looked at only where no plain words or picture say it.
  const leaves = elements.filter(({ firstElementChild }) => !firstElementChild);
  for (const element of [...leaves, ...elements]) {
    if (best && element.firstElementChild) break;
    const text = oneLine(element.getAttribute('alt') ?? element.textContent);
    if (!text || text.length > MAXIMUM_COMPANY || text === title) continue;
    const words = fold(text).replaceAll(' ', '-');
    // What the name has more than the address, or less, in letters; the closest is the one.
    const isOne = words === slug || words.startsWith(`${slug}-`) || slug.startsWith(`${words}-`);
    const fit = Math.abs(words.length - slug.length);
    if (isOne && fit < (best?.fit ?? MAXIMUM_DIFFERENCE)) best = { text, fit };
  }
  if (best) return best.text;
  for (const link of card.querySelectorAll('a[href*="/companies/"]:not([href*="/jobs/"])')) {
    const text = oneLine(link.textContent);
    if (text) return text;
  }
  return null;
}

/** No company's name is longer, in UTF-16 units, nor so much longer or shorter than its slug. */
const MAXIMUM_COMPANY = 120;
const MAXIMUM_DIFFERENCE = 40;

/** Notes a part of the offer as found or not, with the selectors that were tried. */
function note(
  conditions: Conditions,
  zone: (typeof SECTIONS)[number] | 'about',
  element: Element | null,
  selectors: readonly string[],
): void {
  const found = element && selectors.find((selector) => element.matches(selector));
  if (found) conditions.passed(zone, found);
  else conditions.absent(zone, selectors.join(', '));
}

/**
 * The element that carries a part of the offer. A page drawn for two widths may hold it twice,
 * once empty or shortened: the copy with the most text is the one.
 */
function first(document: Document, selectors: readonly string[]): Element | null {
  for (const selector of selectors) {
    const [element, ...copies] = document.querySelectorAll(selector);
    if (!element) continue;
    const size = (one: Element) => one.textContent?.length ?? 0;
    return copies.reduce((longest, copy) => (size(copy) > size(longest) ? copy : longest), element);
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
  const icon = header?.querySelector(
    `svg[alt="${name[0]?.toUpperCase()}${name.slice(1)}"], i[name="${name}"]`,
  );
  // The words stand right behind the icon…
  let behind = '';
  for (let one = icon?.nextSibling; one && !isIcon(one); one = one.nextSibling) {
    behind += one.textContent;
  }
  const words = oneLine(behind);
  if (words) return ['attribute', toldIn(words)];
  // … or around it.
  let parent = icon?.parentElement ?? null;
  // Further up they are other facts.
  for (let level = 0; parent && level < 2; level += 1, parent = parent.parentElement) {
    if (parent === header) break;
    const text = oneLine(parent.textContent);
    if (text) return ['attribute', toldIn(text)];
  }
  return ['attribute', null];
}

/** The next fact's icon: what stands behind it is that one's. */
function isIcon({ nodeName }: Node): boolean {
  return /^(?:i|svg)$/i.test(nodeName);
}

function referenceIn(address: string, page: Page): string | null {
  try {
    return OFFER_PATH.exec(new URL(address, page.url).pathname)?.[2]?.toLowerCase() ?? null;
  } catch {
    return null;
  }
}

function canonicalReference(page: Page): string | null {
  const canonical = attributeOf(page.document, 'link[rel="canonical"]', 'href');
  return canonical && referenceIn(canonical, page);
}

/** "Role - company" in og:title, while the header is unreadable. */
function openGraphTitle(page: Page): string | null {
  const title = attributeOf(page.document, 'meta[property="og:title"]', 'content');
  const end = title ? Math.max(title.lastIndexOf(' - '), title.lastIndexOf(' – ')) : -1;
  return title && end > 0 ? title.slice(0, end) : title;
}
