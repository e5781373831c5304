import { fold } from '../offer/fold.ts';
import type { ZoneName } from '../offer/offer.ts';
import { foldSpaces, oneLine, readText, ZoneWriter } from '../offer/text.ts';
import {
  type AddressReading,
  assembleOffer,
  attributeOf,
  type BoardAddresses,
  type BoardProfile,
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
import { addressOn, cardsAround, mainList, type OfferAnchor } from './list.ts';
import { isoDate, readStructuredData } from './structured-data.ts';
import { readWholePage, type WholePage } from './whole-page.ts';

/** Long form `<slug>-reference-<REF>`, short form `<REF>`; the slug is lossy: only titles are compared with it. */
const OFFER_PATH = /^\/offre-emploi\/(?:([^/]*)-reference-)?([^/]+)\/?$/;
const LIST_PATH = /^\/nos-offres(?:\/|$)/;

/** The filter that keeps the network's offers alone, in lists' addresses (seen 2026-11). */
const NETWORK_FILTER = '10668';

/** Markup of the WordPress theme as captured in October 2026. */
const MAIN = 'main.main-content-single-offer';
const MISSIONS = '.strate-two-columns';

/** The zone that a heading opens; headings not listed keep the zone they stand in. */
const ZONE_OF_HEADING: readonly (readonly [RegExp, ZoneName])[] = [
  [/^(?:vos |les |la )?missions?\b/i, 'missions'],
  [/^(?:(?:le|votre|son) )?profil\b/i, 'profile'],
  [/^[ée]l[ée]ments de candidature/i, 'process'],
];

/** Choisir le service public's addresses. */
export const addresses: BoardAddresses = {
  id: 'choisir-le-service-public',
  hosts: ['choisirleservicepublic.gouv.fr', 'www.choisirleservicepublic.gouv.fr'],
  singlePage: false,
  networkKnownBy: 'list',
  parts: ['/offre-emploi/', '/nos-offres'],

  readAddress(url): AddressReading {
    const reference = OFFER_PATH.exec(url.pathname)?.[2] ?? null;
    const page = reference ? 'offer' : LIST_PATH.test(url.pathname) ? 'list' : 'other';
    return {
      page,
      organisation: null,
      reference: reference && safeDecode(reference),
      network: false,
    };
  },
};

/** What is known of Choisir le service public (the network's list seen November 2026). */
export const profile: BoardProfile = {
  name: 'Choisir le service public',
  networkList: 'https://choisirleservicepublic.gouv.fr/nos-offres/filtres/organisme/10668/',
  watched: [
    'https://choisirleservicepublic.gouv.fr/offre-emploi/*',
    'https://choisirleservicepublic.gouv.fr/nos-offres/*',
  ],
  networkPages: [],
  // It publishes posts of public agents alone.
  usualStatus: 'admin',
};

/**
 * As the classes of October 2026 say: the missions in 6 of 12 columns after 2 empty ones; the facts above
 * and the employer's text below as wide as the page.
 */
export const panelLayout: PanelLayout = {
  text: '.strate-two-columns:not(.about-agency) :is(h2, h3, p, li)',
  around:
    '.strate-hero-offer :is(h1, .number, .ic, .fr-tag, .table-cell), .about-agency :is(h2, p, li), .strate-accordions :is(button, p)',
  apply: '.strate-hero-offer .fr-btn--lg',
};

/** Choisir le service public: everything stands in the first HTML, pages load whole. */
export const readOffer: OfferReader = (page, address, conditions) => {
  const { document } = page;
  const known = document.querySelector(MAIN);
  if (known) conditions.passed('offer-block', MAIN);
  else conditions.failed('offer-block', MAIN);
  // Under another name it still holds the offer's parts.
  const main = known ?? document.querySelector(MISSIONS)?.closest('main') ?? null;

  const heading = main && textOf(main, ['h1']);
  const shownTitle = hidden(page, 'page_name') ?? heading;
  const postings = readStructuredData(document, conditions);
  const posting = currentPosting(page, postings, shownTitle, () => true, conditions);

  let writer = new ZoneWriter(page.url.href);
  let wholePage: WholePage | null = null;
  if (main) readMain(main, writer);
  if (writer.position('missions')) conditions.passed('missions', MISSIONS);
  else if (!posting?.description) {
    conditions.absent('missions', MISSIONS);
    wholePage = readWholePage(page, addresses, {
      title: posting?.title ?? hidden(page, 'page_name'),
      slug: OFFER_PATH.exec(page.url.pathname)?.[1] ?? null,
      others: `.about-agency, ${SUGGESTIONS}`,
    });
    if (wholePage) {
      conditions.failed('whole-page', MAIN);
      writer = wholePage.writer;
    }
  } else {
    conditions.failed('missions-in-place', MISSIONS);
    readHtml(posting.description, 'missions', writer, page);
  }

  const facts = main ? factsOf(main) : new Map<string, string>();
  return assembleOffer(
    addresses,
    page,
    address,
    {
      occupation: hidden(page, 'content_metier'),
      postings,
      writer,
      isWholePage: wholePage !== null,
      candidates: {
        title: [
          ['structured-data', posting?.title],
          ['attribute', hidden(page, 'page_name')],
          ['text', heading ?? wholePage?.title],
        ],
        employer: [
          ['structured-data', posting?.employer],
          ['attribute', hidden(page, 'content_entite')],
          ['text', main && labelled(main, 'user')],
        ],
        reference: [
          ['attribute', main?.getAttribute('data-reference')],
          ['attribute', hidden(page, 'content_ref')],
          ['address', address.reference],
        ],
        contract: [
          ['text', facts.get('nature du contrat')],
          ['text', facts.get('nature de l’emploi')],
        ],
        location: [
          // The structured place is the department's; the page's own is the workplace.
          ['text', main && labelled(main, 'pin')],
          ['structured-data', posting?.location],
          ['attribute', hidden(page, 'content_dept')],
        ],
        datePosted: [
          ['structured-data', posting?.datePosted],
          ['attribute', publicationDate(page)],
        ],
        salary: [
          ['text', main && payOf(main)],
          ['structured-data', posting?.salary],
        ],
        remote: [
          ['text', remoteWork(facts.get('télétravail possible') ?? facts.get('télétravail'))],
          ['structured-data', posting?.remote],
        ],
        experience: [
          ['text', toldIn(facts.get('expérience souhaitée') ?? facts.get('expérience') ?? null)],
          ['structured-data', posting?.experience],
        ],
        validThrough: [
          ['structured-data', posting?.validThrough],
          ['text', main && lastDay(main)],
        ],
      },
    },
    conditions,
  );
};

/** The list's cards, apart from the reader of offers: lists are given no more than they need. */
export function readList(page: Page): ListReading {
  const network = isNetworkList(page.url);
  const problems: string[] = [];
  const places = LIST_LINKS.map((selector) => offerAnchors(page, selector));
  const index = places.findIndex((anchors) => anchors.length > 0);
  if (index > 0) problems.push(`the cards (${LIST_LINKS[0]}) are missing: they were looked for`);
  const found = cardsAround(places[index] ?? []);
  // Where cards are not marked as the list's own, the longest list is the one.
  const cards = index > 0 ? mainList(found) : found;
  return {
    problems,
    cards: cards.flatMap(({ element, links }) => {
      const [link] = links;
      const url = link && offerUrl(link, page);
      const title = fieldText(link?.textContent, page);
      if (!link || !url || !title) {
        problems.push(`a card was left out: its title is missing (${url?.pathname})`);
        return [];
      }
      return {
        element,
        link,
        offer: {
          board: addresses.id,
          url: url.origin + url.pathname,
          reference: addresses.readAddress(url).reference,
          title,
          employer: fieldText(employerOf(element), page),
          datePosted: onlineSince(element),
          network,
        },
      };
    }),
  };
}

/**
 * The links to a list's offers, newest markup first (cards seen 2026-10), then wherever a
 * redesign may put them.
 */
const LIST_LINKS = [
  '.fr-card--offer .fr-card__title a[href*="/offre-emploi/"]',
  'main :is(h2, h3, h4) a[href*="/offre-emploi/"]',
  'main a[href*="/offre-emploi/"]',
] as const;

/** Offers "recommended for you", on whatever page. */
const SUGGESTIONS = '.strate-cards-list';

function offerAnchors(page: Page, selector: string): OfferAnchor[] {
  return Array.from(page.document.querySelectorAll(selector)).flatMap((link) => {
    const url = link.closest(SUGGESTIONS) ? null : offerUrl(link, page);
    const key = url && addresses.readAddress(url).reference;
    return key ? [{ link, key }] : [];
  });
}

/** A link's address when it leads to an offer of this board, or null. */
function offerUrl(link: Element, page: Page): URL | null {
  const url = addressOn(addresses, link, page);
  return url && OFFER_PATH.test(url.pathname) ? url : null;
}

/** A card's item with the label "Employeur : " for screen readers. */
function employerOf(card: Element): string | null {
  for (const label of card.querySelectorAll('.sr-only, .fr-sr-only')) {
    const words = oneLine(label.textContent) ?? '';
    if (!/^employeur/i.test(words)) continue;
    const text = oneLine(label.parentElement?.textContent) ?? '';
    if (text.startsWith(words)) return text.slice(words.length);
  }
  return null;
}

/** "En ligne depuis le 21 octobre 2026" on a card, as an ISO date. */
function onlineSince(card: Element): string | null {
  const text = oneLine(card.textContent) ?? '';
  const [, day = '', name = '', year] =
    /depuis le (\d{1,2})(?:er)? ([\p{L}]{3,9}) (\d{4})/iu.exec(text) ?? [];
  const month = MONTHS.indexOf(fold(name)) + 1;
  return month === 0 ? null : isoDate(`${day}/${month}/${year}`);
}

const MONTHS =
  /* @__PURE__ */ 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(
    ' ',
  );

function readMain(main: Element, writer: ZoneWriter): void {
  for (const block of main.querySelectorAll('.strate-two-columns, .strate-accordions, ul.table')) {
    if (block.matches('.about-agency')) {
      readText(block, 'about', writer, { readHidden: isClampedRest });
    } else if (block.matches('.strate-two-columns')) {
      readText(block, 'missions', writer, {
        readHidden: isClampedRest,
        leavesOut: (element) => element.matches('.about-agency'),
        opens: (element) => {
          if (element.tagName.toUpperCase() !== 'H2') return undefined;
          const title = oneLine(element.textContent) ?? '';
          return ZONE_OF_HEADING.find(([pattern]) => pattern.test(title))?.[1];
        },
      });
    } else {
      readText(block, 'details', writer, { readHidden: isClampedRest });
    }
  }
}

/** "Afficher la suite": the rest of a long text, hidden until asked for. */
function isClampedRest(element: Element): boolean {
  return element.classList.contains('text-clamp--hiddentext');
}

/** The value of one of the page's hidden inputs. */
function hidden(page: Page, id: string): string | null {
  return attributeOf(page.document, `input#${id}`, 'value');
}

/** The header's item with this icon, without its label for screen readers. */
function labelled(main: Element, icon: 'user' | 'pin'): string | null {
  const item = main.querySelector(`li.ic--${icon}`);
  if (!item) return null;
  const label = oneLine(item.querySelector('.sr-only')?.textContent) ?? '';
  const text = oneLine(item.textContent) ?? '';
  return text.startsWith(label) ? oneLine(text.slice(label.length)) : text;
}

/** The table of facts, by their lower-case labels with curly apostrophes. */
function factsOf(main: Element): Map<string, string> {
  const facts = new Map<string, string>();
  for (const cell of main.querySelectorAll('ul.table li.table-cell')) {
    const label = oneLine(cell.querySelector('strong')?.textContent);
    const text = foldSpaces(cell.textContent ?? '').trim();
    if (!label || !text.startsWith(label)) continue;
    facts.set(label.toLowerCase().replaceAll("'", '’'), text.slice(label.length).trim());
  }
  return facts;
}

/**
 * The pay's cell has a range for each of two kinds of person, each behind its label, "Non renseignée" where
 * nothing was told (seen 2026-10).
 */
function payOf(main: Element): string | null {
  const ranges = Array.from(main.querySelectorAll('.salaire .offer-result'), (range) => {
    const whose = /contractuels|fonctionnaires/.exec(
      range.previousElementSibling?.textContent ?? '',
    );
    return { pay: toldIn(oneLine(range.textContent)), whose: whose?.[0] };
  }).filter(({ pay }) => pay !== null);
  const [first, second] = ranges;
  if (!second || first?.pay === second.pay) return first?.pay ?? null;
  return ranges.map(({ pay, whose }) => (whose ? `${pay} (${whose})` : pay)).join(', ');
}

/** The cell says "Oui" or "Non" behind its label, "Télétravail possible". */
function remoteWork(cell: string | undefined): string | null {
  const told = toldIn(cell ?? null);
  if (told && /^oui$/i.test(told)) return 'Télétravail possible';
  if (told && /^non$/i.test(told)) return 'Pas de télétravail';
  return told;
}

/** "Date limite de candidature : 01/11/2026" below the button (seen 2026-10). */
function lastDay(main: Element): string | null {
  const hero = main.querySelector('.strate-hero-offer')?.textContent?.slice(0, MAXIMUM_HERO) ?? '';
  return isoDate(
    /date limite de candidature\s*:\s*(\d{1,2}\/\d{1,2}\/\d{4})/i.exec(hero)?.[1] ?? null,
  );
}

/** No header of an offer is longer, in UTF-16 units. */
const MAXIMUM_HERO = 20_000;

function publicationDate(page: Page): string | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) =>
    hidden(page, `content_startPublicationDate_${part}`),
  );
  return day && month && year ? isoDate(`${day}/${month}/${year}`) : null;
}

/**
 * Filters stand in the address as pairs of key and value; the list is the network's when each
 * "organisme" of it is.
 */
function isNetworkList(url: URL): boolean {
  const [, filters = ''] = url.pathname.split('/filtres/');
  const parts = filters.split('/');
  const bodies = parts.filter((_, index) => index % 2 === 1 && parts[index - 1] === 'organisme');
  return bodies.length > 0 && bodies.every((body) => body === NETWORK_FILTER);
}

function safeDecode(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}
