import type { NewBoard } from './board.ts';

/**
 * The files of a board's reader, by their names in its folder. They read what most boards have: a
 * JobPosting in structured data, a title and a text. Selectors are to be replaced by the board's own.
 */
export function readerFiles({ id, name, host, month }: NewBoard): Record<string, string> {
  return {
    'addresses.ts': `import type { AddressReading, BoardAddresses } from '../board.ts';

/** TODO: the paths of offers and lists, with the date on which they were seen. */
const OFFER_PATH = /^\\/jobs\\/([^/]+)\\/?$/;
const LIST_PATH = /^\\/jobs\\/?$/;

/** ${name}'s addresses (seen ${month}). */
export const addresses: BoardAddresses = {
  id: '${id}',
  hosts: ['${host}'],
  // TODO: true when the site goes from one offer to the next without loading a page.
  singlePage: false,
  networkKnownBy: 'list',
  parts: ['/jobs'],

  readAddress({ pathname }): AddressReading {
    const reference = OFFER_PATH.exec(pathname)?.[1] ?? null;
    const page = reference ? 'offer' : LIST_PATH.test(pathname) ? 'list' : 'other';
    return { page, organisation: null, reference, network: false };
  },
};
`,
    'profile.ts': `import type { BoardProfile, PanelLayout } from '../board.ts';

/** What is known of ${name} (seen ${month}). */
export const profile: BoardProfile = {
  name: '${name}',
  // TODO: the address of the network's own list there.
  networkList: 'https://${host}/jobs?company=beta-gouv',
  watched: ['https://${host}/jobs*'],
  networkPages: [],
  networkOffers: [],
  usualStatus: null,
};

/** TODO: where an offer stands on the page, so that the panel does not cover it. */
export const panelLayout: PanelLayout = {
  text: '.job-text :is(h2, h3, p, li)',
  around: 'main h1, .job-company',
  apply: '.job-apply',
};
`,
    'offer.ts': `import { query } from '../../dom/dom.ts';
import { readText, ZoneWriter } from '../../offer/text.ts';
import {
  assembleOffer,
  baseOf,
  currentPosting,
  type OfferReader,
  readHtml,
  textOf,
  type WholePage,
} from '../board.ts';
import { readStructuredData } from '../structured-data.ts';
import { addresses } from './addresses.ts';

/** TODO: where an offer's parts stand, newest first, with the date on which they were seen. */
const SELECTORS = {
  title: ['main h1'],
  employer: ['.job-company'],
  text: '.job-text',
  others: '.job-suggestions',
} as const;

/** Reads an offer of ${name}: its text from the page, its fields from structured data first. */
export const readOffer: OfferReader = (page, address, conditions) => {
  const { document } = page;
  const shownTitle = textOf(document, SELECTORS.title);
  const postings = readStructuredData(document, conditions);
  const posting = currentPosting(page, postings, shownTitle, () => true, conditions);

  let writer = new ZoneWriter(baseOf(page));
  let wholePage: WholePage | null = null;
  const text = query(document, SELECTORS.text);
  if (text) {
    conditions.passed('missions', SELECTORS.text);
    readText(text, 'missions', writer);
  } else if (posting?.description) {
    conditions.failed('missions-in-place', SELECTORS.text);
    readHtml(posting.description, 'missions', writer, page);
  } else {
    conditions.absent('missions', SELECTORS.text);
    const clues = {
      title: posting?.title ?? null,
      slug: address.reference,
      others: SELECTORS.others,
    };
    wholePage = page.readWholePage?.(page, addresses, clues) ?? null;
    if (wholePage) {
      conditions.failed('whole-page', SELECTORS.text);
      writer = wholePage.writer;
    }
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
          ['text', shownTitle ?? wholePage?.title],
        ],
        employer: [
          ['structured-data', posting?.employer],
          ['text', textOf(document, SELECTORS.employer)],
        ],
        reference: [['address', address.reference]],
        contract: [['structured-data', posting?.employmentType]],
        location: [['structured-data', posting?.location]],
        datePosted: [['structured-data', posting?.datePosted]],
        salary: [['structured-data', posting?.salary]],
        remote: [['structured-data', posting?.remote]],
        experience: [['structured-data', posting?.experience]],
        validThrough: [['structured-data', posting?.validThrough]],
      },
    },
    conditions,
  );
};
`,
    'list.ts': `import { queryAll } from '../../dom/dom.ts';
import {
  attributeOf,
  baseOf,
  fieldText,
  type ListReading,
  type Page,
  textOf,
  wordsOf,
} from '../board.ts';
import { addressOn, cardsAround, offerAnchors, readEach } from '../list.ts';
import { isoDate } from '../structured-data.ts';
import { addresses } from './addresses.ts';
import { profile } from './profile.ts';

/** TODO: the links to a list's offers, with the date on which they were seen. */
const LINKS = 'main a[href*="/jobs/"]';

/** Reads the cards of a list of ${name}, apart from the reader of offers. */
export function readList(page: Page): ListReading {
  const problems: string[] = [];
  const base = baseOf(page);
  const anchors = offerAnchors(addresses, queryAll(page.document, LINKS), base, problems);
  return readEach(
    cardsAround(anchors),
    problems,
    (link) => addressOn(addresses, link, base),
    ({ element, links: [link] }, url) => {
      const title = fieldText(wordsOf(link), page);
      if (!link || !title) return null;
      return {
        element,
        link,
        offer: {
          board: addresses.id,
          url: url.origin + url.pathname,
          reference: addresses.readAddress(url).reference,
          title,
          employer: fieldText(textOf(element, ['.job-company']), page),
          datePosted: isoDate(attributeOf(element, 'time[datetime]', 'datetime')),
          network: page.url.href === profile.networkList,
        },
      };
    },
  );
}
`,
    'index.ts': `export { addresses } from './addresses.ts';
export { readList } from './list.ts';
export { readOffer } from './offer.ts';
export { panelLayout, profile } from './profile.ts';
`,
  };
}

/** The script that puts badges on the board's lists. */
export function badgesFile({ id, name }: NewBoard): string {
  return `import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readList } from '../lib/boards/${id}/list.ts';
import { startBadges } from '../lib/page/badges/start.ts';

/** The badges of lists on ${name}. */
export default defineUnlistedScript(() => startBadges('${id}', readList));
`;
}

/** The script that follows the board's offers. */
export function followerFile({ id, name }: NewBoard): string {
  return `import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readOffer } from '../lib/boards/${id}/offer.ts';
import { startFollower } from '../lib/page/start-follower.ts';

/** The follower of offers on ${name}. */
export default defineUnlistedScript(() => startFollower('${id}', readOffer));
`;
}
