import { fold } from '../offer/fold.ts';
import type { ZoneName } from '../offer/offer.ts';

/** The headings that begin a part of an offer, in folded words, as both boards' forms have them. */
const HEADINGS: readonly (readonly [RegExp, ZoneName])[] = [
  [
    /^(?:qui sommes nous|a propos|presentation de (?:l employeur|la structure|l entreprise|l organisme)|l employeur|notre (?:organisation|reseau))\b/,
    'about',
  ],
  [
    /^(?:(?:le |votre |ton )?profil|competences|qualifications|qui etes vous|ce que nous recherchons|vos competences)\b/,
    'profile',
  ],
  [
    /^(?:deroulement|deroule|process(?:us)?|procedure|etapes|recrutement|entretiens?|selection|candidature|comment (?:postuler|candidater))\b/,
    'process',
  ],
  [/^(?:conditions|informations pratiques|modalites|cadre)\b/, 'details'],
  [
    /^(?:(?:vos|les|la|tes|ta|votre) missions?|missions?|descriptif|description|le poste|contexte|presentation|objectifs?)\b/,
    'missions',
  ],
];

/** The part of an offer that a heading begins, or undefined. */
export function zoneOfHeading(words: string): ZoneName | undefined {
  const folded = fold(words);
  return HEADINGS.find(([pattern]) => pattern.test(folded))?.[1];
}
