/**
 * The two boards' hosts, as the manifest asks for them. Kept apart from the adapters so that the build
 * configuration can read this file alone.
 */
export const BOARD_MATCH_PATTERNS = [
  'https://www.welcometothejungle.com/*',
  'https://choisirleservicepublic.gouv.fr/*',
];

/**
 * Pages whose address alone says that they are the network's (`AddressReading.network`): the background, which the
 * browser stops after 30 seconds, is woken as soon as one begins to load. Elsewhere that would cost more than it gains.
 */
export const NETWORK_MATCH_PATTERNS = ['communaute-beta-gouv', 'communaute-beta-gout'].flatMap(
  (company) =>
    ['', '/*'].flatMap((language) =>
      ['', '/*'].map(
        (rest) => `https://www.welcometothejungle.com${language}/companies/${company}${rest}`,
      ),
    ),
);

/**
 * The pages that get the watcher. The browser itself compares addresses, so that the rest of a
 * site costs nothing at all: but Welcome to the Jungle goes from any page to an offer without
 * loading one.
 */
export const WATCHED_MATCH_PATTERNS = [
  'https://www.welcometothejungle.com/*',
  'https://choisirleservicepublic.gouv.fr/offre-emploi/*',
  'https://choisirleservicepublic.gouv.fr/nos-offres/*',
];
