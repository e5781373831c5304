import {
  attribute,
  closest,
  matches,
  parentOf,
  property,
  query,
  queryAll,
  tagOf,
  textIn,
} from '../../dom/dom.ts';
import type { ZoneName } from '../../offer/offer.ts';
import { oneLine, readText, ZoneWriter } from '../../offer/text.ts';
import {
  assembleOffer,
  attributeOf,
  baseOf,
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
import { addresses, OFFER_PATH } from './addresses.ts';
import { SUGGESTIONS } from './markup.ts';

/** Markup of the WordPress theme as captured in October 2026. */
const MAIN = 'main.main-content-single-offer';
const MISSIONS = '.strate-two-columns';

/** The zone that a heading opens; headings not listed keep the zone they stand in. */
const ZONE_OF_HEADING: readonly (readonly [RegExp, ZoneName])[] = [
  [/^(?:vos |les |la )?missions?\b/i, 'missions'],
  [/^(?:(?:le|votre|son) )?profil\b/i, 'profile'],
  [/^[ée]l[ée]ments de candidature/i, 'process'],
];

/** Choisir le service public: everything stands in the first HTML, pages load whole. */
export const readOffer: OfferReader = (page, address, conditions) => {
  const { document } = page;
  const known = query(document, MAIN);
  if (known) conditions.passed('offer-block', MAIN);
  else conditions.failed('offer-block', MAIN);
  // Under another name it still holds the offer's parts.
  const block = known ? null : query(document, MISSIONS);
  const main = known ?? (block && closest(block, 'main'));

  const heading = main && textOf(main, ['h1']);
  const shownTitle = hidden(page, 'page_name') ?? heading;
  const postings = readStructuredData(document, conditions);
  const posting = currentPosting(page, postings, shownTitle, () => true, conditions);

  let writer = new ZoneWriter(baseOf(page));
  let wholePage: WholePage | null = null;
  // In another language names are other words: the missions are read where nothing was translated.
  const original = posting?.description && isTranslated(page, 'fr') ? posting.description : null;
  if (original) readHtml(original, 'missions', writer, page);
  if (main) readMain(main, writer, original !== null);
  if (writer.position('missions')) conditions.passed('missions', MISSIONS);
  else if (!posting?.description) {
    conditions.absent('missions', MISSIONS);
    const clues = {
      title: posting?.title ?? hidden(page, 'page_name'),
      slug: OFFER_PATH.exec(page.url.pathname)?.[1] ?? null,
      others: `.about-agency, ${SUGGESTIONS}`,
    };
    wholePage = page.readWholePage?.(page, addresses, clues) ?? null;
    if (wholePage) {
      conditions.failed('whole-page', MAIN);
      writer = wholePage.writer;
    }
  } else {
    conditions.failed('missions-in-place', MISSIONS);
    readHtml(posting.description, 'missions', writer, page);
  }

  const facts = main ? factsOf(main) : new Map<string, string>();
  const offer = assembleOffer(
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
          ['attribute', main && attribute(main, 'data-reference')],
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
  return offer && { ...offer, isPublic: true };
};

/** The parts of an offer; what stands in one of them is read with it. */
const PARTS = '.strate-two-columns, .strate-accordions, ul.table';
const ABOUT = '.about-agency';

/** More parts than any offer has. */
const MAXIMUM_PARTS = 200;

/** @param isRead the missions were read elsewhere */
function readMain(main: Element, writer: ZoneWriter, isRead: boolean): void {
  const parts = [...queryAll(main, PARTS)];
  writer.cut ||= parts.length > MAXIMUM_PARTS;
  const read = new Set<Element>();
  for (const part of parts.slice(0, MAXIMUM_PARTS)) {
    const isAbout = matches(part, ABOUT);
    const around = partAround(part, read);
    read.add(part);
    // The employer's own block is read apart, wherever it stands.
    if (around && (!isAbout || matches(around, ABOUT))) continue;
    if (isAbout) {
      readText(part, 'about', writer, { readHidden: isClampedRest });
    } else if (matches(part, MISSIONS)) {
      let headings = 0;
      readText(part, 'missions', writer, {
        readHidden: isClampedRest,
        leavesOut: (element) =>
          matches(element, ABOUT) || (isRead && headings < 2 && matches(element, 'p, ul, ol')),
        opens: (element) => {
          if (tagOf(element) !== 'H2') return undefined;
          headings += 1;
          // Translated headings are known by their order.
          return isRead ? ZONES_IN_ORDER[headings - 1] : zoneOf(element);
        },
      });
    } else {
      readText(part, 'details', writer, {
        readHidden: isClampedRest,
        leavesOut: (element) => matches(element, ABOUT),
      });
    }
  }
}

/** The part that a part stands in, of those seen so far. */
function partAround(part: Element, seen: ReadonlySet<Element>): Element | null {
  for (let one = parentOf(part); one; one = parentOf(one)) if (seen.has(one)) return one;
  return null;
}

const ZONES_IN_ORDER: readonly ZoneName[] = ['missions', 'profile', 'process'];

function zoneOf(heading: Element): ZoneName | undefined {
  const title = wordsOf(heading) ?? '';
  return ZONE_OF_HEADING.find(([pattern]) => pattern.test(title))?.[1];
}

/** "Afficher la suite": the rest of a long text, hidden until asked for. */
function isClampedRest(element: Element): boolean {
  return matches(element, '.text-clamp--hiddentext');
}

/** The value of one of the page's hidden inputs. */
function hidden(page: Page, id: string): string | null {
  return attributeOf(page.document, `input#${id}`, 'value');
}

/** The header's item with this icon, without its label for screen readers. */
function labelled(main: Element, icon: 'user' | 'pin'): string | null {
  const item = query(main, `li.ic--${icon}`);
  if (!item) return null;
  const label = wordsOf(query(item, '.sr-only')) ?? '';
  const text = wordsOf(item) ?? '';
  return text.startsWith(label) ? oneLine(text.slice(label.length)) : text;
}

/** More cells than any table of facts has. */
const MAXIMUM_CELLS = 50;

/** The table of facts, by their lower-case labels with curly apostrophes. */
function factsOf(main: Element): Map<string, string> {
  const facts = new Map<string, string>();
  for (const cell of [...queryAll(main, 'ul.table li.table-cell')].slice(0, MAXIMUM_CELLS)) {
    const label = wordsOf(query(cell, 'strong'));
    const text = wordsOf(cell) ?? '';
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
  const cells = [...queryAll(main, '.salaire .offer-result')].slice(0, MAXIMUM_CELLS);
  const ranges = cells.flatMap((cell) => {
    const pay = toldIn(wordsOf(cell));
    const label = wordsOf(property(cell, 'previousElementSibling')) ?? '';
    return pay ? [{ pay, whose: /contractuels|fonctionnaires/.exec(label)?.[0] }] : [];
  });
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
  const hero = textIn(query(main, '.strate-hero-offer'), MAXIMUM_HERO);
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
