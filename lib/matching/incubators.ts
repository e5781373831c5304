import type { Directory, Incubator, Organisation } from '../directory/directory.ts';
import { fold } from '../offer/fold.ts';
import type { Offer } from '../offer/offer.ts';
import type { AddressBook } from './addresses.ts';
import { roleOf } from './context.ts';
import curated from './data/incubator-names.json' with { type: 'json' };
import { linkEvidence } from './link-evidence.ts';
import { type Name, NameIndex } from './name-index.ts';
import type { Evidence } from './resolution.ts';

/** An incubator that the offer names, and where it does. */
export interface NamedIncubator {
  incubator: Incubator;
  score: number;
  evidence: Evidence[];
}

/**
 * The names that offers use for incubators, by id. A map, since an id may be
 * any word ("constructor").
 */
const CURATED: ReadonlyMap<string, string[]> = new Map(Object.entries(curated.names));

/** The names of every incubator of a directory: its title's parts, and the curated ones. */
export function incubatorIndex(directory: Directory): NameIndex<Incubator> {
  const names: Name<Incubator>[] = [];
  for (const incubator of directory.incubators) {
    const title = incubator.title
      .replace(/(?<!\s)\s*\([^()]*\)\s*$/, '')
      .replace(/^(?:L['’]|Le |La )/i, '');
    const texts = new Set([
      title,
      ...title.split(/(?<!\s)\s+-\s+|,\s+/),
      ...(CURATED.get(incubator.id) ?? []),
    ]);
    for (const text of texts) {
      // Titles like "alliance" are ordinary words; the curated list has the names in use.
      if (text.split(/[\s'’]+/).length > 1) names.push({ text, value: incubator });
      else if (CURATED.get(incubator.id)?.includes(text)) names.push({ text, value: incubator });
    }
  }
  return new NameIndex(names);
}

/** The weight of a mention, by the role that the words around give it. */
const ROLE_WEIGHT = { told: 6, team: 4, presented: 3, mentioned: 2, aside: 0.8 } as const;

/**
 * Words that introduce an offer's own incubator, in places where a product's
 * name would be in passing.
 */
const INCUBATED_BY =
  /(?:heberg|incub|accompagn|port|soutenu|financ|acceler|construit|developp|lanc|cree|pilot|suivi|rattach|integr)\w{0,15}(?: (?:par|au sein|dans|a|aupres|de|du|d|l|le|la|les))+$/;

/** Words before a former incubator, or one that only stands beside the offer's own. */
const NOT_ITS_OWN =
  /(?:^| )(?:quitt\w+|venu\w*|viens|vient|issue?s?|ancien\w*|apres|distinct\w*|lien|echang\w*|partenaires?|aupres|appui|comme)(?: (?:de|d|du|avec|a))*(?: (?:l|la|le|les|des))?$/;
const IS_A_PARTNER = /^ ?(?:est|sont) (?:une?|des|notre|nos) partenaires?/;

/** Incubators that the offer's text or links name, best first. */
export function findIncubators(
  offer: Offer,
  index: NameIndex<Incubator>,
  addresses: AddressBook,
): NamedIncubator[] {
  const found = new Map<string, NamedIncubator>();
  const add = (incubator: Incubator, weight: number, evidence: Evidence) => {
    const known = found.get(incubator.id) ?? { incubator, score: 0, evidence: [] };
    // Repeated mentions add less and less.
    known.score += weight / (1 + known.evidence.length * 0.7);
    known.evidence.push(evidence);
    found.set(incubator.id, known);
  };
  for (const zone of offer.zones) {
    const inTitle = zone.name === 'title';
    for (const match of index.find(zone.text)) {
      const before = fold(zone.text.slice(Math.max(0, match.start - 50), match.start));
      const after = fold(zone.text.slice(match.end, match.end + 30));
      const role =
        zone.name === 'employer'
          ? 'told'
          : NOT_ITS_OWN.test(before) || IS_A_PARTNER.test(after)
            ? 'aside'
            : INCUBATED_BY.test(before)
              ? 'team'
              : roleOf(zone.text, match.start, match.end, inTitle);
      const early = match.start < 600 ? 1.4 : 1;
      const factor = inTitle ? 2.5 : zone.name === 'about' ? 0.3 : early;
      // Several incubators of one owner may share a name: the first in the directory is taken.
      for (const { value } of match.names.slice(0, 1)) {
        add(value, ROLE_WEIGHT[role] * factor, {
          kind: 'incubator-name',
          zone: zone.name,
          quote: zone.text.slice(match.start, match.end),
          offset: match.start,
        });
      }
    }
  }
  for (const link of offer.links) {
    const match = addresses.find(link.address);
    if (match?.kind !== 'incubator-link') continue;
    for (const incubator of match.incubators) {
      add(incubator, link.zone === 'about' ? 0.4 : 1.5, linkEvidence('incubator-link', link));
    }
  }
  return [...found.values()].sort((first, second) => second.score - first.score);
}

/**
 * The incubator of the employer, when the offer names none: found by the owner's acronym or name in
 * the employer or the title. Bodies with several incubators are left out, since any could be meant.
 */
export function findByOwner(offer: Offer, directory: Directory): NamedIncubator[] {
  for (const { organisation, incubator } of soleOwners(directory)) {
    for (const zone of offer.zones) {
      if (zone.name !== 'employer' && zone.name !== 'title') continue;
      const quote = [organisation.acronym, organisation.name].find(
        (name) => name && name.length > 2 && wordsAt(zone.text, name) >= 0,
      );
      if (!quote) continue;
      const evidence: Evidence = {
        kind: 'incubator-owner',
        zone: zone.name,
        quote,
        offset: wordsAt(zone.text, quote),
      };
      return [{ incubator, score: 0, evidence: [evidence] }];
    }
  }
  return [];
}

/** Words before the body that a Startup belongs to: "incubée au", "la Startup d'État de l'". */
const BELONGS_TO =
  /(?:^| )(?:incub\w*|port\w*|heberg\w*|lanc\w*|(?:start ?up|start up) d etat|produit)(?: \w+){0,2} (?:par|a|au|aux|de|du|d|chez)(?: (?:l|la|le|les))?$/;

/**
 * When the offer names no incubator: the incubator of the body that the text gives as the Startup's
 * home ("portée par l'ADEME"). Bodies with several incubators are left out.
 */
export function findByCarrier(offer: Offer, directory: Directory): NamedIncubator[] {
  for (const { organisation, incubator } of soleOwners(directory)) {
    for (const zone of offer.zones) {
      if (zone.name === 'about' || zone.name === 'employer') continue;
      for (const name of [organisation.acronym, organisation.name]) {
        const offset = name && name.length > 2 ? carriedAt(zone.text, name) : -1;
        if (!name || offset < 0) continue;
        const evidence: Evidence = {
          kind: 'incubator-owner',
          zone: zone.name,
          quote: name,
          offset,
        };
        return [{ incubator, score: 0, evidence: [evidence] }];
      }
    }
  }
  return [];
}

/** The offset at which a text says that something belongs to this body; -1 when it does not. */
function carriedAt(text: string, name: string): number {
  const lower = text.toLowerCase();
  const words = name.toLowerCase();
  for (let at = wordsAt(lower, words); at >= 0; at = wordsAt(lower, words, at + 1)) {
    if (BELONGS_TO.test(fold(text.slice(Math.max(0, at - 50), at)))) return at;
  }
  return -1;
}

/** The bodies that own exactly one incubator. */
function soleOwners(directory: Directory): { organisation: Organisation; incubator: Incubator }[] {
  const owned = new Map<string, Incubator[]>();
  for (const incubator of directory.incubators) {
    if (!incubator.owner) continue;
    owned.set(incubator.owner, [...(owned.get(incubator.owner) ?? []), incubator]);
  }
  return directory.organisations.flatMap((organisation) => {
    const [incubator, ...others] = owned.get(organisation.id) ?? [];
    return incubator && others.length === 0 ? [{ organisation, incubator }] : [];
  });
}

/**
 * The offset at which a text holds exactly these words, not inside longer
 * ones; -1 when it does not.
 */
function wordsAt(text: string, words: string, from = 0): number {
  const outside = /^$|[^\p{L}\p{N}]/u;
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    const after = text.charAt(at + words.length);
    if (outside.test(text.charAt(at - 1)) && outside.test(after)) return at;
  }
  return -1;
}
