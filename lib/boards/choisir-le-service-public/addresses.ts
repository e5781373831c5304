import type { AddressReading, BoardAddresses } from '../board.ts';

/** Long form `<slug>-reference-<REF>`, short form `<REF>`; the slug is lossy: only titles are compared with it. */
export const OFFER_PATH = /^\/offre-emploi\/(?:([^/]*)-reference-)?([^/]+)\/?$/;
const LIST_PATH = /^\/nos-offres(?:\/|$)/;

/** Choisir le service public's addresses. */
export const addresses: BoardAddresses = {
  id: 'choisir-le-service-public',
  hosts: ['choisirleservicepublic.gouv.fr', 'www.choisirleservicepublic.gouv.fr'],
  singlePage: false,
  networkKnownBy: 'list',
  parts: ['offre'],

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

function safeDecode(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}
