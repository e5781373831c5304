import {
  type AddressReading,
  assembleOffer,
  type BoardAddresses,
  type BoardProfile,
  type ListReader,
  type OfferReader,
  textOf,
} from '../../lib/boards/board.ts';
import { addressOn, cardsAround } from '../../lib/boards/list.ts';
import type { BoardId } from '../../lib/offer/offer.ts';
import { readText, ZoneWriter } from '../../lib/offer/text.ts';

/** A board that does not exist: what the rest of Repère knows of it is in this file alone. */
export const INVENTED = 'emplois-inventes' as BoardId;

const SITE = 'https://emplois.example';

/** The address of one of its offers. */
export function inventedOffer(reference: string): string {
  return `${SITE}/poste/${reference}`;
}

/** The network's list there. */
export const INVENTED_LIST = `${SITE}/postes/reseau`;

const OFFER_PATH = /^\/poste\/([^/]+)$/;

export const addresses: BoardAddresses = {
  id: INVENTED,
  hosts: ['emplois.example'],
  singlePage: false,
  networkKnownBy: 'list',
  parts: ['/poste'],
  readAddress({ pathname }): AddressReading {
    const reference = OFFER_PATH.exec(pathname)?.[1] ?? null;
    const page = reference ? 'offer' : pathname.startsWith('/postes') ? 'list' : 'other';
    return { page, organisation: null, reference, network: false };
  },
};

export const profile: BoardProfile = {
  name: 'Emplois inventés',
  networkList: INVENTED_LIST,
  watched: [`${SITE}/*`],
  networkPages: [],
  networkOffers: [],
  usualStatus: null,
};

export const readOffer: OfferReader = (page, address, conditions) => {
  const { document } = page;
  const writer = new ZoneWriter(page.url.href);
  const text = document.querySelector('.texte');
  if (text) readText(text, 'missions', writer);
  return assembleOffer(
    addresses,
    page,
    address,
    {
      occupation: null,
      postings: [],
      writer,
      isWholePage: false,
      candidates: {
        title: [['text', textOf(document, ['h1'])]],
        employer: [['text', textOf(document, ['.employeur'])]],
        reference: [['address', address.reference]],
        contract: [],
        location: [],
        datePosted: [],
        salary: [],
        remote: [],
        experience: [],
        validThrough: [],
      },
    },
    conditions,
  );
};

export const readList: ListReader = (page) => {
  const links = Array.from(page.document.querySelectorAll('li a'));
  const anchors = links.map((link) => ({ link, key: link.getAttribute('href') ?? '' }));
  const cards = cardsAround(anchors).flatMap(({ element, links: [link] }) => {
    const url = addressOn(addresses, link, page.url.href);
    if (!link || !url) return [];
    const offer = {
      board: INVENTED,
      url: url.href,
      reference: addresses.readAddress(url).reference,
      title: link.textContent ?? '',
      employer: null,
      datePosted: null,
      network: page.url.href === INVENTED_LIST,
    };
    return [{ element, link, offer }];
  });
  return { cards, problems: [] };
};
