import type { Startup } from '../directory/directory.ts';
import { type Offer, type ZoneName, zoneText } from '../offer/offer.ts';
import type { AddressBook } from './addresses.ts';
import { type Role, roleOf } from './context.ts';
import { linkEvidence } from './link-evidence.ts';
import type { NameIndex, NameMatch } from './name-index.ts';
import type { StartupName } from './names.ts';
import type { Evidence, EvidenceKind } from './resolution.ts';

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

/** Everything in an offer that names or links to a Startup. */
export function findMentions(
  offer: Offer,
  names: NameIndex<StartupName>,
  addresses: AddressBook,
): Mention[] {
  const mentions: Mention[] = [];
  const linked = new Set<string>();
  const counts = new Map<string, number>();
  for (const link of offer.links) {
    const match = addresses.find(link.address);
    if (!match || !('startups' in match)) continue;
    const text = zoneText(offer, link.zone);
    const role = text
      ? roleOf(text, link.offset, link.offset + link.text.length, false)
      : 'mentioned';
    const evidence = linkEvidence(match.kind, link);
    const generic = addresses.isGeneric(link.address);
    for (const startup of match.startups) {
      linked.add(`${startup.id} ${link.zone} ${link.offset}`);
      mentions.push(addressMention(startup, evidence, role, link.offset, generic));
    }
  }
  for (const zone of offer.zones) {
    const inTitle = zone.name === 'title';
    const matches = names.find(zone.text);
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
      const ownRole = roleOf(zone.text, match.start, match.end, inTitle);
      // What is said before a list is said of each name in it.
      const role = ownRole === 'mentioned' && gaps[index - 1] ? roleBefore : ownRole;
      roleBefore = role;
      for (const { value: name, text } of match.names) {
        counts.set(name.startup.id, known + 1);
        const exact = sameSpelling(quote, text);
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
  return mentions;
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
  return (
    /[\w-][/@]$|[/@._-]$|:\/\/$/.test(text.slice(Math.max(0, start - 3), start)) ||
    /^(?:\.[a-z]{2,}\b|[/@][\w-]|[_])/i.test(text.slice(end, end + 6))
  );
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

/** Same letters, case and accents; apostrophes and spaces may differ. */
function sameSpelling(first: string, second: string): boolean {
  const plain = (text: string) =>
    text.normalize('NFC').replace(/[’‘']/g, "'").replace(/\s+/g, ' ').trim();
  return plain(first) === plain(second).slice(0, plain(first).length);
}
