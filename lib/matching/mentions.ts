import type { Startup } from '../directory/directory.ts';
import { type Offer, type OfferZone, zoneText } from '../offer/offer.ts';
import type { AddressBook } from './addresses.ts';
import type { Bodies } from './bodies.ts';
import { linkRoleOf, type Role, roleOf } from './context.ts';
import { linkEvidence } from './link-evidence.ts';
import { type Mention, ZONE_STARTS } from './mention.ts';
import type { NameIndex, NameMatch } from './name-index.ts';
import { NameReader } from './name-mentions.ts';
import type { StartupName } from './names.ts';
import type { Evidence } from './resolution.ts';

/** More addresses than an offer writes out in one zone. */
const MAXIMUM_ADDRESSES = 200;

/**
 * Finds everything in an offer that names a Startup or links to one.
 *
 * @param areLinesKnown false for a preview, where the words after a name may be another line's
 */
export function findMentions(
  offer: Offer,
  names: NameIndex<StartupName>,
  addresses: AddressBook,
  bodies: Bodies,
  areLinesKnown = true,
): Mention[] {
  const links = linkMentions(offer, addresses);
  const linked = new Set(
    links.map(({ startup, evidence: { zone, offset } }) => `${startup.id} ${zone} ${offset}`),
  );
  const reader = new NameReader(offer, names, bodies, areLinesKnown);
  const mentions = [
    ...links,
    ...offer.zones.flatMap((zone) =>
      zone.name === 'employer'
        ? employerMentions(zone.text, names.find(zone.text))
        : [
            ...reader.read(zone),
            ...addressMentions(zone, addresses, reader).filter(
              ({ startup, evidence }) =>
                !linked.has(`${startup.id} ${zone.name} ${evidence.offset}`),
            ),
          ],
    ),
  ];
  return mentions.map((mention) => settled(withoutLonger(mention, mentions), mentions));
}

/** The Startups that an offer's links lead to. */
function linkMentions(offer: Offer, addresses: AddressBook): Mention[] {
  return offer.links.flatMap((link) => {
    const match = addresses.find(link.address);
    if (!match || !('startups' in match)) return [];
    const text = zoneText(offer, link.zone);
    const role = text ? linkRoleOf(text, link.offset, link.offset + link.text.length) : 'mentioned';
    // A link without words has no place in the text.
    const evidence = linkEvidence(match.kind, link);
    const generic = addresses.isGeneric(link.address);
    return match.startups.map((startup) =>
      addressMention(startup, evidence, role, link.offset, generic),
    );
  });
}

/** An address that may be a name: only a host. */
const BARE_HOST = /^[^@/]+$/;

/** The Startups whose addresses are written out in a zone. */
function addressMentions(
  { name: zone, text }: OfferZone,
  addresses: AddressBook,
  reader: NameReader,
): Mention[] {
  const mentions: Mention[] = [];
  let tried = 0;
  for (const found of text.matchAll(PLAIN_ADDRESS)) {
    tried += 1;
    if (tried > MAXIMUM_ADDRESSES) break;
    const address = found[0].replace(/(?<![.,;:)])[.,;:)]+$/, '');
    const target = address.includes('@') ? `mailto:${address}` : address;
    const match = addresses.find(target);
    if (!match || !('startups' in match)) continue;
    const offset = found.index;
    const end = offset + address.length;
    const inTitle = zone === 'title';
    const said = roleOf(text, offset, end, inTitle);
    const rest = BARE_HOST.test(address)
      ? reader.restOf({ text, start: offset, end, inTitle })
      : null;
    const role = rest === null ? said : 'aside';
    const evidence = { kind: match.kind, zone, quote: address, offset, address };
    const generic = addresses.isGeneric(target);
    const longer = rest === null ? null : { rest, role: said };
    for (const startup of match.startups) {
      mentions.push({ ...addressMention(startup, evidence, role, offset, generic), longer });
    }
  }
  return mentions;
}

/**
 * "La Startup d’État data.gouv.fr Santé": an address inside a longer name is not
 * the Startup's own name.
 */
function withoutLonger(mention: Mention, all: readonly Mention[]): Mention {
  const { name, evidence } = mention;
  if (name || evidence.offset === null) return mention;
  const at = evidence.offset;
  const isPart = all.some(
    ({ longer, evidence: { zone, offset } }) => longer && zone === evidence.zone && offset === at,
  );
  return isPart ? { ...mention, role: 'aside' } : mention;
}

/**
 * "Dev Docurba Nocturne": a title seems to continue a name. The name ends at "Docurba" when the
 * text speaks of Docurba as its own and never uses the longer name.
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

/**
 * The Startup that hires under its own name: the employer's whole name is the Startup's, and too
 * distinctive to be a company's by chance.
 */
function employerMentions(employer: string, [match]: readonly NameMatch<StartupName>[]): Mention[] {
  if (!match || match.end - match.start < employer.trim().length) return [];
  const name = match.names[0]?.value;
  const quote = employer.slice(match.start, match.end);
  // "La bonne alternance" is long enough; "Bureaux vacants" could be a company's name.
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
      isCalledStartup: false,
      generic: false,
    },
  ];
}

/** A mention by an address, either linked or written out. */
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
    isCalledStartup: false,
    generic,
  };
}

/** Addresses written out in the text, with or without scheme. */
const PLAIN_ADDRESS =
  /(?:https?:\/\/)?(?:[\w.+-]{1,64}@)?(?:[a-z0-9-]{1,63}\.){1,6}(?:fr|org|com|info|gouv|net|eu|io|bzh|taxi)(?![\w-]|\.[a-z])(?:\/[\w./~%#?=&+-]{0,300})?/gi;
