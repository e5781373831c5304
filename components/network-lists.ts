/** The network's own lists of offers on the two boards (seen October 2026). */
export const NETWORK_LISTS = [
  {
    name: 'Welcome to the Jungle',
    address: 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs',
  },
  {
    name: 'Choisir le service public',
    address: 'https://choisirleservicepublic.gouv.fr/nos-offres/filtres/organisme/10668/',
  },
];
