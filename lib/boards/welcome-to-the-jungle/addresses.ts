import type { AddressReading, BoardAddresses } from '../board.ts';

/**
 * The network's company. The public slug stands in addresses (seen October 2026); the
 * second is the same one as misspelt inside the board's data since 2022.
 */
export const NETWORK_ORGANISATIONS = ['communaute-beta-gouv', 'communaute-beta-gout'];

/** Its name on the board (seen October 2026). */
export const NETWORK_COMPANY = 'Communauté beta.gouv.fr';

/** Welcome to the Jungle's addresses. */
export const addresses: BoardAddresses = {
  id: 'welcome-to-the-jungle',
  hosts: ['www.welcometothejungle.com', 'welcometothejungle.com'],
  singlePage: true,
  networkKnownBy: 'address',
  parts: ['/jobs', '/companies/', '/emploi-'],

  readAddress({ pathname }): AddressReading {
    const place = readPath(pathname);
    const { organisation = null, reference = null } = place ?? {};
    return {
      page: reference ? 'offer' : place ? 'list' : 'other',
      organisation,
      reference,
      network: NETWORK_ORGANISATIONS.includes(organisation?.toLowerCase() ?? ''),
    };
  },
};

/**
 * A company's page, its list, an offer, with the company's slug and the offer's; or the search and the lists by
 * job ("emploi-developpeur-paris-75000", seen 2025-09), which are of no company. Null for other paths. Read part by
 * part: a regular expression for all of it takes a new page half a millisecond to compile.
 */
function readPath(pathname: string): { organisation?: string; reference?: string } | null {
  const [, ...parts] = pathname.split('/');
  if (parts.at(-1) === '') parts.pop();
  const hasLanguage = parts[0]?.length === 2;
  const [place = '', name = '', inside = 'jobs', reference, ...more] = parts.slice(
    hasLanguage ? 1 : 0,
  );
  switch (place.toLowerCase()) {
    case 'companies': {
      const isKnown = name && inside.toLowerCase() === 'jobs' && more.length === 0;
      return isKnown ? { organisation: name, ...(reference && { reference }) } : null;
    }
    case 'jobs':
      return name ? null : {};
    case 'pages':
      return /^emploi-./i.test(name) && parts.at(-1) === name ? {} : null;
    default:
      return null;
  }
}
