/**
 * The two boards' hosts, as the manifest and the content script declare them.
 * Kept apart from the adapters so that the build configuration can read it alone.
 */
export const BOARD_MATCH_PATTERNS = [
  'https://www.welcometothejungle.com/*',
  'https://choisirleservicepublic.gouv.fr/*',
];
