import type { Startup } from '../directory/directory.ts';
import { fold } from '../offer/fold.ts';
import { type Offer, type ZoneName, zoneText } from '../offer/offer.ts';
import type { AddressBook } from './addresses.ts';
import type { Bodies } from './bodies.ts';
import { isSaidOfProduct, linkRoleOf, type Role, roleOf } from './context.ts';
import { linkEvidence } from './link-evidence.ts';
import { restOfName } from './longer-name.ts';
import type { NameIndex, NameMatch } from './name-index.ts';
import type { StartupName } from './names.ts';
import type { Evidence, EvidenceKind } from './resolution.ts';
import { titleRole } from './title.ts';
import { isPersonName } from './words.ts';

/** One place of the offer that speaks of one Startup. */
export interface Mention {
  startup: Startup;
  evidence: Evidence;
  role: Role;
  /** The name found; null for a link. */
  name: StartupName | null;
  /** The words are spelled exactly as the name is (case and accents). */
  exact: boolean;
  /**
   * The words can only be a name, or are written as one: a coined name, or words with a capital
   * that no start of a sentence, of a line or of a part of a title explains.
   */
  asName: boolean;
  /** Distance from the start of the offer's text, in UTF-16 units; 0 in the title. */
  position: number;
  /** How many other Startups are listed beside it ("A, B et C"). */
  listed: number;
  /** A compound ("LaSuite") met as separate lower-case words ("la suite"). */
  loose: boolean;
  /**
   * What follows the name and makes it another one ("Mobilic Ambulances"), with the role of that one;
   * or null. The mention itself is then aside.
   */
  longer: { rest: string; role: Role } | null;
  /** The address is a reference or a tool that many texts link to. */
  generic: boolean;
}

const LINK_KINDS = new Set<EvidenceKind>([
  'startup-link',
  'product-link',
  'repository-link',
  'mail-address',
]);

/** True for evidence found through an address. */
export function isLink(kind: EvidenceKind): boolean {
  return LINK_KINDS.has(kind);
}

/** A Startup named this often is known well enough: further places would change nothing. */
const MAXIMUM_MENTIONS = 40;

/** More addresses than an offer writes out in one zone. */
const MAXIMUM_ADDRESSES = 200;

/** From here on a list is long. */
const LONG_LIST = 3;

/** Words between two names that make them one list. */
const LIST_GAP =
  /^[\s,;/&+•·*()–—-]*(?:(?:et|ou|and|ainsi que|puis)\s+)?(?:(?:d['’]|l['’]|de la|de|du|des|le|la|les)\s*)?$/i;

/** Whether the words between two names make them one list. */
export function isListGap(between: string): boolean {
  return LIST_GAP.test(between);
}

/**
 * Everything in an offer that names or links to a Startup.
 *
 * @param areLinesKnown false for a glimpse: what follows a name may be another line's
 */
export function findMentions(
  offer: Offer,
  names: NameIndex<StartupName>,
  addresses: AddressBook,
  bodies: Bodies,
  areLinesKnown = true,
): Mention[] {
  const mentions: Mention[] = [];
  const linked = new Set<string>();
  const counts = new Map<string, number>();
  for (const link of offer.links) {
    const match = addresses.find(link.address);
    if (!match || !('startups' in match)) continue;
    const text = zoneText(offer, link.zone);
    const role = text ? linkRoleOf(text, link.offset, link.offset + link.text.length) : 'mentioned';
    const evidence = linkEvidence(match.kind, link);
    const generic = addresses.isGeneric(link.address);
    for (const startup of match.startups) {
      linked.add(`${startup.id} ${link.zone} ${link.offset}`);
      mentions.push(addressMention(startup, evidence, role, link.offset, generic));
    }
  }
  const all = offer.zones.map(({ text }) => text).join('\n');
  const around = new Set(fold(`${offer.employer ?? ''} ${offer.location ?? ''}`).split(' '));
  const isKnown = (word: string) => bodies.has(word) || around.has(fold(word));
  for (const zone of offer.zones) {
    const inTitle = zone.name === 'title';
    const matches = names.find(zone.text).map((match) => laterName(zone.text, match, names));
    if (zone.name === 'employer') {
      mentions.push(...employerMentions(zone.text, matches));
      continue;
    }
    const gaps = matches.map((match, index) => {
      const next = matches[index + 1];
      return next !== undefined && LIST_GAP.test(zone.text.slice(match.end, next.start));
    });
    let roleBefore: Role = 'mentioned';
    matches.forEach((match, index) => {
      if (isInsideAddress(zone.text, match.start, match.end)) return;
      const quote = zone.text.slice(match.start, match.end);
      const known = counts.get(match.names[0]?.value.startup.id ?? '') ?? 0;
      if (known >= MAXIMUM_MENTIONS) return;
      let listed = 0;
      for (let left = index - 1; listed < LONG_LIST && gaps[left]; left -= 1) listed += 1;
      for (let right = index; listed < LONG_LIST && gaps[right]; right += 1) listed += 1;
      const next = matches[index + 1];
      const rest =
        !areLinesKnown || (next !== undefined && next.start <= match.end + 1)
          ? null
          : restOfName({ ...match, text: zone.text, inTitle, all, isKnown });
      const wholeRole = roleIn(zone.text, match, inTitle, matches);
      const longer = rest === null ? null : { rest, role: wholeRole };
      const ownRole = longer ? 'aside' : wholeRole;
      // What is said before a list is said of each name in it.
      const role = ownRole === 'mentioned' && gaps[index - 1] ? roleBefore : ownRole;
      roleBefore = role;
      for (const { value: name, text } of match.names) {
        counts.set(name.startup.id, known + 1);
        const exact = sameSpelling(quote, text) || isWrittenAsName(zone.text, match, text, inTitle);
        mentions.push({
          startup: name.startup,
          evidence: { kind: nameKind(inTitle, role), zone: zone.name, quote, offset: match.start },
          role,
          name,
          exact,
          asName: name.coined || isCapitalised(zone.text, match, exact, inTitle),
          position: ZONE_STARTS[zone.name] + match.start,
          listed,
          loose: /\s/.test(quote) && !/\s/.test(text) && !/^\p{Lu}/u.test(quote),
          longer,
          generic: false,
        });
      }
    });
    let tried = 0;
    for (const found of zone.text.matchAll(PLAIN_ADDRESS)) {
      tried += 1;
      if (tried > MAXIMUM_ADDRESSES) break;
      const address = found[0].replace(/[.,;:)]+$/, '');
      const target = address.includes('@') ? `mailto:${address}` : address;
      const match = addresses.find(target);
      if (!match || !('startups' in match)) continue;
      const offset = found.index;
      const role = roleOf(zone.text, offset, offset + address.length, inTitle);
      const evidence = { kind: match.kind, zone: zone.name, quote: address, offset, address };
      const generic = addresses.isGeneric(target);
      for (const startup of match.startups) {
        if (linked.has(`${startup.id} ${zone.name} ${offset}`)) continue;
        mentions.push(addressMention(startup, evidence, role, offset, generic));
      }
    }
  }
  return mentions.map((mention) => settled(mention, mentions));
}

/** "l’Assistant RH": of two names that overlap, the one that the text goes on with. */
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
 * A title's name that seems to go on ("Dev Docurba Nocturne") ends where it does in the text, when that
 * speaks of the shorter name as its own and never of the longer.
 */
function settled(mention: Mention, all: readonly Mention[]): Mention {
  if (!mention.longer || mention.evidence.zone !== 'title') return mention;
  const elsewhere = all.filter(
    ({ startup, name, evidence }) =>
      name && startup === mention.startup && evidence.zone !== 'title' && evidence.zone !== 'about',
  );
  const isShort =
    elsewhere.every(({ longer }) => !longer) &&
    elsewhere.some(({ role }) => role !== 'aside' && role !== 'mentioned');
  return isShort ? { ...mention, role: mention.longer.role, longer: null } : mention;
}

/** The role of a name, by the words around it, by the title's parts, and by whether it may be a person's. */
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

/**
 * A Startup that hires under its own name: the employer is called so and nothing else, by a name
 * that is no company's by chance.
 */
function employerMentions(employer: string, [match]: readonly NameMatch<StartupName>[]): Mention[] {
  if (!match || match.end - match.start < employer.trim().length) return [];
  const name = match.names[0]?.value;
  const quote = employer.slice(match.start, match.end);
  // "La bonne alternance" is long enough, "Bureaux vacants" may be anybody's.
  if (name?.strength !== 'distinctive') return [];
  if (!name.coined && quote.split(/[\s'’]+/).length < 3) return [];
  return [
    {
      startup: name.startup,
      evidence: { kind: 'name-after-cue', zone: 'employer', quote, offset: match.start },
      role: 'told',
      name,
      exact: true,
      asName: true,
      position: ZONE_STARTS.employer,
      listed: 0,
      loose: false,
      longer: null,
      generic: false,
    },
  ];
}

/** A Startup known by an address, whether linked or written out. */
function addressMention(
  startup: Startup,
  evidence: Evidence,
  role: Role,
  offset: number,
  generic: boolean,
): Mention {
  const position = ZONE_STARTS[evidence.zone] + offset;
  return {
    startup,
    evidence,
    role,
    name: null,
    exact: false,
    asName: true,
    position,
    listed: 0,
    loose: false,
    longer: null,
    generic,
  };
}

/** Addresses written out in the text, with or without scheme. */
const PLAIN_ADDRESS =
  /(?:https?:\/\/)?(?:[\w.+-]{1,64}@)?(?:[a-z0-9-]{1,63}\.){1,6}(?:fr|org|com|info|gouv|net|eu|io|bzh|taxi)(?![\w-]|\.[a-z])(?:\/[\w./~%#?=&+-]{0,300})?/gi;

function nameKind(inTitle: boolean, role: Role): EvidenceKind {
  if (inTitle) return 'name-in-title';
  return role === 'told' || role === 'team' ? 'name-after-cue' : 'name-in-text';
}

/**
 * Where each zone begins in the order in which an offer is read. Fixed, so that a zone that
 * grows pushes nothing away: text without a name must not change the answer.
 */
const ZONE_STARTS: Record<ZoneName, number> = {
  title: 0,
  employer: 0,
  missions: 0,
  profile: 1_500,
  process: 2_500,
  details: 3_000,
  about: 3_000,
};

/** A name inside "https://x.beta.gouv.fr/name" is the address's, not the sentence's. */
function isInsideAddress(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 6);
  // "Dev_Docurba", "@Docurba", "CDI/Docurba" are no addresses, and "Docurba.Vous" begins a sentence.
  if (/[.-]$/.test(before) || /^(?:\.[a-z]{2,}(?![\p{L}])|_)/u.test(after)) return true;
  if (/^[/@][\w-]/.test(after) && !/^\/\p{Lu}/u.test(after)) return true;
  const [token = ''] = /\S*$/.exec(before) ?? [];
  return /:\/\/|\w@|\.[a-z]{2,6}\/|^[a-z-]+[/_]/.test(token);
}
/** Where a word has a capital whatever it is: after a full stop, a dash, a bracket, a bullet. */
const OPENING = /(?:^|[\n.!?…:;|•*/([«"–—-])\s*$/;

/**
 * The words hold a capital that only a name has: inside ("Signaux Faibles"), or the first one of
 * words spelled just as the name is, where no sentence, line or part of a title begins.
 */
function isCapitalised(
  text: string,
  { start, end }: { start: number; end: number },
  exact: boolean,
  inTitle: boolean,
): boolean {
  const quote = text.slice(start, end);
  if (quote === quote.toUpperCase()) return false;
  if (inTitle && isTitleCase(`${text.slice(0, start)} ${text.slice(end)}`)) return false;
  if (/[\s'’-]\p{Lu}|\p{Ll}\p{Lu}/u.test(quote)) return true;
  return (
    exact && /^\p{Lu}/u.test(quote) && !OPENING.test(text.slice(Math.max(0, start - 4), start))
  );
}

/** "Chef De Projet Suivi Des Stages": where every word has a capital, one more says nothing. */
function isTitleCase(words: string): boolean {
  const long = words.match(/\p{L}{4,}/gu) ?? [];
  return long.length > 1 && long.every((word) => /^\p{Lu}/u.test(word));
}

/**
 * "Dora" for DORA, "CarbuRe" for Carbure: a name in capitals is also met with one, where no start of a
 * sentence explains it; and capitals inside a word are a name's whatever the directory has.
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
  const before = text.slice(Math.max(0, start - 4), start);
  return inTitle
    ? /[\p{L}\d]\s$|[–—-]\s$/u.test(before) && !isTitleCase(text.slice(0, start))
    : !OPENING.test(before);
}

/** Same letters, case and accents; apostrophes and spaces may differ. */
function sameSpelling(first: string, second: string): boolean {
  const plain = (text: string) =>
    text.normalize('NFC').replace(/[’‘']/g, "'").replace(/\s+/g, ' ').trim();
  return plain(first) === plain(second).slice(0, plain(first).length);
}
