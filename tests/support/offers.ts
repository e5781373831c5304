import { NOTHING_TOLD, type Offer, type OfferLink, type ZoneName } from '../../lib/offer/offer.ts';
import type { PageReading } from '../../lib/offer/reading.ts';

/** What a test says of its offer; everything else is plain. */
export interface OfferSketch {
  title?: string;
  employer?: string;
  board?: Offer['board'];
  contract?: string | null;
  isPublic?: true;
  zones?: Partial<Record<ZoneName, string>>;
  /** Address, and the words of the zone's text that carry it. */
  links?: [address: string, words: string, zone?: ZoneName][];
}

/** An offer as a board's reader would give it. */
export function offerOf({
  title = 'Développeuse ou développeur',
  employer = 'Un employeur public',
  board = 'choisir-le-service-public',
  contract = null,
  isPublic,
  zones = {},
  links = [],
}: OfferSketch): Offer {
  const all: Partial<Record<ZoneName, string>> = { title, employer, ...zones };
  return {
    board,
    url: 'https://choisirleservicepublic.gouv.fr/offre-emploi/2026-1/',
    organisation: null,
    ...NOTHING_TOLD,
    title,
    employer,
    reference: '2026-1',
    contract,
    location: 'Paris',
    datePosted: '2026-10-02',
    zones: Object.entries(all).map(([name, text]) => ({ name: name as ZoneName, text })),
    links: links.map(([address, text, zone = 'missions']): OfferLink => {
      const offset = (all[zone] ?? '').indexOf(text);
      if (offset < 0) throw new Error(`« ${text} » does not stand in ${zone}`);
      return { address, text, zone, offset };
    }),
    sources: {},
    ...(isPublic && { isPublic }),
  };
}

/** The reading of a page that holds this offer. */
export function readingOf(sketch: OfferSketch, networkByAddress = false): PageReading {
  const offer = offerOf(sketch);
  return {
    board: offer.board,
    page: 'offer',
    url: offer.url,
    offer,
    networkByAddress,
    conditions: [],
    problems: [],
    offers: [],
  };
}
