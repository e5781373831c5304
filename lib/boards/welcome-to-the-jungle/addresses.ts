import type { AddressReading, BoardAddresses } from '../board.ts';

/**
 * The network's company. The public slug stands in addresses (seen October 2026); the
 * second is the same one as misspelt inside the board's data since 2022.
 */
export const NETWORK_ORGANISATIONS = ['communaute-beta-gouv', 'communaute-beta-gout'];

/**
 * A company's page, its list, an offer, with the company's slug and the offer's; or the search and the lists by
 * job ("emploi-developpeur-paris-75000", seen 2025-09), which are of no company.
 */
export const PATH =
  /^(?:\/[a-z]{2})?(?:\/companies\/([^/]+)(?:\/jobs(?:\/([^/]+))?)?|\/jobs|\/pages\/emploi-[^/]+)\/?$/i;

/** Welcome to the Jungle's addresses. */
export const addresses: BoardAddresses = {
  id: 'welcome-to-the-jungle',
  hosts: ['www.welcometothejungle.com', 'welcometothejungle.com'],
  singlePage: true,
  networkKnownBy: 'address',
  parts: ['/jobs', '/companies/', '/emploi-'],

  readAddress(url): AddressReading {
    const found = PATH.exec(url.pathname);
    const [, organisation = null, reference = null] = found ?? [];
    return {
      page: reference ? 'offer' : found ? 'list' : 'other',
      organisation,
      reference,
      network: NETWORK_ORGANISATIONS.includes(organisation?.toLowerCase() ?? ''),
    };
  },
};
