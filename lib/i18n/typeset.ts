/**
 * A text as French sets it, where people wrote it with a keyboard's straight apostrophe: "L'incubateur"
 * is shown as "L’incubateur". Only between letters: elsewhere it may be a quotation mark or a minute. No line
 * ends before ":" and its like, inside quotation marks, within a number or before its unit.
 */
export function typeset(text: string): string {
  return text
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .replace(/ (?=[:;?!»€%])|(?<=«) |(?<=\d) (?=\d{3}(?!\d))/g, '\u00a0');
}
