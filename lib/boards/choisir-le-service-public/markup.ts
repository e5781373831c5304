/** Offers "recommended for you", on whatever page (seen 2026-10). */
export const SUGGESTIONS = '.strate-cards-list';
