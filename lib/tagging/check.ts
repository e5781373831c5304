import { typeset } from '../i18n/typeset.ts';
import type { ZoneName } from '../offer/offer.ts';
import type { Passage } from './offer-words.ts';

/**
 * All checks, in the order in which a recruiter reads them; their ids never
 * change. See docs/tagging.md.
 */
export const CHECK_IDS = [
  'startup-named',
  'startup-linked',
  'incubator-named',
  'incubator-agrees',
  'mission-in-title',
  'mission-in-text',
  'contract-holder',
  'end-date',
  'embarquement',
  'independents-page',
  'wording-responsable',
  'wording-recrutement',
  'wording-team',
  'wording-fixed-days',
  'inclusive-title',
  'age',
  'structured-data',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/**
 * The result of one of the network's rules for one offer. The text of the rule
 * is in lib/i18n, by id.
 */
export interface TaggingCheck {
  id: CheckId;
  status: 'passed' | 'failed' | 'not-applicable';
  /** Address of the published rule. */
  source: string;
  /** The words of the offer that decided the result; null when it was the lack of words. */
  quote: string | null;
  /**
   * For a failed check: the words to write instead, in French like the offer, ready to paste. Also
   * given when the result depends on facts that the offer does not give.
   */
  advice: string | null;
  /** Why a person set the rule aside for this offer, though it is broken; absent when they did not. */
  setAside?: string | undefined;
  /** The place of the quote in the offer's text, if it is there. */
  place?: { zone: ZoneName; offset: number } | undefined;
}

/** The result of a check, without its id and its source. */
export type Finding = Omit<TaggingCheck, 'id' | 'source'>;

/** The network's rules for offers, in the community's documentation: seen November 2026. */
const RULES =
  'https://doc.incubateur.net/communaute/les-outils-de-la-communaute/autres-services/welcome-to-the-jungle';

/** The network's description of the status of independents; offers of missions must link to it. */
export const INDEPENDENTS_PAGE =
  'https://doc.incubateur.net/communaute/travailler-chez-beta.gouv.fr/les-differents-statuts/independants-freelances';

/** Where a rule is published. */
export function ruleSource(id: string): string {
  return id === 'structured-data' ? 'https://schema.org/JobPosting' : RULES;
}

/** Adds the id and the source to a finding, and sets its advice in French typography. */
export function asCheck(id: CheckId, finding: Finding): TaggingCheck {
  const source = ruleSource(id);
  const { advice } = finding;
  return { id, source, ...finding, advice: advice && typeset(advice) };
}

/** The words that decided: a passage of the offer, or words elsewhere on its page. */
type Decider = Passage | string | null;

/** The offer follows the rule. */
export function passed(decider: Decider): Finding {
  return { status: 'passed', advice: null, ...quoted(decider) };
}

/** The offer breaks the rule. */
export function failed(decider: Decider, advice: string): Finding {
  return { status: 'failed', advice, ...quoted(decider) };
}

/** The rule is not for this offer, or the offer does not give the facts it needs. */
export function notApplicable(decider: Decider = null, advice: string | null = null): Finding {
  return { status: 'not-applicable', advice, ...quoted(decider) };
}

function quoted(decider: Decider): Pick<Finding, 'quote' | 'place'> {
  if (decider === null || typeof decider === 'string') return { quote: decider };
  const { quote, zone, offset } = decider;
  return offset === null ? { quote } : { quote, place: { zone, offset } };
}
