import { fold } from '../offer/fold.ts';
import { type Offer, zoneText } from '../offer/offer.ts';
import { isListGap, type Mention } from './mention.ts';
import type { Candidate } from './score.ts';

/** Words that say that a post is divided between two teams. */
const DIVIDED =
  /\b(?:partagee?s?(?: e)? (?:par|entre)|se partag\w+|partag\w+ (?:votre|ton|son|leur) temps|a parts egales|mi temps|moitie|reparti\w*|commune? a|communes? aux|mutualis\w+|deux (?:produits|startups|start ups|equipes|services)|shared|(?:un|deux|trois|\d) jours? (?:\w+ ){0,4}(?:chez|pour|sur) )\b|\bentre$/;

/** The least score of the second Startup, as a share of the first one's. */
const AS_MUCH = 0.5;

/**
 * The two Startups that share a post, or null. The title or a sentence that hires names both
 * together ("X et Y recrutent", "Dev pour X et Y"), or says how the time is divided between them.
 */
export function sharersOf(
  offer: Offer,
  mentions: readonly Mention[],
  [first, second]: readonly Candidate[],
): [Candidate, Candidate] | null {
  if (!first || !second || second.score < first.score * AS_MUCH) return null;
  const places = mentions.filter(
    ({ evidence, role, name, asName, longer, loose, listed }) =>
      name &&
      asName &&
      !longer &&
      !loose &&
      listed < 2 &&
      role !== 'aside' &&
      evidence.offset !== null &&
      evidence.zone !== 'about' &&
      evidence.zone !== 'employer',
  );
  const of = (candidate: Candidate) =>
    places.filter(({ startup }) => startup === candidate.startup);
  const isPair = of(first).some((one) =>
    of(second).some((other) => arePaired(one, other, zoneText(offer, one.evidence.zone))),
  );
  return isPair ? [first, second] : null;
}

/** Whether two names stand side by side and the words around say that the post belongs to both. */
function arePaired(one: Mention, other: Mention, text: string): boolean {
  if (one.evidence.zone !== other.evidence.zone) return false;
  const [left, right] =
    (one.evidence.offset as number) < (other.evidence.offset as number)
      ? [one, other]
      : [other, one];
  const start = left.evidence.offset as number;
  const from = start + left.evidence.quote.length;
  const to = right.evidence.offset as number;
  const between = text.slice(from, to);
  const isList = between.length < 20 && isListGap(between);
  if (!isList && (between.length > 60 || /[.!?\n]/.test(between))) return false;
  const isDivided = DIVIDED.test(fold(text.slice(Math.max(0, start - 70), to + 60)));
  if (isDivided) return true;
  if (!isList) return false;
  return left.evidence.zone === 'title' || right.role === 'told' || left.role === 'told';
}
