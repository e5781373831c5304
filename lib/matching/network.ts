import type { Startup } from '../directory/directory.ts';
import { fold } from '../offer/fold.ts';
import { type Offer, type ZoneName, zoneText } from '../offer/offer.ts';
import { isDigital, professionOf } from '../offer/profession.ts';
import type { AddressBook } from './addresses.ts';
import type { NamedIncubator } from './incubators.ts';
import { linkEvidence } from './link-evidence.ts';
import type { Mention } from './mention.ts';
import type { Evidence } from './resolution.ts';
import type { Candidate } from './score.ts';

/** The score that says how likely an offer is the network's, and the evidence for it. */
export interface NetworkReading {
  score: number;
  evidence: Evidence[];
}

/** An offer with at least this score is the network's (docs/matching.md). */
export const NETWORK_THRESHOLD = 2;

/**
 * A page whose whole text (lib/offer/page-preview.ts) scores less than this cannot hold an offer of
 * the network, however it is read. It is a fourth of the threshold, because a title or a zone may
 * count for more once it is read as such. Measured 2026-11: docs/matching.md.
 */
export const SUSPICION_THRESHOLD = 0.5;

/** The most that a name alone adds when it does not prove that the offer is the network's. */
const BELOW_THRESHOLD = 1.5;

/** Names of incubators that other bodies also give to things of their own. */
const COMMON_INCUBATOR_NAMES =
  /^(?:(?:la )?ruche numerique|mission (?:interministerielle )?(?:pour l |de l )?apprentissage|plateforme de l inclusion|gip (?:de l )?inclusion|incubateur de territoires|incubateur de services numeriques)$/;

const NETWORK_NAME = /\bb[eéê]ta[\s.·\p{Pd}]?gouv(?:\.fr)?\b/giu;
const STARTUP_WORD =
  /\bstart[\s\p{Pd}]?ups?\s+(?:d\s*(?:['’‘´]\s*)?[ée]tats?|de\s+territoires?)(?![\p{L}])/giu;

/**
 * Words before a sign that keep it at a distance: the offer follows, funds or quotes the network
 * but is not part of it ("le programme Startups d'État", "les financeurs de beta.gouv.fr").
 */
const AT_A_DISTANCE =
  /(?:experiences?|connaissances?|pratiques?|issue?s?|echang\w{1,9}|equipes|programmes?|dispositifs?|politiques?|methodes?|demarches?|approches?|modeles?|mode|label|appels? a projets?|campagnes?|esprit|succes|financeurs?|financements?|credits?|budgets?|evaluation|audits?|tutelle|partenaires?|partenariats?|liens?(?: etroit)? avec|relations? avec|collaboration avec|aupres|echanges avec|acteurs?|ecosystemes?|comme|tels? que|notamment|inspir\w{1,9}|soutien|appui|incubation)(?: (?:de|des|du|d|les|la|le|l|une?|en|dite?|a|au|aux|par|tels?|que|dans|sein|avec|aupres|agiles|issue?s?)){0,8}$/;

/** "Parmi nos clients : une banque, beta.gouv.fr…" */
const AMONG_CLIENTS = /\b(?:nos|leurs|ses|de|des) (?:clients?|clientes)(?: \w+){0,9}$/;

/**
 * Words of a sentence that mentions the network as something else: a candidate's past work, a
 * company's client, the subject of a course or an audit.
 */
const ABOUT_OTHERS =
  /\b(?:experiences?|references?|clients?|clientes|ancien(?:ne)?s?|alumni|(?:viens|vient|viennent|venu\w*|venant)(?: peut etre)? d[eu]?|issus|avons|plus pour|un plus|souhait\w+|appreci\w+|enquet\w+|traite\w*|cours|enseign\w+|controles?|audits?|etudes?|veille|recherches? sur|articles?|methodes?|inspir\w+|comme|concurrent\w*|sans en etre|connaissances?|connaissez|laureat\w*|remporte\w*|vend\w*|prospect\w+|equip(?:ons|ez|ent)|fourni\w*|factur\w+|confiance|portefeuille)\b/;

/**
 * Words in the names of public bodies; an employer without any of them is taken for a company. A
 * company mostly mentions the network as past work, a client or a source; the mention is about the
 * post only if its sentence says so.
 */
const PUBLIC_BODY =
  /\b(?:public\w*|ministeres?|direction|prefecture|agence (?:nationale|de|du|des|regionale|francaise)|secretariat|etablissement|departement\w*|regions?|regiona\w+|mairie|ville|communes?|metropole|agglomeration|communaute|universite|academie|caisse|gip|services?|office|institut|centre|assemblee|etat|nationa\w+|gouv\w*|armees?|hopita\w+|syndicat|collectivite|delegation|mission|plateforme|incubateur|fabrique|beta\w*|startup|musee|ecole|chambre|operateur|interministeriel\w*|territori\w+|cerema|ign|dinum|anct|ademe|anssi|insee|inria|cnrs|urssaf|france travail|pole emploi|affaires|dr[a-z]{2,4}|dd[a-z]{1,3})\b/;

/** Words that tie a mention to the post after all: "une mission au sein de beta.gouv.fr". */
const ABOUT_WORK =
  /\b(?:au sein d\w*|rejoi\w+|integr(?:er|ez|erez|eras|era)|recrut\w+|mission (?:\w+ ){0,3}(?:chez|pour|a|au|aux)|membre (?:de|du)|dans le reseau|du reseau|notre startup|notre start up|un produit de beta|(?:incube|accompagne|porte)\w* par|(?:pour|dans|chez|d|de|a|est|sommes) (?:la |une |cette |l )?(?:equipe d )?(?:une )?(?:start ?up|start up) d etat|(?:poste|offre|candidat\w*|ecri\w+|envoy\w+) (?:\w+ ){0,6}(?:a|de|chez))\b/;

/** The share of a sign's weight that remains when it stands at a distance. */
const DISTANT = 0.25;

/**
 * The share of a text sign's weight that remains when the offer is for no digital
 * profession: the network hires developers, designers, product and deployment people; a
 * policy post only mentions it.
 */
const OTHER_WORK = 0.6;

/** The weight of a proof that does not depend on the text. */
const PROOF = 10;

/** One sign of the network, at the place where it weighs most. */
interface Sign {
  weight: number;
  /** The offer mentions the network as something else. */
  isDistant: boolean;
  evidence: Evidence;
}

function mostDistant(signs: Iterable<Sign>): number {
  let most = 0;
  for (const { weight, isDistant } of signs) if (isDistant) most = Math.max(most, weight);
  return most;
}

/**
 * Looks for signs that an offer is the network's. Each kind counts once, where it weighs most, so a
 * word repeated a hundred times is still one sign.
 *
 * @param isCarried whether the employer sponsors the Startup or owns its incubator, and the Startup
 *   had not ended when the offer was published: otherwise its name alone proves nothing
 * @param proof evidence from elsewhere that proves the offer to be the network's,
 *   whatever its text; or null
 */
export function readNetwork(
  offer: Offer,
  networkByAddress: boolean,
  addresses: AddressBook,
  mentions: readonly Mention[],
  candidates: readonly Candidate[],
  incubators: readonly NamedIncubator[],
  isCarried: (startup: Startup) => boolean,
  proof: Evidence | null = null,
): NetworkReading {
  const best = new Map<string, Sign>();
  const work = isDigital(professionOf(offer)) ? 1 : OTHER_WORK;
  const { employer } = offer;
  const isCompany = employer !== null && !offer.isPublic && !PUBLIC_BODY.test(fold(employer));
  const add = (kind: string, weight: number, evidence: Evidence, distance = 1) => {
    // The employer's boilerplate is the same on all its offers and says nothing about this one.
    if (evidence.zone === 'about') return;
    const isHeader = evidence.zone === 'title' || evidence.zone === 'employer';
    const near = isHeader || evidence.offset === null ? weight : weight * work;
    const full = near * distance;
    const known = best.get(kind);
    if (!known || full > known.weight) {
      best.set(kind, { weight: full, isDistant: distance < 1, evidence });
    }
  };
  if (networkByAddress) {
    add('address', PROOF, {
      kind: 'board-organisation',
      zone: 'employer',
      quote: offer.organisation ?? offer.url,
      offset: null,
      address: offer.url,
    });
  }
  if (proof) add('proof', PROOF, proof);
  for (const { name, text } of offer.zones) {
    for (const [kind, words] of [
      ['network-name', NETWORK_NAME],
      ['startup-word', STARTUP_WORD],
    ] as const) {
      for (const found of text.matchAll(words)) {
        const { index } = found;
        const isAside =
          kind === 'startup-word' &&
          isSaidAside(text, name, index, index + found[0].length, mentions);
        // "Covoiturage.beta.gouv" is a product's name, which any employer may use.
        if (kind === 'network-name' && isInName(name, index, mentions)) continue;
        const isTalk = isCompany && name !== 'title' && name !== 'employer';
        const distance = isAside ? DISTANT : distanceFactor(text, index, isTalk);
        add(kind, 4, { kind, zone: name, quote: found[0], offset: found.index }, distance);
      }
    }
  }
  for (const link of offer.links) {
    const kind = addresses.find(link.address)?.kind;
    if (kind !== 'network-link' && kind !== 'startup-link') continue;
    add('link', kind === 'startup-link' ? 5 : 3, linkEvidence('network-link', link));
  }
  for (const { score, evidence } of incubators.slice(0, 1)) {
    for (const one of evidence) {
      const distance =
        one.offset === null ? 1 : distanceFactor(zoneText(offer, one.zone), one.offset, isCompany);
      const common = COMMON_INCUBATOR_NAMES.test(fold(one.quote)) ? work : 1;
      add('incubator', Math.min(3, score * 0.6) * common ** 2, one, distance);
    }
  }
  const [mention] = candidates[0]?.mentions ?? [];
  if (mention) {
    // A team often mentions its sister products: together they point to the network.
    const claim = candidates.slice(0, 3).reduce((sum, candidate) => sum + candidate.claim, 0);
    const weight = Math.min(4, claim / 2.5);
    const isAlone = [...best.values()].every((sign) => sign.isDistant || sign.weight < 1);
    // Applications go to its mailbox: the post is then its own, even without its name.
    const isAppliedTo = mentions.some((one) => isItsMailbox(one) && isCarried(one.startup));
    const proves =
      !isAlone || isAppliedTo || candidates.some((one) => provesAlone(one, work, isCarried));
    const most = proves ? 4 : BELOW_THRESHOLD - mostDistant(best.values());
    best.set('candidate', {
      weight: Math.min(weight, most),
      isDistant: false,
      evidence: mention.evidence,
    });
  }
  const kept = [...best.values()].filter(({ weight }) => weight > 0);
  kept.sort((one, other) => other.weight - one.weight);
  return {
    // All signs at a distance count as one.
    score: kept.reduce(
      (sum, { weight, isDistant }) => (isDistant ? sum : sum + weight),
      mostDistant(kept),
    ),
    evidence: kept.map(({ evidence }) => evidence),
  };
}

/**
 * Whether a Startup's name, with no other sign of the network, makes an offer the network's. Many
 * employers use its products or have similar names, and many posts are about the subject that a
 * product is named after ("Chargé de mission Espèces protégées").
 */
function provesAlone(
  candidate: Candidate,
  work: number,
  isCarried: (startup: Startup) => boolean,
): boolean {
  if (!isCarried(candidate.startup)) return false;
  const isTold = candidate.mentions.some(
    ({ role, generic, evidence }) =>
      role === 'told' ||
      evidence.kind === 'startup-link' ||
      (evidence.kind === 'product-link' && role !== 'aside' && !generic),
  );
  // For work that is not digital, the name must be told or linked.
  if (work < 1 && !isTold) return false;
  // One or two plain words, even written as a name, must also be presented.
  return candidate.mentions.some(
    ({ name, asName, role, evidence }) =>
      name?.coined ||
      (asName && evidence.quote.trim().split(/\s+/).length > 2) ||
      // No sentence spells two words like this: "Mon-Entreprise", "MON-ENTREPRISE".
      (asName && /\p{L}-\p{Lu}/u.test(evidence.quote)) ||
      (asName && evidence.zone !== 'title' && role !== 'mentioned' && role !== 'aside') ||
      evidence.kind === 'product-link' ||
      evidence.kind === 'startup-link',
  );
}

function isItsMailbox({ evidence, role }: Mention): boolean {
  return evidence.kind === 'mail-address' && evidence.zone !== 'about' && role !== 'aside';
}

/** Whether the network's name at this place is part of a Startup's name. */
function isInName(zone: ZoneName, at: number, mentions: readonly Mention[]): boolean {
  return mentions.some(
    ({ name, evidence: { zone: where, offset, quote } }) =>
      name && where === zone && offset !== null && offset < at && at < offset + quote.length,
  );
}

/**
 * The most text between a name and its apposition ("Mobilic, la Startup d'État"), in UTF-16 units.
 */
const APPOSED = 25;

/**
 * Whether "Startup d'État" describes one that the offer names only as a tool, a
 * partner or an example.
 */
function isSaidAside(
  text: string,
  zone: ZoneName,
  start: number,
  end: number,
  mentions: readonly Mention[],
): boolean {
  return mentions.some(({ role, longer, name, evidence }) => {
    if (role !== 'aside' || longer || !name || evidence.zone !== zone || evidence.offset === null)
      return false;
    const nameEnd = evidence.offset + evidence.quote.length;
    const between =
      nameEnd <= start ? text.slice(nameEnd, start) : text.slice(end, evidence.offset);
    return between.length <= APPOSED && !/[.!?\n]/.test(between);
  });
}

function distanceFactor(text: string, offset: number, isCompany: boolean): number {
  const before = text.slice(Math.max(0, offset - 70), offset);
  if (/\b(?:hors|not|sans|pas(?: de)?)\s*$/i.test(before)) return 0;
  const words = fold(before);
  if (AT_A_DISTANCE.test(words) || AMONG_CLIENTS.test(words)) return DISTANT;
  // It is part of an address, where people write or look things up.
  if (/[@/.]$/.test(before)) return 1;
  const sentence = fold(sentenceAt(text, offset));
  const isOfOthers = isCompany || ABOUT_OTHERS.test(sentence);
  return isOfOthers && !ABOUT_WORK.test(sentence) ? DISTANT : 1;
}

/** How much of a sentence is looked at on each side of a sign, in UTF-16 units. */
const SENTENCE_SIDE = 160;

/** The sentence around a place; dots inside an address do not end it. */
function sentenceAt(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - SENTENCE_SIDE), offset).split(/\n|[.!?]\s/);
  const [after = ''] = text.slice(offset, offset + SENTENCE_SIDE).split(/\n|[.!?]\s/, 1);
  return `${before.at(-1) ?? ''}${after}`;
}
