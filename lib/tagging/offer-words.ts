import type { Evidence } from '../matching/resolution.ts';
import { foldLetters } from '../offer/fold.ts';
import type { Offer, ZoneName } from '../offer/offer.ts';

/** Words of an offer and their place; `offset` is null for words that are not in its text. */
export type Passage = Pick<Evidence, 'quote' | 'zone' | 'offset'>;

/** The zones that the author of the offer wrote, without the employer's boilerplate. */
const OWN_ZONES: readonly ZoneName[] = ['title', 'missions', 'profile', 'process', 'details'];

/** The most text of a zone that is searched, in UTF-16 units: real zones have a fifth of it. */
const MAXIMUM_ZONE = 50_000;

/** The most matches looked at in one zone: a pattern with more finds nothing meaningful. */
const MAXIMUM_MATCHES = 200;

/** Headings that the board itself puts above a section (Welcome to the Jungle, 2022 to 2026). */
const BOARD_HEADING =
  /^(?:descriptif du poste|description du poste|profil recherche|deroulement des entretiens|process(?:us)? de recrutement) *(?:\n|$)/;

const ADDRESS = /(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;

/**
 * The character in place of text that must not be searched: names, addresses, the board's headings.
 */
export const HIDDEN = '\u2588';

/** One match of a pattern, with the text around it for a closer look. */
export interface Found extends Passage {
  offset: number;
  /** The match in the folded text. */
  match: RegExpExecArray;
  /** The folded text before and after the match, within its sentence. */
  before: string;
  after: string;
}

/**
 * An offer's own text, ready to be searched: lower case, no accents, straight apostrophes and
 * hyphens, each character at its original offset. Names, addresses and the board's headings are
 * hidden, so that patterns never match inside them.
 */
export class OfferWords {
  readonly #texts = new Map<ZoneName, { own: string; folded: string }>();

  /** @param names names of Startups and incubators, which are hidden from the search */
  constructor(offer: Offer, names: readonly string[]) {
    const hidden = names.map(searchable).filter((name) => name.length > 2);
    for (const { name, text } of offer.zones) {
      if (!OWN_ZONES.includes(name)) continue;
      const own = text.slice(0, MAXIMUM_ZONE);
      let folded = searchable(own).replace(ADDRESS, cover).replace(BOARD_HEADING, cover);
      for (const one of hidden) folded = hide(folded, one);
      this.#texts.set(name, { own, folded });
    }
  }

  /** A zone's original text; empty when the offer has none. */
  own(zone: ZoneName): string {
    return this.#texts.get(zone)?.own ?? '';
  }

  /** A zone's text as patterns spell it, names included. */
  unhidden(zone: ZoneName): string {
    return searchable(this.own(zone));
  }

  /** A zone's text as it is searched, with the offsets of the original. */
  folded(zone: ZoneName): string {
    return this.#texts.get(zone)?.folded ?? '';
  }

  /** Every match of a folded pattern, in reading order. */
  *all(pattern: RegExp, zones: readonly ZoneName[] = OWN_ZONES): Generator<Found> {
    const global = new RegExp(pattern.source, 'g');
    for (const zone of zones) {
      const folded = this.folded(zone);
      let seen = 0;
      for (const match of folded.matchAll(global)) {
        seen += 1;
        if (seen > MAXIMUM_MATCHES) break;
        const end = match.index + match[0].length;
        yield {
          zone,
          offset: match.index,
          quote: this.own(zone).slice(match.index, end).trim(),
          match,
          before: lastSentence(folded.slice(Math.max(0, match.index - 200), match.index)),
          after: firstSentence(folded.slice(end, end + 200)),
        };
      }
    }
  }

  /** The first match that `accepts` takes, or null. */
  find(
    pattern: RegExp,
    accepts: (found: Found) => boolean = () => true,
    zones: readonly ZoneName[] = OWN_ZONES,
  ): Found | null {
    for (const found of this.all(pattern, zones)) if (accepts(found)) return found;
    return null;
  }
}

/** A text as patterns spell it, with the offsets of the original. */
export function searchable(text: string): string {
  return foldLetters(text)
    .replace(/[’‘´`]/g, "'")
    .replace(/\p{Pd}/gu, '-')
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u202f', ' ');
}

/** The offset of a name in a searched text, not inside longer words; -1 when it is not there. */
export function placeOfName(folded: string, name: string): number {
  const wanted = searchable(name);
  if (wanted.length < 2) return -1;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    if (isWhole(folded, at, wanted.length)) return at;
  }
  return -1;
}

function hide(folded: string, name: string): string {
  let text = folded;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (isWhole(text, at, name.length))
      text = text.slice(0, at) + cover(name) + text.slice(at + name.length);
  }
  return text;
}

function isWhole(text: string, at: number, length: number): boolean {
  return !/[a-z0-9]/.test(text.charAt(at - 1)) && !/[a-z0-9]/.test(text.charAt(at + length));
}

function cover(text: string): string {
  return text.replace(/[^\n]/g, HIDDEN);
}

function lastSentence(text: string): string {
  return text.split(/\n|[.!?;]\s/).at(-1) ?? '';
}

function firstSentence(text: string): string {
  return text.split(/\n|[.!?;](?:\s|$)/, 1)[0] ?? '';
}
