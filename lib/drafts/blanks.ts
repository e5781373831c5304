/** Words in brackets that are to be filled in, as the advice has them: "[nom du titulaire]". */
const BLANK =
  /\[(?:nom|noms|date|dates|identifiant|lien|adresse|montant|nombre|durée|duree|ville|lieu|tarif|société|societe|titulaire|incubateur|startup|à compléter|à préciser|a completer|a preciser|compléter|préciser|xx+|…|\.{3})(?![\p{L}\d])[^\]\n]{0,80}\](?!\()/giu;

/** An address that holds a blank leads nowhere. */
const ADDRESS_WITH_BLANK = /https?:\/\/[^\s()[]{0,1000}\[[^\]\s]{1,80}\][^\s()]{0,1000}/g;

/** A place in a text, in UTF-16 units. */
export interface Range {
  start: number;
  end: number;
}

/** The blanks of a text that are still to be filled in, in reading order. */
export function blanksIn(text: string): Range[] {
  return Array.from(text.matchAll(BLANK), ({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
}

/** A text as it counts for the rules: what is still blank says nothing. */
export function withoutBlanks(text: string): string {
  return text.replace(ADDRESS_WITH_BLANK, '…').replace(BLANK, '…');
}
