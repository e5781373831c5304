import { fold } from '../offer/fold.ts';
import { type Offer, type ZoneName, zoneText } from '../offer/offer.ts';
import type { Role } from './context.ts';
import type { Mention } from './mention.ts';
import type { Certainty } from './resolution.ts';
import type { Rival } from './rivals.ts';
import type { Candidate } from './score.ts';

/**
 * Independent signs that an offer is for one Startup. Each is found in a different way, so two of
 * them rarely agree by chance; docs/matching.md has the measurements.
 */
export type Signal =
  /** Its name stands in the title. */
  | 'title'
  /**
   * The words around its name say that the offer is for its team ("la Startup
   * d'État X", "X recrute").
   */
  | 'team'
  /** The text presents it ("X est un service qui…"). */
  | 'presented'
  /** Its page on beta.gouv.fr is linked to, and no other Startup's page is. */
  | 'own-page'
  /** The offer links to its product, or gives a mail address that bears its name. */
  | 'product'
  /** Applicants are asked to write to its mailbox. */
  | 'mailbox'
  /** The first lines name it. */
  | 'first-lines'
  /** It is named three times or more. */
  | 'repeated';

/** The signs found for a Startup, and the number of places of the offer that hold them. */
export interface Signals {
  /** False when only plain words name it, and the offer nowhere writes them as a name. */
  isMeant: boolean;
  signals: ReadonlySet<Signal>;
  places: number;
  /**
   * True when the offer says it explicitly ("X recrute", "la Startup d'État
   * X") or links to its page.
   */
  outright: boolean;
  /** The offer calls it a Startup d'État. */
  isCalledStartup: boolean;
  /**
   * How sure the name in the title makes the answer without any other sign: certain for a coined
   * name, probable for several plain words written as a name, possible for an ordinary word.
   */
  titleAlone: Certainty;
}

/** The length of a text's beginning, which says what the text is about, in UTF-16 units. */
const FIRST_LINES = 400;

/** The number of mentions that makes a name a subject of the offer. */
const OFTEN = 3;

/**
 * Whether a mention shows that the offer means the Startup: it writes the words as
 * a name or presents it.
 */
function meansIt({ evidence, role, listed, generic, loose, asName, exact }: Mention): boolean {
  if (evidence.zone === 'about' || role === 'aside' || listed > 1 || generic || loose) return false;
  const isPresented = role === 'presented' && exact && /^\p{Lu}/u.test(evidence.quote);
  return asName || role === 'told' || isPresented;
}

const NOTHING: Signals = {
  isMeant: false,
  signals: new Set(),
  places: 0,
  outright: false,
  isCalledStartup: false,
  titleAlone: 'possible',
};

/** The signs found for a candidate, among all mentions of the offer. */
export function signalsOf(candidate: Candidate, all: readonly Mention[]): Signals {
  const signals = new Set<Signal>();
  const places = new Set<string>();
  let named = 0;
  let outright = false;
  let titleAlone: Certainty = 'possible';
  const first = [...candidate.mentions].sort((one, other) => one.position - other.position)[0];
  // First mentioned as a tool or a partner: later sentences that present it describe that tool.
  const isTool = first?.role === 'aside' && first.evidence.zone !== 'about';
  // Plain words that are never written as a name may just describe the work.
  const isNamed = candidate.mentions.some(
    ({ name, evidence }) => name && evidence.zone !== 'about',
  );
  const meaning = candidate.mentions.filter(meansIt);
  if (isNamed && meaning.length === 0) return NOTHING;
  // When only the title means the Startup, the same words in the text still describe the work.
  const isTitleOnly = meaning.every(({ evidence }) => evidence.zone === 'title');
  for (const mention of candidate.mentions) {
    const { evidence, name, role, position } = mention;
    if (evidence.zone === 'about') continue;
    if (isNamed && isTitleOnly && evidence.zone !== 'title') continue;
    if (name && role !== 'aside') named += 1;
    if (role === 'aside' || mention.listed > 1 || mention.loose || mention.generic) continue;
    const inTitle = evidence.kind === 'name-in-title';
    const isCued = role === 'told' || role === 'team';
    if (isTool && !inTitle && !isCued && evidence.kind !== 'startup-link') continue;
    if (role === 'told') outright = true;
    if (inTitle) {
      signals.add('title');
      if (name?.coined) titleAlone = 'certain';
      else if (name?.strength !== 'ordinary' && titleAlone === 'possible') titleAlone = 'probable';
    } else if (position < FIRST_LINES) signals.add('first-lines');
    if (name && !inTitle && isCued) signals.add('team');
    if (name && !inTitle && role === 'presented') signals.add('presented');
    const isProduct = evidence.kind === 'product-link' || evidence.kind === 'mail-address';
    if (isProduct) signals.add('product');
    // "UX sur mon-entreprise.urssaf.fr", or "la plateforme" with its link: it
    // is the subject, unnamed.
    if (isProduct && (evidence.zone === 'title' || isCued)) signals.add('presented');
    if (evidence.kind === 'mail-address') signals.add('mailbox');
    places.add(`${evidence.zone} ${position}`);
  }
  if (named >= OFTEN && !isTool) {
    signals.add('repeated');
    places.add('throughout');
  }
  const pages = pagesLinked(all, (zone) => zone !== 'about');
  if (pages.size === 1 && pages.has(candidate.startup.id)) signals.add('own-page');
  // "La sous-direction porte la Startup d’État présentée ici": the employer
  // speaks of this one only.
  const pagesAbout = pagesLinked(all, (zone, role) => zone === 'about' && role === 'told');
  if (pages.size === 0 && pagesAbout.size === 1 && pagesAbout.has(candidate.startup.id)) {
    signals.add('presented');
  }
  outright ||= signals.has('own-page');
  const isCalledStartup = candidate.mentions.some((mention) => mention.isCalledStartup);
  return { isMeant: true, signals, places: places.size, outright, isCalledStartup, titleAlone };
}

/** The Startups whose pages on beta.gouv.fr are linked to, except in passing. */
function pagesLinked(
  all: readonly Mention[],
  counts: (zone: ZoneName, role: Role) => boolean,
): Set<string> {
  return new Set(
    all
      .filter(
        ({ evidence: { kind, zone }, role }) =>
          kind === 'startup-link' && role !== 'aside' && counts(zone, role),
      )
      .map(({ startup }) => startup.id),
  );
}

/** A sentence that says who hires; the first group is the one who does. */
const RECRUITER =
  /^(?!(?:nous|vous|tu|on|je|ils?|elles?)\b)(.{3,90}?) (?:recrut\w+|recherch\w+|cherch\w+) (?:\d|des?|deux|trois|un|une|l|la|le|les|leurs?|sa|ses|son|plusieurs)\b/;

/** How much of the text is searched for the one who hires, in UTF-16 units. */
const FIRST_LINES_OF_TEXT = 220;

/**
 * True when the title or the text's first sentences say that somebody other than this
 * Startup hires: an incubator, an agency, the network. Startups named later in such an
 * offer may only be examples.
 */
export function isHiredByAnother(
  offer: Offer,
  candidate: Candidate,
  { signals }: Signals,
): boolean {
  if (signals.has('title')) return false;
  if (RECRUITER.test(fold(offer.title))) return true;
  const missions = zoneText(offer, 'missions');
  const hires = missions
    .slice(0, FIRST_LINES_OF_TEXT)
    .split(/\n|[.!?]\s/)
    .some((sentence) => RECRUITER.test(fold(sentence)));
  const named = candidate.mentions.some(
    ({ evidence }) =>
      evidence.zone === 'missions' &&
      evidence.offset !== null &&
      evidence.offset < FIRST_LINES_OF_TEXT,
  );
  return hires && !named;
}

/** Local bodies: they use the network's products but rarely host a Startup. */
const LOCAL_BODY =
  /^(?:mairie|ville|commune|departement|region|metropole|universite|lycee|college|hopital|centre (?:hospitalier|communal|intercommunal|de gestion)|ccas|cias|chu|sdis)\b(?! accompagnement)|\b(?:conseil (?:departemental|regional)|communaute (?:de communes|urbaine|d agglomeration)|agglomeration|syndicat (?:mixte|intercommunal|departemental)|service departemental d incendie)\b/;

/** True when a local body hires: the offer may name a product only because the body uses it. */
export function isHiredByLocalBody({ employer }: Offer): boolean {
  return employer !== null && LOCAL_BODY.test(fold(employer));
}

/**
 * The kinds of rivals of a candidate: names that are not in the directory but stand where
 * the Startup's name would.
 */
export interface Rivalry {
  /** A longer name that begins with the candidate's ("Mobilic Ambulances"). */
  longer: boolean;
  /** The title has another name, which the text uses too. */
  inTitle: boolean;
  /** The text calls another name the Startup or the product. */
  told: boolean;
  /** The team of another name hires, or the title has a name that the text does not use. */
  team: boolean;
}

/** The rivals of one candidate. */
export function rivalryOf(candidate: Candidate, rivals: readonly Rival[]): Rivalry {
  const names = candidate.mentions.flatMap(({ name, evidence }) => (name ? [evidence.quote] : []));
  return {
    longer: rivals.some(({ name }) => names.some((own) => name.startsWith(`${own} `))),
    inTitle: rivals.some(({ zone, claim }) => zone === 'title' && claim === 'told'),
    told: rivals.some(({ claim }) => claim === 'told'),
    team: rivals.length > 0,
  };
}

/**
 * The highest certainty for a Startup that ended well before the offer: its name
 * probably means something else.
 */
function mostOfEnded({ outright, isCalledStartup, signals }: Signals): Certainty {
  if (isCalledStartup || signals.has('own-page')) return 'certain';
  return outright ? 'probable' : 'possible';
}

/**
 * How sure a candidate is. A Startup that ended well before the offer is certain only when the
 * offer calls it a Startup d'État or links to its page.
 *
 * @param next the next-best candidate
 */
export function certaintyFor(
  candidate: Candidate,
  next: Candidate | undefined,
  signals: Signals,
  doubt: Doubt,
): Certainty {
  const certainty = certaintyOf(candidate, next, signals, doubt);
  if (!doubt.hadEnded) return certainty;
  const most = mostOfEnded(signals);
  return CERTAINTIES.indexOf(certainty) < CERTAINTIES.indexOf(most) ? certainty : most;
}

/** From least to most sure. */
const CERTAINTIES: readonly Certainty[] = ['possible', 'probable', 'certain'];

/** The signs that speak against a candidate. */
interface Doubt {
  hiredByAnother: boolean;
  hiredByLocalBody: boolean;
  /** It ended well before the offer. */
  hadEnded: boolean;
  rivalry: Rivalry;
}

/**
 * How sure the first candidate is, from its signs and from its lead over the second one.
 * Thresholds measured on real offers: docs/matching.md says what each level promises.
 */
function certaintyOf(
  first: Candidate,
  second: Candidate | undefined,
  { isMeant, signals, places, outright, titleAlone }: Signals,
  doubt: Doubt,
): Certainty {
  if (!isMeant) return 'possible';
  // The offer of a local body names a product in the same way whether the body makes it or uses it.
  if (doubt.hiredByLocalBody && !outright) return 'possible';
  const inTitle = signals.has('title');
  const isCued = signals.has('team') || signals.has('presented');
  // A name may be repeated often and still be a tool or a neighbour, unless
  // something makes it the subject.
  if (!inTitle && !isCued && !signals.has('own-page') && !signals.has('mailbox')) return 'possible';
  const { rivalry } = doubt;
  if (rivalry.longer || rivalry.inTitle) return 'possible';
  if (rivalry.told && !inTitle) return 'possible';
  if (rivalry.team && !inTitle && !outright) return 'possible';
  const lead = second ? 1 - second.score / first.score : 1;
  // "team" and "presented" count as one sign, since both are read from the words around the name.
  const kinds =
    Number(isCued) +
    Number(signals.has('own-page')) +
    Number(signals.has('product')) +
    Number(signals.has('first-lines')) +
    Number(signals.has('repeated'));
  // Several readings of one place count as one sign, unless the offer says it explicitly.
  const independent = outright ? kinds : Math.min(kinds, places);
  if (doubt.hiredByAnother) {
    if (independent >= 3 && signals.has('first-lines') && lead >= 0.7) return 'certain';
    return independent >= 2 && lead >= 0.4 ? 'probable' : 'possible';
  }
  // "Messagerie" in a title may be the product's name or the subject of the work.
  const isNamed = titleAlone === 'certain' || independent >= 1 || outright;
  if (inTitle && !isNamed) return lead >= 0.4 ? titleAlone : 'possible';
  if ((inTitle || independent >= 2) && lead >= 0.3) return 'certain';
  if (outright && signals.has('team') && first.score >= 5 && lead >= 0.7) return 'certain';
  if (first.score >= 5 && lead >= 0.4) return 'probable';
  // One clear sign, and no other Startup comes close.
  return first.claim >= 3 && lead >= 0.6 ? 'probable' : 'possible';
}
