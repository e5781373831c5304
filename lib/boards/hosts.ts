/**
 * The two boards' hosts, as the manifest asks for them. Kept apart from the adapters so that the build
 * configuration can read this file alone.
 */
export const BOARD_MATCH_PATTERNS = [
  'https://www.welcometothejungle.com/*',
  'https://choisirleservicepublic.gouv.fr/*',
];

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
