import type { Offer, ZoneName } from '../offer/offer.ts';
import type { AddressBook } from './addresses.ts';
import { fold } from './fold.ts';
import type { NamedIncubator } from './incubators.ts';
import type { Evidence } from './resolution.ts';
import type { Candidate } from './score.ts';

/** Why an offer is held to be the network's, and with what weight. */
export interface NetworkReading {
  score: number;
  evidence: Evidence[];
}

/** From this score on an offer is the network's (docs/matching.md). */
export const NETWORK_THRESHOLD = 3;

/** All that the employer's boilerplate may add: it is the same on its other offers. */
const ABOUT_LIMIT = 1.5;

const NETWORK_NAME = /\bbeta[\s.·-]?gouv(?:\.fr)?\b/giu;
const STARTUP_WORD =
  /\bstart[\s-]?ups?\s+(?:d\s*['’‘´]?\s*[ée]tats?|de\s+territoires?)(?![\p{L}])/giu;

/** "le programme Startups d'État", "soutenir des startups d'État": a policy, not a team. */
const POLICY_BEFORE =
  /(?:programmes?|dispositifs?|politiques?|methodes?|demarches?|approches?|modele|mode|label|appels? a projets?|campagnes?|type|esprit|succes)(?: (?:de|des|du|d|les|la|l|une?|en|dite?))*$/;

/**
 * Looks for signs that an offer is the network's. Each kind counts once, at its best
 * place, so that a word repeated a hundred times is still one sign.
 */
export function readNetwork(
  offer: Offer,
  networkByAddress: boolean,
  addresses: AddressBook,
  candidates: readonly Candidate[],
  incubators: readonly NamedIncubator[],
): NetworkReading {
  const best = new Map<string, { weight: number; evidence: Evidence }>();
  let about = 0;
  const add = (kind: string, weight: number, evidence: Evidence) => {
    if (evidence.zone === 'about') {
      about = Math.min(ABOUT_LIMIT, about + weight / 4);
      return;
    }
    const known = best.get(kind);
    if (!known || weight > known.weight) best.set(kind, { weight, evidence });
  };
  if (networkByAddress) {
    add('address', 10, {
      kind: 'board-organisation',
      zone: 'employer',
      quote: offer.organisation ?? offer.url,
      offset: null,
      address: offer.url,
    });
  }
  for (const zone of offer.zones) {
    for (const found of zone.text.matchAll(NETWORK_NAME)) {
      add(
        'name',
        isDenied(zone.text, found.index) ? 0 : 4,
        quoted('network-name', zone.name, found),
      );
    }
    for (const found of zone.text.matchAll(STARTUP_WORD)) {
      const before = fold(zone.text.slice(Math.max(0, found.index - 60), found.index));
      add('startup', POLICY_BEFORE.test(before) ? 1 : 4, quoted('startup-word', zone.name, found));
    }
  }
  for (const link of offer.links) {
    const kind = addresses.find(link.address)?.kind;
    if (kind !== 'network-link' && kind !== 'startup-link') continue;
    add('link', kind === 'startup-link' ? 5 : 3, {
      kind: 'network-link',
      zone: link.zone,
      quote: link.text || link.address,
      offset: link.text ? link.offset : null,
      address: link.address,
    });
  }
  const [incubator] = incubators;
  const named = incubator?.evidence[0];
  if (incubator && named) add('incubator', Math.min(3, incubator.score * 0.6), named);
  const [candidate] = candidates;
  const first = candidate?.mentions.find(({ evidence }) => evidence.zone !== 'about');
  if (candidate && first) add('candidate', Math.min(4, candidate.strong / 4), first.evidence);
  const kept = [...best.values()].filter(({ weight }) => weight > 0);
  kept.sort((one, other) => other.weight - one.weight);
  return {
    score: kept.reduce((sum, { weight }) => sum + weight, about),
    evidence: kept.map(({ evidence }) => evidence),
  };
}

function isDenied(text: string, index: number): boolean {
  return /\b(?:hors|not|sans|pas(?: de)?)\s*$/i.test(text.slice(Math.max(0, index - 12), index));
}

function quoted(kind: Evidence['kind'], zone: ZoneName, found: RegExpMatchArray): Evidence {
  return { kind, zone, quote: found[0], offset: found.index ?? 0 };
}
