import type { Startup } from '../directory/directory.ts';
import { isLink, type Mention } from './mention.ts';
import type { EvidenceKind } from './resolution.ts';

/** A Startup, with its mentions and their weight. */
export interface Candidate {
  startup: Startup;
  score: number;
  /** The score without mentions in passing. */
  claim: number;
  mentions: Mention[];
}

/** The weight of a link, by its target. */
const LINK_WEIGHT: Partial<Record<EvidenceKind, number>> = {
  'startup-link': 9,
  'product-link': 5,
  'repository-link': 3,
  'mail-address': 5,
};

/** The weight of a name, by the role that the words around give it. */
const TITLE_WEIGHT = { told: 14, team: 12, presented: 12, mentioned: 9, aside: 5 } as const;
const TEXT_WEIGHT = { told: 10, team: 7, presented: 5, mentioned: 2, aside: 0.6 } as const;
const LINK_ROLE = { told: 1.3, team: 1.2, presented: 1, mentioned: 0.9, aside: 0.3 } as const;

/**
 * With a lower score a Startup is only the employer's example, or is named
 * once in passing, far down.
 */
const WORTH_NAMING = 0.9;

/** The factor by which the weight of each further mention falls, the best mention first. */
const REPEATED = 0.8;

/** Ranks the Startups that an offer mentions, best first. */
export function rankCandidates(mentions: readonly Mention[]): Candidate[] {
  const byStartup = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const known = byStartup.get(mention.startup.id);
    if (known) known.push(mention);
    else byStartup.set(mention.startup.id, [mention]);
  }
  const onlyLinked = onlyStartupLinkedAbout(mentions);
  const candidates: Candidate[] = [];
  for (const own of byStartup.values()) {
    const startup = (own[0] as Mention).startup;
    const anchored = own.some(isAnchor);
    const aboutIsOwn = onlyLinked === startup.id;
    const weighed = own
      .map((mention) => ({ mention, weight: weigh(mention, anchored, aboutIsOwn) }))
      .filter(({ weight }) => weight > 0)
      .sort((first, second) => second.weight - first.weight);
    if (weighed.length === 0) continue;
    let score = 0;
    let claim = 0;
    let factor = 1;
    for (const { mention, weight } of weighed) {
      score += weight * factor;
      if (isClaim(mention)) claim += weight * factor;
      factor *= REPEATED;
      if (factor < 0.01) break;
    }
    if (score < WORTH_NAMING) continue;
    candidates.push({ startup, score, claim, mentions: weighed.map(({ mention }) => mention) });
  }
  return candidates.sort(
    (first, second) => second.score - first.score || compareIds(first, second),
  );
}

/**
 * The employer's boilerplate names Startups as examples. When it names a single one and links to
 * its page, that Startup is the team's.
 */
function onlyStartupLinkedAbout(mentions: readonly Mention[]): string | null {
  const about = mentions.filter(
    ({ evidence, name }) => evidence.zone === 'about' && name?.strength !== 'ordinary',
  );
  const ids = new Set(about.map(({ startup }) => startup.id));
  const linked = about.some(({ evidence }) => evidence.kind === 'startup-link');
  return linked && ids.size === 1 ? ([...ids][0] ?? null) : null;
}

function compareIds(first: Candidate, second: Candidate): number {
  return first.startup.id < second.startup.id ? -1 : 1;
}

function weigh(mention: Mention, anchored: boolean, aboutIsOwn: boolean): number {
  const { evidence, role, name } = mention;
  const zone = evidence.zone === 'about' ? (aboutIsOwn ? 0.7 : 0.12) : 1;
  const place = aboutIsOwn || mention.position < 700 ? 1 : mention.position < 2000 ? 0.75 : 0.5;
  const list = mention.listed === 0 ? 1 : mention.listed === 1 ? 0.7 : 0.3;
  if (isLink(evidence.kind)) {
    const weight = (LINK_WEIGHT[evidence.kind] ?? 0) * LINK_ROLE[role];
    return weight * zone * place * (mention.generic ? 0.2 : 1);
  }
  if (!name) return 0;
  const strength = nameFactor(mention, anchored);
  const origin = name.origin === 'id' ? 0.7 : 1;
  if (evidence.kind === 'name-in-title') return TITLE_WEIGHT[role] * strength * origin * list;
  return TEXT_WEIGHT[role] * strength * origin * list * place * zone;
}

/**
 * How far the words of a mention can be trusted, from 0 to 1. An ordinary word counts
 * when it has the directory's spelling and something else points to the same Startup: the
 * words around it, or a link.
 */
function nameFactor(mention: Mention, anchored: boolean): number {
  const { name, exact, role, evidence } = mention;
  const cued = role === 'told' || role === 'team';
  if (mention.loose) return anchored ? 0.5 : cued ? 0.3 : 0.1;
  if (!name || name.coined) return 1;
  if (name.strength === 'distinctive') {
    // In a title, several plain words usually describe the work.
    if (mention.asName || role === 'told' || anchored || evidence.zone !== 'title') return 1;
  }
  if (name.strength !== 'ordinary') {
    if (/^\p{Lu}/u.test(evidence.quote)) return 0.9;
    return cued || anchored ? 0.6 : 0.15;
  }
  // In capitals after a cue ("la Startup d'État LAPINS"), even an ordinary word is a name.
  const capitals = evidence.zone !== 'title' && /^[\p{Lu}\d\s'’-]{3,}$/u.test(evidence.quote);
  if (!exact) return cued && (anchored || capitals) ? 0.5 : 0;
  if (anchored) return 0.8;
  return role === 'told' || (cued && evidence.zone === 'title') ? 0.7 : cued ? 0.4 : 0;
}

/** True for evidence that makes an ordinary word credible as a name. */
function isAnchor(mention: Mention): boolean {
  const { evidence, name, role } = mention;
  if (evidence.zone === 'about') return false;
  if (isLink(evidence.kind)) return !mention.generic && role !== 'aside';
  if (mention.loose) return false;
  const isName = name?.strength === 'distinctive' && mention.asName;
  const isCued = role === 'told' || (role === 'team' && evidence.zone !== 'title');
  return isName || (isCued && mention.exact);
}

/**
 * True for evidence that is not in passing; only such evidence says that the
 * offer is the network's.
 */
function isClaim(mention: Mention): boolean {
  const { evidence, name, role } = mention;
  if (role === 'aside' || mention.listed > 1 || mention.loose || mention.generic) return false;
  if (evidence.zone === 'about') return evidence.kind === 'startup-link';
  if (isLink(evidence.kind)) return evidence.kind !== 'repository-link';
  if (!mention.asName && role !== 'told') return false;
  return (
    evidence.kind === 'name-in-title' || role !== 'mentioned' || name?.strength === 'distinctive'
  );
}
