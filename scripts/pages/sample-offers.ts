import {
  type KeptOffer,
  type KeptText,
  OFFER_STATES,
  parseKeptOffer,
} from '../../lib/offers/kept-offer.ts';
import { keptIdsShape, keptOfferKey, keptTextKey } from '../../lib/offers/shapes.ts';

const STARTUPS = [
  [
    'dossierfacile',
    'DossierFacile',
    'Aider chacun à constituer un dossier de location numérique de qualité',
    'acceleration',
    'DINUM',
  ],
  ['pix', 'Pix', 'Évaluer et développer ses compétences numériques', 'transfer', 'DINUM'],
  [
    'rdv-service-public',
    'RDV Service Public',
    'Réduire le nombre de rendez-vous non honorés dans les services publics',
    'consolidation',
    'Incubateur des Territoires',
  ],
  [
    'ecobalyse',
    'Ecobalyse',
    'Afficher le coût environnemental des produits que l’on achète',
    'construction',
    'Fabrique numérique du ministère de la Transition écologique',
  ],
  [
    'l-immersion-facile',
    'Immersion Facilitée',
    'Faciliter l’organisation d’immersions professionnelles',
    'consolidation',
    'Plateforme de l’inclusion',
  ],
] as const;

const TITLES = [
  'Développeuse ou développeur full-stack',
  '[Mission] Chargé·e de déploiement',
  'Designer produit senior',
  'Product manager',
];

const NOTES = [
  '',
  'Rappeler Camille mardi.\nDemander comment l’équipe travaille avec les départements.',
  'Bonne première impression, deux entretiens prévus.',
];

/**
 * Invented offers as a person keeps them: in every state, with dates around a day, some archived or
 * deleted when there are many.
 * @param day yyyy-mm-dd
 */
export function sampleOffers(count: number, day: string): KeptOffer[] {
  return Array.from({ length: count }, (_, number): KeptOffer => {
    const [id, name, pitch, phase, incubator] = STARTUPS[number % STARTUPS.length] ?? STARTUPS[0];
    const onCsp = number % 3 === 1;
    const isNamed = number % 7 !== 5;
    const keptAt = `${shifted(day, -1 - (number % 25))}T09:${String(number % 60).padStart(2, '0')}:00.000Z`;
    const offer = parseKeptOffer({
      id: onCsp
        ? `choisir-le-service-public/2026-${number}`
        : `welcome-to-the-jungle/communaute-beta-gouv/offre-${number}`,
      board: onCsp ? 'choisir-le-service-public' : 'welcome-to-the-jungle',
      reference: onCsp ? `2026-${number}` : `communaute-beta-gouv/offre-${number}`,
      url: onCsp
        ? `https://choisirleservicepublic.gouv.fr/offre-emploi/2026-${number}/`
        : `https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/offre-${number}`,
      title: `${TITLES[number % TITLES.length]}${isNamed ? ` pour ${name}` : ''}`,
      employer: onCsp ? 'Direction interministérielle du numérique' : 'Communauté beta.gouv.fr',
      contract: onCsp ? 'CDD de 3 ans' : number % 2 ? 'CDD (12 mois)' : 'Freelance',
      location: number % 4 === 3 ? 'Lyon' : 'Paris',
      salary: number % 5 === 2 ? '45 000 – 52 000 € par an' : null,
      remote: number % 3 === 0 ? 'Télétravail fréquent' : null,
      datePosted: shifted(day, -20 - (number % 9)),
      validThrough: onCsp ? shifted(day, 12) : null,
      answer: {
        outcome: isNamed ? 'identified' : 'unidentified',
        certainty: isNamed ? (number % 4 === 2 ? 'probable' : 'certain') : null,
        chosen: false,
        startups: isNamed
          ? [
              {
                id,
                name,
                pitch,
                phase,
                phaseStart: '2024-01-08',
                url: `https://beta.gouv.fr/startups/${id}.html`,
                product: `${id}.beta.gouv.fr`,
                impact: `https://${id}.beta.gouv.fr/stats`,
              },
            ]
          : [],
        incubators: [{ id: `incubator-${number % 5}`, name: incubator, url: null, owner: null }],
        disagreement: number % 11 === 4,
        profession: ['Développement', 'Déploiement', 'Design', 'Produit'][number % 4],
        status: onCsp ? 'admin' : number % 2 ? 'service' : 'independent',
        guides: [
          {
            topic: 'interview',
            id: 'interview-developpement',
            label: 'Guide d’entretien',
            url: 'https://doc.incubateur.net/communaute/gerer-son-produit/renforcer-l-equipe/conseils-pour-le-recrutement/guide-dentretiens-par-profil',
          },
        ],
      },
      state: OFFER_STATES[[0, 0, 1, 2, 1, 0, 3, 4][number % 8] ?? 0],
      dates: {
        ...(onCsp && { deadline: shifted(day, 12) }),
        ...(number % 8 === 3 && { interview: `${shifted(day, number % 5)}T14:30` }),
        ...(number % 8 === 2 && { answer: shifted(day, 5 + (number % 3)) }),
      },
      notes: NOTES[number % NOTES.length],
      people: '',
      questions: [],
      ticks: number % 8 === 3 ? ['before-startup', 'before-product'] : [],
      keptAt,
      changedAt: keptAt,
      archivedAt: number % 20 === 17 ? keptAt : null,
      deletedAt: number % 20 === 19 ? keptAt : null,
      visit: number % 9 === 4 ? { at: keptAt, found: 'changed' } : null,
    });
    if (!offer) throw new Error(`sample offer ${number} is none`);
    return offer;
  });
}

/** The text of an invented offer, of about this many UTF-16 units. */
export function sampleText(length: number): KeptText {
  const sentence =
    'L’équipe construit un service avec ses usagers, mesure son effet chaque semaine et le dit ouvertement. ';
  const text = sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
  return { zones: [{ name: 'missions', text }], isCut: false };
}

/** What storage holds of these offers, each with the same text. */
export function storedOffers(
  offers: readonly KeptOffer[],
  text: KeptText = sampleText(2_000),
): Record<string, unknown> {
  return Object.fromEntries([
    [keptIdsShape.key, offers.map(({ id }) => id)],
    ['deleted-offers', offers.filter(({ deletedAt }) => deletedAt).map(({ id }) => id)],
    ...offers.map((offer) => [keptOfferKey(offer.id), offer]),
    ...offers.map(({ id }) => [keptTextKey(id), text]),
  ]);
}

/** A day so many days later, yyyy-mm-dd. */
export function shifted(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
