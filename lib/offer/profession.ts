import { fold } from './fold.ts';
import { type Offer, zoneText } from './offer.ts';

/** Professions of the network, in its own words (its members' domains). */
export const PROFESSIONS = [
  'Développement',
  'Déploiement',
  'Design',
  'Produit',
  'Coaching',
  'Data',
  'Intraprenariat',
  'Animation',
  'Support',
  'Autre',
] as const;
export type Profession = (typeof PROFESSIONS)[number];

/**
 * What a folded title calls each profession. Folding turns inclusive marks into spaces
 * ("Chargé·e" → "charge e"), so short endings may stand between the words. Source: 710
 * headings of the network's offers (BOARDS.md) and its members' domains.
 */
const PROFESSION_WORDS: readonly (readonly [Profession, RegExp])[] = [
  ['Coaching', /\bcoach\w*/],
  ['Intraprenariat', /\bintrap?ren(?:eu|ariat)\w*/],
  [
    'Déploiement',
    /\bcharg\w*(?: \w{1,7}){0,4}? (?:deploiement|acquisition|partenariats?|accompagnement|developpement(?! (?:durable|economique|social|web|informatique|logiciel|full|front|back|applicati)))|\b(?:responsable|charge\w*|personne|mission|referent)(?: \w{1,9}){0,4} deploiements?\b|\bbusiness dev\w*|\bbiz ?dev\w*|\bcustomer success\b|\baccount manager\b|\bdeploiement\b/,
  ],
  [
    'Data',
    /\bingenieu\w+(?: \w{1,2})? data\b|\bdata(?: \w+)? ?(?:engineer|scien\w+|analy\w+|steward|manager|ing\w+)|\b(?:ingenieu\w+|analyste|scientifique)(?: \w{1,9}){0,4} donnees\b|\bmachine learning\b|\bapprentissage automatique\b|\bintelligence artificielle\b/,
  ],
  ['Design', /\b(?:ux|ui)\b|\bdesign\w*|\bergonom\w*|\bgraphiste\b|\brecherche utilisat\w*/],
  [
    'Produit',
    /\bproduct (?:manager|owner|lead)\b|\bp[om]\b|\bcpo\b|\b(?:responsable|chef\w*|gestionnaire|charge\w*|lead|direct\w+|cheffe)(?: (?!design|ux|ui)\w{1,9}){0,5}? produits?\b|\bproduits? manager\b/,
  ],
  [
    'Développement',
    /\bdev(?:s|elopp?eu\w*|elopement|eloppement(?= (?:web|informatique|logiciel|full|front|back|applicati))|ops)?\b|\b(?:full|front|back) ?(?:stack|end)\b|\bcto\b|\btech(?:nical)? lead\b|\blead tech\b|\bsre\b|\badministrat\w+(?: \w{1,6})? systemes?\b|\bingenieu\w+(?: \w{1,6}){0,2} (?:logiciel\w*|etudes|web|informatique)|\bresponsable technique\b|\bprogramm(?:eur|euse)\b|\barchitecte (?:logiciel|technique|web)/,
  ],
  ['Support', /\bsupport\b|\bassistance (?:aux )?utilisat\w*|\brelations? utilisat\w*/],
  [
    'Animation',
    /\banimat\w*|\bcommunaut\w*\b(?! (?:de communes|d agglomeration|urbaine))|\bcommunity\b|\bcommunication\b/,
  ],
];

/** How much of the text's start is searched when the title is silent, in UTF-16 units. */
const TEXT_START = 600;

/** Before the profession, in a text: what makes it the one that is looked for. */
const SOUGHT = /\b(?:recrut\w*|recherch\w*|cherch\w*|besoin d\w*|en tant que|poste de)\b/;

/**
 * The profession that an offer is for: the first one that its title names, else the first
 * that its text says it looks for, else "Autre" when the title is only about other work.
 * Null when nothing says it.
 */
export function professionOf(offer: Offer): Profession | null {
  const named = firstProfession(fold(offer.title));
  if (named) return named;
  const missions = zoneText(offer, 'missions');
  const start = fold(missions.slice(0, TEXT_START));
  const sought = SOUGHT.exec(start);
  const inText = sought && firstProfession(start.slice(sought.index, sought.index + 120));
  return inText ?? (offer.occupation ? firstProfession(fold(offer.occupation)) : null);
}

function firstProfession(folded: string): Profession | null {
  let best: Profession | null = null;
  let place = Number.POSITIVE_INFINITY;
  for (const [profession, words] of PROFESSION_WORDS) {
    const found = words.exec(folded);
    if (found && found.index < place) {
      best = profession;
      place = found.index;
    }
  }
  return best;
}
