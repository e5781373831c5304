import { fold } from '../offer/fold.ts';
import type { Offer } from '../offer/offer.ts';
import type { Mention } from './mentions.ts';
import type { Certainty } from './resolution.ts';
import type { Candidate } from './score.ts';

/**
 * Independent signs that an offer is for one Startup. Each says it in another way, so that
 * two of them agreeing by chance is rare; docs/matching.md has what was measured.
 */
export type Signal =
  /** Its name stands in the title. */
  | 'title'
  /** The words around its name make it the team's ("la Startup d'État X", "X recrute"). */
  | 'team'
  /** The text presents it ("X est un service qui…"). */
  | 'presented'
  /** Of all Startups' pages on beta.gouv.fr, only its own is linked to. */
  | 'own-page'
  /** The offer links to its product, or gives a mail address that bears its name. */
  | 'product'
  /** The first lines speak of it. */
  | 'first-lines'
  /** It is named three times or more. */
  | 'repeated';

/** Until here a text says what it is about, in UTF-16 units. */
const FIRST_LINES = 400;

/** How often a name must come back to be a subject. */
const OFTEN = 3;

/** The signs found for a candidate, among all mentions of the offer. */
export function signalsOf(candidate: Candidate, all: readonly Mention[]): Set<Signal> {
  const signals = new Set<Signal>();
  let named = 0;
  for (const mention of candidate.mentions) {
    const { evidence, name, role, position } = mention;
    if (evidence.zone === 'about') continue;
    if (name && role !== 'aside') named += 1;
    if (role === 'aside' || mention.listed > 1 || mention.loose || mention.generic) continue;
    const inTitle = evidence.kind === 'name-in-title';
    if (inTitle) signals.add('title');
    else if (position < FIRST_LINES) signals.add('first-lines');
    if (name && !inTitle && (role === 'told' || role === 'team')) signals.add('team');
    if (name && !inTitle && role === 'presented') signals.add('presented');
    if (evidence.kind === 'product-link' || evidence.kind === 'mail-address')
      signals.add('product');
  }
  if (named >= OFTEN) signals.add('repeated');
  const pages = new Set(
    all
      .filter(
        ({ evidence, role }) =>
          evidence.kind === 'startup-link' && role !== 'aside' && evidence.zone !== 'about',
      )
      .map(({ startup }) => startup.id),
  );
  if (pages.size === 1 && pages.has(candidate.startup.id)) signals.add('own-page');
  return signals;
}

/** A sentence in which somebody hires; the first group is who. */
const RECRUITER =
  /^(?!(?:nous|vous|tu|on|je|ils?|elles?)\b)(.{3,90}?) (?:recrut\w+|recherch\w+|cherch\w+) (?:\d|des?|deux|trois|un|une|l|la|le|les|leurs?|sa|ses|son|plusieurs)\b/;

/** How much of the text is looked at for who hires, in UTF-16 units. */
const FIRST_LINES_OF_TEXT = 220;

/**
 * True when the title, or the text's first sentence, says that somebody hires who is not this
 * Startup: an incubator, an agency, the network. The Startups such an offer goes on to speak
 * of may be examples.
 */
export function isHiredByAnother(
  offer: Offer,
  candidate: Candidate,
  signals: ReadonlySet<Signal>,
): boolean {
  if (signals.has('title')) return false;
  if (RECRUITER.test(fold(offer.title))) return true;
  const missions = offer.zones.find(({ name }) => name === 'missions')?.text ?? '';
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

/**
 * How sure the first candidate is, from its signs and from its lead over the second one.
 * Thresholds measured on real offers: docs/matching.md says what each level promises.
 */
export function certaintyOf(
  first: Candidate,
  second: Candidate | undefined,
  signals: ReadonlySet<Signal>,
  hiredByAnother: boolean,
): Certainty {
  const lead = second ? 1 - second.score / first.score : 1;
  // Being the team's and being presented are one sign: both are read from the words around.
  const independent =
    Number(signals.has('team') || signals.has('presented')) +
    Number(signals.has('own-page')) +
    Number(signals.has('product')) +
    Number(signals.has('first-lines')) +
    Number(signals.has('repeated'));
  if (hiredByAnother) {
    if (independent >= 3 && signals.has('first-lines') && lead >= 0.7) return 'certain';
    return independent >= 2 && lead >= 0.4 ? 'probable' : 'possible';
  }
  if ((signals.has('title') || independent >= 2) && lead >= 0.3) return 'certain';
  if (signals.has('team') && first.score >= 5 && lead >= 0.7) return 'certain';
  if (first.score >= 5 && lead >= 0.4) return 'probable';
  // One clear sign, and nobody else in sight.
  return first.claim >= 3 && lead >= 0.6 ? 'probable' : 'possible';
}
