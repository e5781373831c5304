import { typeset } from '../i18n/typeset.ts';
import type { ZoneName } from '../offer/offer.ts';
import type { Passage } from './offer-words.ts';

/** Every check, in the order in which a recruiter reads them; ids are stable. docs/tagging.md. */
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

/** What a rule of the network says of one offer. The rule itself is a text of lib/i18n, by id. */
export interface TaggingCheck {
  id: CheckId;
  status: 'passed' | 'failed' | 'not-applicable';
  /** Address of the published rule. */
  source: string;
  /** The words that decided, as the offer has them; null where their absence did. */
  quote: string | null;
  /**
   * For a failed check: what to write instead, in French as the offer is, ready to paste. Also
   * for a rule that depends on what the offer does not say.
   */
  advice: string | null;
  /** Why a person set the rule aside for this offer, though it is broken; absent when they did not. */
  setAside?: string | undefined;
  /** Where the quote stands in the offer's text, when it does. */
  place?: { zone: ZoneName; offset: number } | undefined;
}

/** What a check found, before it has its id and its source. */
export type Finding = Omit<TaggingCheck, 'id' | 'source'>;

/** The rules for offers, in the community's documentation: seen November 2026. */
const RULES =
  'https://doc.incubateur.net/communaute/les-outils-de-la-communaute/autres-services/welcome-to-the-jungle';

/** Where the network describes the status of independents; its offers of missions link to it. */
export const INDEPENDENTS_PAGE =
  'https://doc.incubateur.net/communaute/travailler-chez-beta.gouv.fr/les-differents-statuts/independants-freelances';

/** Where a rule is published. */
export function ruleSource(id: string): string {
  return id === 'structured-data' ? 'https://schema.org/JobPosting' : RULES;
}

/** A finding under its id; what it advises to write is set as French sets it. */
export function asCheck(id: CheckId, finding: Finding): TaggingCheck {
  const source = ruleSource(id);
  const { advice } = finding;
  return { id, source, ...finding, advice: advice && typeset(advice) };
}

/** What decided: a passage of the offer, or words that stand elsewhere on its page. */
type Decider = Passage | string | null;

/** The offer follows the rule. */
export function passed(decider: Decider): Finding {
  return { status: 'passed', advice: null, ...quoted(decider) };
}

/** The offer breaks the rule. */
export function failed(decider: Decider, advice: string): Finding {
  return { status: 'failed', advice, ...quoted(decider) };
}

/** The rule is not for this offer, or the offer does not say what is needed to know. */
export function notApplicable(decider: Decider = null, advice: string | null = null): Finding {
  return { status: 'not-applicable', advice, ...quoted(decider) };
}

function quoted(decider: Decider): Pick<Finding, 'quote' | 'place'> {
  if (decider === null || typeof decider === 'string') return { quote: decider };
  const { quote, zone, offset } = decider;
  return offset === null ? { quote } : { quote, place: { zone, offset } };
}
