import type { Resolution } from '../matching/resolution.ts';
import type { Offer } from '../offer/offer.ts';
import type { Status } from '../offer/status.ts';
import {
  asCheck,
  CHECK_IDS,
  type CheckId,
  type Finding,
  notApplicable,
  type TaggingCheck,
} from './check.ts';
import { inclusiveTitle } from './inclusive-title.ts';
import { contractHolder, isEmployment, isMission } from './mission.ts';
import {
  contractHolderNamed,
  embarquement,
  independentsPageLinked,
  missionInText,
  missionInTitle,
} from './mission-checks.ts';
import { OfferWords } from './offer-words.ts';
import { age, endDate, structuredData } from './publication.ts';
import { checkStartup } from './startup-checks.ts';
import {
  wordingFixedDays,
  wordingRecrutement,
  wordingResponsable,
  wordingTeam,
} from './wording.ts';

export { CHECK_IDS, type CheckId, type TaggingCheck } from './check.ts';

/** The rules for missions. */
type MissionCheck = Exclude<
  CheckId,
  `startup-${string}` | `incubator-${string}` | 'age' | 'structured-data'
>;

/** Rules for independents only: the contract holder's employees are in fact hired. */
const INDEPENDENTS_ONLY: ReadonlySet<MissionCheck> = new Set([
  'independents-page',
  'wording-responsable',
  'wording-recrutement',
  'wording-team',
]);

/**
 * Checks an offer of the network against the network's published rules: one result for each of
 * CHECK_IDS, in their order. docs/tagging.md has each rule and how it is decided.
 *
 * @param status the status of the work, from lib/offer/status.ts
 * @param today ISO date
 * @returns an empty list for an offer that is not the network's
 */
export function checkTagging(
  offer: Offer,
  resolution: Resolution,
  status: Status | null,
  today: string,
): TaggingCheck[] {
  if (resolution.outcome === 'not-beta' || resolution.outcome === 'unreadable') return [];
  const words = new OfferWords(offer, namesIn(resolution));
  const holder = contractHolder(offer, words);
  const ofMission: Record<MissionCheck, () => Finding> = {
    'mission-in-title': () => missionInTitle(offer, words),
    'mission-in-text': () => missionInText(words, holder),
    'contract-holder': () => contractHolderNamed(words, holder),
    'end-date': () => endDate(offer, words),
    embarquement: () => embarquement(words, today),
    'independents-page': () => independentsPageLinked(offer),
    'wording-responsable': () => wordingResponsable(words),
    'wording-recrutement': () => wordingRecrutement(words),
    'wording-team': () => wordingTeam(words),
    'wording-fixed-days': () => wordingFixedDays(words),
    'inclusive-title': () => inclusiveTitle(words),
  };
  const mission = isMission(offer, status, words);
  const employment = status === 'service' && isEmployment(offer);
  const checks = [
    ...checkStartup(offer.title, resolution, words),
    ...(Object.keys(ofMission) as MissionCheck[]).map((id) =>
      asCheck(
        id,
        mission && !(employment && INDEPENDENTS_ONLY.has(id))
          ? ofMission[id]()
          : notApplicable(offer.contract),
      ),
    ),
    asCheck('age', age(offer, today)),
    asCheck('structured-data', structuredData(offer)),
  ];
  return checks.sort((one, other) => CHECK_IDS.indexOf(one.id) - CHECK_IDS.indexOf(other.id));
}

/** The names that the offer uses for Startups and incubators. */
function namesIn({ startups, incubators }: Resolution): string[] {
  return [...startups, ...incubators].flatMap(({ name, evidence }) => [
    name,
    ...evidence.filter(({ kind }) => /name/.test(kind)).map(({ quote }) => quote),
  ]);
}
