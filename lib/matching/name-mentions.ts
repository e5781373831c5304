import { fold } from '../offer/fold.ts';
import type { Offer, OfferZone } from '../offer/offer.ts';
import type { Bodies } from './bodies.ts';
import { isCalledStartup, isSaidOfProduct, type Role, roleOf } from './context.ts';
import { counterOf, type NameInText, restOfName } from './longer-name.ts';
import { isListGap, type Mention, ZONE_STARTS } from './mention.ts';
import type { NameIndex, NameMatch } from './name-index.ts';
import type { StartupName } from './names.ts';
import type { EvidenceKind } from './resolution.ts';
import { titleRole } from './title.ts';
import { isPersonName } from './words.ts';

/** After this many mentions of a Startup, further ones would change nothing. */
const MAXIMUM_MENTIONS = 40;

/** The number of names from which a list is long. */
const LONG_LIST = 3;

/** A name found in a zone, with the role that the words around give it. */
interface Found {
  match: NameMatch<StartupName>;
  quote: string;
  role: Role;
  longer: Mention['longer'];
  /** How many others are listed beside it. */
  listed: number;
}

/**
 * Finds the names in an offer's zones. Use one reader per offer: some counts
 * are over the whole offer.
 */
export class NameReader {
  readonly #names: NameIndex<StartupName>;
  readonly #areLinesKnown: boolean;
  readonly #countOf: (words: string) => number;
  readonly #isKnown: (word: string) => boolean;
  readonly #counts = new Map<string, number>();
  /** The longer names in the title, in lower case. */
  readonly #longer = new Set<string>();

  /**
   * @param areLinesKnown false for a preview, where the words after a name may be another line's
   */
  constructor(offer: Offer, names: NameIndex<StartupName>, bodies: Bodies, areLinesKnown: boolean) {
    this.#names = names;
    this.#areLinesKnown = areLinesKnown;
    this.#countOf = counterOf(offer.zones.map(({ text }) => text));
    const around = new Set(fold(`${offer.employer ?? ''} ${offer.location ?? ''}`).split(' '));
    this.#isKnown = (word) => bodies.has(word) || around.has(fold(word));
  }

  /** The mentions by name in one zone. Read the title first: longer names are collected from it. */
  read({ name: zone, text }: OfferZone): Mention[] {
    const matches = this.#names.find(text).map((match) => laterName(text, match, this.#names));
    const inTitle = zone === 'title';
    const found = matches.flatMap((match, index) => {
      const [first] = match.names;
      const count = this.#counts.get(first?.value.startup.id ?? '') ?? 0;
      if (count >= MAXIMUM_MENTIONS || isInsideAddress(text, match.start, match.end)) return [];
      for (const { value } of match.names) this.#counts.set(value.startup.id, count + 1);
      return [this.#found(text, match, matches[index + 1], inTitle, matches)];
    });
    inLists(found, text);
    return found.flatMap(({ match, quote, role, longer, listed }) =>
      match.names.map(({ value: name, text: spelled }): Mention => {
        const exact =
          sameSpelling(quote, spelled) || isWrittenAsName(text, match, spelled, inTitle);
        return {
          startup: name.startup,
          evidence: { kind: nameKind(inTitle, role), zone, quote, offset: match.start },
          role,
          name,
          exact,
          asName: name.coined || isCapitalised(text, match, exact, inTitle),
          position: ZONE_STARTS[zone] + match.start,
          listed,
          loose: /\s/.test(quote) && !/\s/.test(spelled) && !/^\p{Lu}/u.test(quote),
          longer,
          isCalledStartup: role === 'told' && isCalledStartup(text, match.start, match.end),
          generic: false,
        };
      }),
    );
  }

  /**
   * The words after a name, or an address used as one ("JeVeuxAider.gouv.fr Collèges"), that make
   * it a longer name; else null.
   */
  restOf(place: Pick<NameInText, 'text' | 'start' | 'end' | 'inTitle'>): string | null {
    if (!this.#areLinesKnown) return null;
    return restOfName({ ...place, countOf: this.#countOf, isKnown: this.#isKnown });
  }

  #found(
    text: string,
    match: NameMatch<StartupName>,
    next: NameMatch<StartupName> | undefined,
    inTitle: boolean,
    matches: readonly NameMatch<StartupName>[],
  ): Found {
    const quote = text.slice(match.start, match.end);
    const role = roleIn(text, match, inTitle, matches);
    const rest =
      next !== undefined && next.start <= match.end + 1
        ? null
        : this.#rest(text, match, inTitle, quote);
    const longer = rest === null ? null : { rest, role };
    return { match, quote, role: longer ? 'aside' : role, longer, listed: 0 };
  }

  #rest(
    text: string,
    match: NameMatch<StartupName>,
    inTitle: boolean,
    quote: string,
  ): string | null {
    if (!this.#areLinesKnown) return null;
    const rest = this.restOf({ ...match, text, inTitle });
    if (rest !== null && inTitle) this.#longer.add(`${quote} ${rest}`.toLowerCase());
    if (rest !== null || inTitle) return rest;
    // "Mobilic ambulances", when the title has this longer name.
    const [behind = ''] = /^\s\p{L}+/u.exec(text.slice(match.end, match.end + 40)) ?? [];
    return this.#longer.has(`${quote}${behind}`.toLowerCase()) ? behind.trim() : null;
  }
}

/** Words before or after a list apply to each name in it ("A et B recrutent"). */
function inLists(found: readonly Found[], text: string): void {
  const isListed = (index: number) => {
    const [left, right] = [found[index], found[index + 1]];
    return left && right ? isListGap(text.slice(left.match.end, right.match.start)) : false;
  };
  const gaps = found.map((_, index) => isListed(index));
  found.forEach((one, index) => {
    for (let left = index - 1; one.listed < LONG_LIST && gaps[left]; left -= 1) one.listed += 1;
    for (let right = index; one.listed < LONG_LIST && gaps[right]; right += 1) one.listed += 1;
    const before = gaps[index - 1] ? found[index - 1] : undefined;
    if (!before) return;
    const isOpen =
      one.role === 'mentioned' || (before.role === 'aside' && one.role === 'presented');
    if (isOpen) one.role = before.role;
  });
  for (let index = found.length - 2; index >= 0; index -= 1) {
    const [one, next] = [found[index], found[index + 1]];
    if (!gaps[index] || !one || !next || next.role !== 'told' || one.longer) continue;
    if (one.role === 'mentioned' || one.role === 'presented') one.role = 'told';
  }
}

/** "l’Assistant RH": when two names overlap, takes the one that the text continues. */
function laterName(
  text: string,
  match: NameMatch<StartupName>,
  names: NameIndex<StartupName>,
): NameMatch<StartupName> {
  const [rest = ''] =
    /^[ \u00a0]\p{Lu}[\p{L}\d]*/u.exec(text.slice(match.end, match.end + 30)) ?? [];
  const space = /[\s'’]/.exec(text.slice(match.start, match.end));
  if (!rest || !space) return match;
  const start = match.start + space.index + 1;
  const end = match.end + rest.length;
  const [later] = names.find(text.slice(start, end));
  return later && later.start === 0 && later.end === end - start ? { ...later, start, end } : match;
}

/**
 * The role of a name, from the words around it, the parts of the title, and whether it
 * may be a person's name.
 */
function roleIn(
  text: string,
  match: NameMatch<StartupName>,
  inTitle: boolean,
  matches: readonly NameMatch<StartupName>[],
): Role {
  const { start, end } = match;
  const role = roleOf(text, start, end, inTitle);
  if (inTitle) return titleRole(text, match, role, matches);
  if (role === 'aside' || !isPersonName(text.slice(start, end))) return role;
  return isSaidOfProduct(text, start, end) ? role : 'aside';
}

function nameKind(inTitle: boolean, role: Role): EvidenceKind {
  if (inTitle) return 'name-in-title';
  return role === 'told' || role === 'team' ? 'name-after-cue' : 'name-in-text';
}

/** A name inside "https://x.beta.gouv.fr/name" belongs to the address, not to the sentence. */
function isInsideAddress(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 6);
  // "Dev_Docurba", "@Docurba", "CDI/Docurba" are not addresses, and
  // "Docurba.Vous" begins a sentence.
  if (/[.-]$/.test(before) || /^(?:\.[a-z]{2,}(?![\p{L}])|_)/u.test(after)) return true;
  if (/^[/@][\w-]/.test(after) && !/^\/\p{Lu}/u.test(after)) return true;
  const [token = ''] = /\S*$/.exec(before) ?? [];
  return /:\/\/|\w@|\.[a-z]{2,6}\/|^[a-z-]+[/_]/.test(token);
}
/** Where any word gets a capital: after a full stop, a dash, a bracket, a bullet. */
const OPENING = /(?:^|[\n.!?…:;|•*/([«"–—-])[^\S\n]*$/;

/**
 * True when a capital shows that the words are a name: it stands inside ("Signaux
 * Faibles"), or at the start of words spelled exactly as the name, where no sentence, line
 * or part of a title begins.
 */
function isCapitalised(
  text: string,
  { start, end }: { start: number; end: number },
  exact: boolean,
  inTitle: boolean,
): boolean {
  const quote = text.slice(start, end);
  if (quote === quote.toUpperCase()) return isSetApart(text, start, end);
  if (inTitle && isTitleCase(`${text.slice(0, start)} ${text.slice(end)}`)) return false;
  if (/[\s'’-]\p{Lu}|\p{Ll}\p{Lu}/u.test(quote)) return true;
  return exact && /^\p{Lu}/u.test(quote) && !OPENING.test(before(text, start));
}

/** How much text on each side of a name is searched for small letters, in UTF-16 units. */
const LINE_SIDE = 60;

/**
 * "Développeur MON-ENTREPRISE": several words in capitals on a line that also has small letters.
 */
function isSetApart(text: string, start: number, end: number): boolean {
  if (!/\p{Lu}[\s'’-]+\p{Lu}/u.test(text.slice(start, end))) return false;
  const before = text
    .slice(Math.max(0, start - LINE_SIDE), start)
    .split('\n')
    .at(-1);
  const [after] = text.slice(end, end + LINE_SIDE).split('\n', 1);
  return (`${before}${after}`.match(/\p{Ll}{3,}/gu) ?? []).length > 0;
}

/** "Chef De Projet Suivi Des Stages": when every word has a capital, one more says nothing. */
function isTitleCase(words: string): boolean {
  const long = words.match(/\p{L}{4,}/gu) ?? [];
  return long.length > 1 && long.every((word) => /^\p{Lu}/u.test(word));
}

/**
 * "Dora" for DORA, "CarbuRe" for Carbure: a name in capitals also counts with a single capital,
 * unless that is the start of a sentence. Capitals inside a word always show a name, however
 * the directory spells it.
 */
function isWrittenAsName(
  text: string,
  { start, end }: { start: number; end: number },
  name: string,
  inTitle: boolean,
): boolean {
  const quote = text.slice(start, end);
  if (/^\p{Lu}\p{Ll}+\p{Lu}\p{L}*$/u.test(quote)) return true;
  if (!/^\p{Lu}{3,}$/u.test(name) || !/^\p{Lu}\p{Ll}+$/u.test(quote)) return false;
  const last = before(text, start);
  return inTitle
    ? /[\p{L}\d]\s$|[–—-]\s$/u.test(last) && !isTitleCase(text.slice(0, start))
    : !OPENING.test(last);
}

/** The few characters before a name, which show whether something begins with it. */
function before(text: string, start: number): string {
  return text.slice(Math.max(0, start - 4), start);
}

/** Same letters, case and accents; apostrophes and spaces may differ. */
function sameSpelling(first: string, second: string): boolean {
  const plain = (text: string) =>
    text.normalize('NFC').replace(/[’‘']/g, "'").replace(/\s+/g, ' ').trim();
  return plain(first) === plain(second).slice(0, plain(first).length);
}
