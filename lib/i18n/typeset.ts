/**
 * A text with French typography, when people typed it with straight apostrophes: "L'incubateur"
 * becomes "L’incubateur". Only between letters: elsewhere the sign may be a quotation mark or a
 * minute. Spaces before ":" and the like, inside quotation marks, within numbers and before units
 * become non-breaking.
 */
export function typeset(text: string): string {
  return text
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .replace(/ (?=[:;?!»€%])|(?<=«) |(?<=\d) (?=\d{3}(?!\d))/g, '\u00a0');
}
