import { PROFILES } from '../boards/registry.ts';
import { queryAll, tagOf } from '../dom/dom.ts';
import { NOTHING_TOLD, type Offer, type ZoneName } from '../offer/offer.ts';
import { type PageReading, unreadPage } from '../offer/reading.ts';
import { oneLine, readText, ZoneWriter } from '../offer/text.ts';
import { withoutBlanks } from './blanks.ts';
import type { DraftContent } from './draft.ts';
import { zoneOfHeading } from './headings.ts';
import { htmlOf } from './markdown.ts';

/**
 * The address that a draft has while it has none. It is read as one on the network's own pages,
 * since that is where it will be published.
 */
const ADDRESSES: Partial<Record<DraftContent['board'], string>> = {
  'welcome-to-the-jungle': `${PROFILES['welcome-to-the-jungle'].networkList}/brouillon`,
  'choisir-le-service-public': 'https://choisirleservicepublic.gouv.fr/offre-emploi/brouillon/',
};

const IS_HEADING = /^H[1-6]$/;

/**
 * Reads a draft as the page that it will be: the same parts, links and text, without a date and
 * without structured data, which the board adds. Blanks to fill in count as not said. The offer is
 * null while the draft has no title or no text.
 */
export function readDraft(
  { board, contract, status, title, text }: DraftContent,
  parseHtml: (html: string) => Document,
): PageReading {
  const url = ADDRESSES[board] ?? PROFILES[board].networkList;
  const reading: PageReading = {
    ...unreadPage(url),
    board,
    page: 'offer',
    networkByAddress: true,
  };
  const shownTitle = oneLine(withoutBlanks(title));
  const { body } = parseHtml(`<body>${htmlOf(withoutBlanks(text))}</body>`);
  const writer = new ZoneWriter(url);
  const zones = new Map<Element, ZoneName>();
  for (const element of queryAll(body, 'h1, h2, h3, h4, h5, h6')) {
    const zone = zoneOfHeading(element.textContent ?? '');
    if (zone) zones.set(element, zone);
  }
  readText(body, 'missions', writer, {
    opens: (element) => (IS_HEADING.test(tagOf(element)) ? zones.get(element) : undefined),
  });
  const written = writer.finish();
  if (!shownTitle || written.zones.length === 0) return reading;
  const offer: Offer = {
    board,
    url,
    organisation: null,
    ...NOTHING_TOLD,
    title: shownTitle,
    employer: null,
    reference: null,
    contract: oneLine(contract),
    zones: [{ name: 'title', text: shownTitle }, ...written.zones],
    links: written.links,
    sources: {},
    ...(status && { intendedStatus: status }),
  };
  return { ...reading, offer };
}
