/**
 * How French titles write both genders of a word: with a mark before a second ending. The patterns
 * match folded letters (lib/offer/fold.ts). Seen in 710 headings of the network's offers.
 */

/** Endings that a mark joins to a word: "chargé.e", "développeur-se", "administrateur(rice)". */
export const ENDINGS =
  'e|es|s|une|tes|lle|lles|elle|elles|nnes?|fes|ves|ne|nes|ienne|se|ses|euse|euses|eure|re|rice|rices|trice|trices|ice|ere|iere|ve|fe|te|esse|peuse|r|ersse|eur|eurs|eux';

/** All kinds of middle dots; none of them separates two words. */
export const MIDDLE_DOTS = '·•‧⋅∙・⸱ꞏ';

const MARKED_ENDING = new RegExp(
  `(?<=[a-z])(?:[${MIDDLE_DOTS}.](?:${ENDINGS})|-(?:${ENDINGS})| ?\\((?:${ENDINGS})\\)|/-?(?:${ENDINGS}))(?![a-z0-9])`,
  'g',
);

/** Folded letters in which each word has one form: "charge·e" is "charge". */
export function withoutMarkedEndings(letters: string): string {
  return letters.replace(MARKED_ENDING, '');
}
