import { describe, expect, test } from 'vitest';
import { PROFILES } from '../../../lib/boards/registry.ts';
import type { Resolution } from '../../../lib/matching/resolution.ts';
import { statusOf } from '../../../lib/offer/status.ts';
import { type CheckId, checkTagging } from '../../../lib/tagging/tagging.ts';
import { type OfferSketch, offerOf } from '../../support/offers.ts';
import { incubator, startup } from '../components/views.ts';

/*
 * Wordings as recruiters write them, each with its verdict written before it was tried: what is
 * like what a check looks for and is not, and the same thing said in other words.
 */

const RESOLUTION: Resolution = {
  outcome: 'identified',
  startups: [startup({ name: 'Carburix', evidence: [] })],
  incubators: [incubator()],
  disagreement: null,
  network: [],
  problems: [],
  directoryDate: '2026-08-20',
};

/** What a check says of an independent's offer. */
function verdict(id: CheckId, sketch: OfferSketch): string | undefined {
  const offer = offerOf({ board: 'welcome-to-the-jungle', contract: 'Freelance', ...sketch });
  const checks = checkTagging(
    offer,
    RESOLUTION,
    statusOf(offer, PROFILES[offer.board].usualStatus),
    '2026-11-27',
  );
  return checks.find((one) => one.id === id)?.status;
}

/** Its cases by verdict: those in a title, or else in the text. */
const WORDINGS: readonly {
  id: CheckId;
  where: 'title' | 'text';
  passed?: readonly string[];
  failed?: readonly string[];
  unknown?: readonly string[];
}[] = [
  {
    id: 'startup-named',
    where: 'title',
    passed: [
      'Développeuse (Carburix)',
      'CARBURIX recrute un·e designer',
      'Product manager @Carburix',
      'Dev – carburix',
      'Designer pour « Carburix »',
      'Coach produit_Carburix',
      'Designer Carburix/DINUM',
    ],
    failed: ['Designer pour Carburixo', 'Designer pour les carburixiens', 'Designer'],
  },
  {
    id: 'mission-in-title',
    where: 'title',
    passed: [
      'Designer (mission de 6 mois)',
      'MISSION : designer',
      'Designer – prestation',
      'Designer [Missions courtes]',
      '[Prestation] Designer',
      'Designer - mission freelance',
      'Mission freelance – designer',
    ],
    failed: [
      'Chargée de missions',
      'Designer pour la mission interministérielle de la donnée',
      'Chef·fe de mission données',
      'Directeur·rice de mission',
      'Chargé·e de mission déploiement',
      'Responsable de missions',
      'Designer freelance',
      'Designer, missions variées',
    ],
  },
  {
    id: 'mission-in-text',
    where: 'text',
    passed: [
      'Mission réalisée via Ardoise Conseil, titulaire du marché.',
      'Il s’agit d’une mission de prestation, portée par le titulaire de notre marché.',
      'Cette annonce concerne une prestation : le contrat sera signé avec Ardoise Conseil.',
      'Cette mission est sous-traitée par Ardoise Conseil.',
      'La mission s’effectue en sous-traitance du titulaire du marché.',
      'Mission en freelance. Le contrat est passé avec la société Ardoise Conseil, attributaire.',
      'Vous intervenez en mission, par l’intermédiaire de notre prestataire Ardoise Conseil.',
      'Mission en portage salarial possible.',
    ],
    failed: [
      'Vos missions : titulaire du permis B, vous visitez les mairies.',
      'La mission de Carburix est d’aider les titulaires de marchés publics.',
      'Nos missions sont au service du public. Titulaire d’un master apprécié.',
      'Mission : aider les agents titulaires de la fonction publique.',
      'Une mission au sein d’une équipe de passionnés.',
      'Mission de trois mois, en télétravail.',
    ],
  },
  {
    id: 'contract-holder',
    where: 'text',
    passed: [
      'Mission réalisée via Ardoise Conseil, titulaire du marché.',
      'Titulaire du marché : ARDOISE',
      'Le titulaire de notre marché est la société Ardoise.',
      'Cette mission est portée par Ardoise Conseil.',
      'Le contrat sera signé avec Ardoise Conseil.',
      'Cette mission est sous-traitée par Ardoise Conseil.',
      'Contractualisation : Ardoise Conseil.',
      'Vous serez sous-traitant·e d’Ardoise Conseil.',
      'Société porteuse du marché : Ardoise.',
      'La prestation est facturée à Ardoise Conseil.',
    ],
    failed: [
      'Le titulaire du marché vous recontactera.',
      'Titulaire du marché : à définir',
      'La mission est portée par la DINUM.',
      'Mission réalisée pour la Direction générale des Outre-mer.',
      'Titulaire d’un Master 2 en droit.',
      'Mission portée par le Ministère de la Culture.',
      'Titulaire du marché : en cours d’attribution',
      'Carburix est utilisé par Enedis et La Poste.',
    ],
  },
  {
    id: 'end-date',
    where: 'text',
    passed: [
      'Offer open until 30 June 2027.',
      'Applications are open until June 30th, 2027.',
      'Apply before 15 January.',
      'Application deadline: end of June.',
      'This ad stays online until the end of June 2027.',
      'Closing date for applications: 15/01/2027',
      'Candidatures jusqu’à fin juin.',
      'Postulez avant fin janvier 2027.',
      'Annonce en ligne jusqu’à mi-janvier.',
      'Date limite : vendredi 15 janvier 2027',
      'Annonce publiée jusqu’à la fin du mois de janvier.',
      'Clôture des candidatures le lundi 4 janvier à midi.',
    ],
    failed: [
      'The mission runs until 30 June 2027.',
      'Work starts before 15 January.',
      'The contract ends at the end of June.',
      'Mission jusqu’à fin juin.',
      'Le service sera en ligne avant fin juin.',
      'The product will be online until the end of June.',
      'Vous répondez aux usagers avant le 15 du mois.',
      'Annonce publiée le 15 janvier 2027.',
      'L’appel à candidatures des communes est ouvert jusqu’au 15 janvier.',
      'Date limite de livraison : 15 janvier.',
    ],
  },
  {
    id: 'embarquement',
    where: 'text',
    passed: [
      'Un embarquement est obligatoire. Mission de 6 mois, 4 jours par semaine.',
      'Durée : 6 mois, 3 jours par semaine. Embarquement obligatoire au démarrage.',
      'Mission d’un an à 4/5. L’embarquement beta.gouv.fr est requis.',
      'Mission d’un an. Vous devrez suivre un embarquement.',
      'Mission d’un an. L’embarquement (obligatoire) a lieu chaque mois.',
    ],
    failed: [
      'Un an, à 4/5',
      'Une année, à temps plein.',
      'Mission d’un an, 3 jours par semaine en moyenne.',
      'Durée : 12 mois, mi-temps.',
      'Mission jusqu’à fin juin 2027, à 3 jours par semaine, dès janvier.',
      '6 months, 4 days a week.',
      'Six mois renouvelables, 3 j/semaine.',
      'Mission d’un an. L’embarquement n’est pas obligatoire.',
      'Budget : 40 k€ TTC',
      'Mission d’un an. Les passagers présentent leur carte d’embarquement.',
    ],
    unknown: [
      'Durée : 2 semaines, à temps plein.',
      'Budget : 12 000 € HT',
      'Vous avez un an d’expérience, à 4/5.',
      'Carburix a un an, et 4/5 de ses usagers reviennent.',
      'Un jour par semaine pendant 2 mois.',
    ],
  },
  {
    id: 'wording-responsable',
    where: 'title',
    failed: [
      'Responsable du déploiement',
      'Responsable déploiement (H/F)',
      'Co-responsable de la donnée',
      'Responsable de l’accompagnement',
      'RESPONSABLE PRODUIT',
    ],
    passed: [
      'Développeuse numérique responsable',
      'Designer, auprès du responsable de produit',
      'Chargé·e de déploiement',
      'Expert·e en numérique responsable',
      'Consultant·e en achats responsables',
    ],
  },
  {
    id: 'wording-responsable',
    where: 'text',
    failed: [
      'Vous serez responsable de la stratégie.',
      'Tu seras la personne responsable du déploiement.',
      'Vous êtes responsable des livraisons.',
      'Nous cherchons un·e responsable du support.',
      'En tant que responsable de l’animation, vous écrivez.',
    ],
    passed: [
      'Vous travaillez avec la responsable de produit.',
      'Le responsable du traitement est la DINUM.',
      'Les responsables de services publics utilisent Carburix.',
      'Vous rendez compte au responsable du programme.',
      'Un outil pour les responsables de cantines.',
    ],
  },
  {
    id: 'wording-recrutement',
    where: 'text',
    failed: [
      'Processus de recrutement : deux entretiens.',
      'Étapes du recrutement',
      'Nous recrutons une designer.',
      'Carburix recrute sa prochaine designer.',
      'Le recrutement se fait en deux temps.',
      'La personne recrutée travaillera à Lyon.',
      'Le recrutement est ouvert jusqu’en janvier.',
      'Vous serez recruté·e par Ardoise.',
      'Recrutement en janvier',
      'Dans le cadre de ce recrutement, nous vous demandons un portfolio.',
    ],
    passed: [
      'Carburix simplifie le recrutement des apprentis.',
      'La sélection de profil se fait en deux temps.',
      'Vous connaissez le recrutement inclusif.',
      'Les communes qui recrutent publient leurs offres.',
      'Un outil d’aide au recrutement pour les écoles.',
      'Vous améliorez le parcours de recrutement des saisonniers.',
      'Les entreprises recrutent mal.',
      'Écrivez à recrutement@carburix.example.',
    ],
  },
  {
    id: 'wording-team',
    where: 'text',
    failed: [
      'Vous rejoindrez une équipe de six personnes.',
      'Rejoignez-nous !',
      'Vous intégrerez l’équipe produit.',
      'L’équipe s’agrandit.',
      'Nous agrandissons notre équipe.',
      'Envie de nous rejoindre ?',
      'Rejoins l’aventure Carburix.',
      'Votre intégration dans l’équipe se fera en janvier.',
      'En rejoignant l’équipe, vous découvrirez la donnée.',
      'Venez agrandir l’équipe.',
    ],
    passed: [
      'Vous aidez une équipe de six personnes.',
      'Vous intégrez les maquettes avec l’équipe.',
      'Carburix permet aux jeunes de rejoindre une équipe de bénévoles.',
      'L’intégration continue est en place dans l’équipe.',
      'Vous participez à l’intégration des données dans Carburix.',
      'Camille a rejoint l’équipe en mars.',
      'Trois communes ont rejoint le réseau.',
    ],
  },
  {
    id: 'wording-fixed-days',
    where: 'text',
    failed: [
      'À 3 jours par semaine',
      'Rythme : 4 j/sem.',
      'Quatre jours par semaine, à partir de janvier.',
      '3 days a week',
      '5 jours/semaine',
      'Mission à raison de 2,5 jours par semaine.',
      '3 jours / semaine fixes',
    ],
    passed: [
      '3 jours en moyenne par semaine, flexible',
      'Entre 2 et 4 jours par semaine',
      '3 à 4 jours par semaine',
      'Environ trois jours par semaine',
      '2 jours de télétravail par semaine',
      '3 jours par semaine en moyenne',
      'Le guichet est ouvert 5 jours par semaine.',
      '3 to 4 days a week',
      'About 3 days a week',
      'Carburix fait gagner 2 jours par semaine aux agents.',
    ],
  },
  {
    id: 'inclusive-title',
    where: 'title',
    passed: [
      'Développeur·se front',
      'Développeur·euse·s',
      'Développeuse ou développeur',
      'Développeur / développeuse front',
      'Chargé(e) de déploiement',
      'Chargé.e de déploiement',
      'Administrateur·trice système',
      'Une personne chargée du déploiement',
      'Developer',
      'Lead tech',
      'Un·e product manager',
      'Chef·fe de projet',
      'Développeur(euse) (h/f)',
      'Growth marketer',
      'Développeur·ses full-stack',
      'Data scientist (F/H/X)',
      'Ingénieur·es données',
      'Directeur‧rice artistique',
      'Formateur-trice numérique',
      'Coordinateurs et coordinatrices',
    ],
    failed: [
      'Développeur·front',
      'Développeur · front',
      'Développeur•back',
      'Développeur front',
      'Chargé de déploiement',
      'Un développeur',
      'Une développeuse',
      'Développeur - Lead',
      'Développeur front/back',
      'Chef de projet',
      'Ingénieur données (Lyon)',
      'Développeur .NET',
      'Un·e developpeur principal',
    ],
  },
  {
    id: 'end-date',
    where: 'text',
    passed: [
      'Réponses attendues pour le lundi 11 janvier.',
      'Vous pouvez candidater jusqu’au 31/01/27 inclus.',
      'Les candidatures seront closes le 15 janvier.',
      'Offre valable jusqu’au 15 janvier 2027.',
      'Annonce dépubliée le 15 janvier 2027.',
      'Please apply no later than 15th of January 2027.',
      'The job posting closes on January 15.',
      'Deadline: 2027-01-15',
      'Date de fin de publication : 15.01.2027',
      'Cette offre expire le 15 janvier.',
    ],
    failed: [
      'We offer support to towns until 30 June 2027.',
      'Applications (React) must be accessible by 30 June.',
      'Project deadline: 15 January.',
      'The contract starts by 15 January 2027.',
      'Offre de service ouverte jusqu’au 15 janvier.',
      'Réponse sous deux semaines.',
      'Vous avez postulé avant ? Écrivez-nous.',
      'Budget voté jusqu’au 31 décembre 2026.',
      'Les dossiers des usagers sont traités avant le 15 janvier.',
      'Mission du 4 janvier au 30 juin 2027.',
    ],
  },
  {
    id: 'embarquement',
    where: 'text',
    failed: [
      'Mission jusqu’au 30 juin 2027, à 4/5.',
      'Contrat : un an et demi, à mi-temps.',
      'TJM 600 €, 40 jours.',
      'Duration: one year, 3 days per week.',
      'Engagement de 9 mois',
      'Mission de 3 à 6 mois, à temps plein.',
      'Forfait de 25 000 € HT',
      '60 jours de prestation sur six mois.',
      '- 6 mois, à 4/5\n- télétravail',
      'Mission jusqu’à fin décembre 2027.',
    ],
    unknown: [
      'Mission jusqu’à mi-janvier 2027, un jour par semaine.',
      'Carburix a été lancé pour un an.',
      'La mission de Carburix court jusqu’à fin juin.',
      'TJM 400 €, 20 jours au total.',
      'Aide de 25 000 € pour les communes.',
      'Après six mois, à 4/5 des communes, Carburix s’arrête.',
      'Contrat de 10 jours ouvrés.',
      'Le budget du produit est de 900 000 €.',
      'Vous aurez trois mois, puis un an, pour convaincre.',
      'Les enfants de 6 mois à 4 ans.',
    ],
  },
  {
    id: 'wording-fixed-days',
    where: 'text',
    passed: [
      '3 jours à 4 jours par semaine',
      'De 2 jours à 4 jours par semaine, selon vos disponibilités',
      'Up to 4 days a week',
      '3 days a week on average',
      '2 days a week in the office',
      'Télétravail : 3 jours par semaine',
      'Une réunion tous les 2 jours, chaque semaine',
      'Deux à trois jours par semaine',
      'Carburix répond 7 jours sur 7.',
      'Rythme à convenir, 3 jours par semaine par exemple',
    ],
    failed: [
      'Full time, 5 days per week',
      'Rythme hebdomadaire : 3 jours par semaine',
      'Temps plein (5 jours par semaine)',
      'À 3 jours par semaine, dont un à Lyon',
      'Trois jours par semaine dont 2 jours en télétravail',
    ],
  },
  {
    id: 'wording-responsable',
    where: 'text',
    failed: [
      'Vous devenez responsable de la qualité du code.',
      'Le prestataire sera responsable du déploiement.',
      '- Responsable de la feuille de route',
    ],
    passed: [
      'Responsable de la publication : Camille Martin',
      'L’usager reste responsable de ses données.',
      'Vous contribuez à un numérique responsable de long terme.',
      'Votre interlocutrice : la responsable de l’incubateur.',
    ],
  },
  {
    id: 'wording-recrutement',
    where: 'text',
    failed: [
      'Nous cherchons à recruter un·e designer.',
      'Modalités de recrutement : envoyez un portfolio.',
      'Carburix recrute !',
    ],
    passed: [
      'Carburix aide l’armée, qui recrute 10 000 jeunes.',
      'Votre expérience du recrutement est un plus.',
      'Les maires recrutent des agents avec Carburix.',
      'Un service pour réussir ses recrutements.',
    ],
  },
  {
    id: 'wording-team',
    where: 'text',
    failed: [
      'Tu rejoindras une équipe pluridisciplinaire.',
      'Join us!',
      'You will join the team.',
      'Nous rejoindre, c’est choisir l’intérêt général.',
    ],
    passed: [
      'Les agents qui rejoignent une équipe sont formés avec Carburix.',
      'Carburix aide les élèves à intégrer une équipe sportive.',
      'Vous soutenez l’équipe.',
    ],
  },
  {
    id: 'inclusive-title',
    where: 'title',
    passed: [
      'Un·e chef de projet',
      'Une ou un product owner',
      'Développeureuse',
      'Intervenant·es',
      'Conseillère ou conseiller',
      'Dev·euse',
      'DÉVELOPPEUR·SE',
      'Chargé·e·s de déploiement',
      'Développeur/se',
      'Chargé(e)s de mission',
    ],
    failed: [
      'Un·e chargé de déploiement',
      'Développeur·Django',
      'Consultant·Lyon',
      'La ou le développeur',
      'Formateur',
      'Conseiller numérique',
      'Administrateur · DevOps',
      'Chargée de déploiement',
    ],
  },
  {
    id: 'contract-holder',
    where: 'text',
    passed: [
      'Titulaire : Ardoise',
      'Cette prestation est confiée à l’entreprise Ardoise Conseil.',
      'Marché public détenu par Ardoise Conseil',
      'Portage par Ardoise Conseil',
    ],
    failed: [
      'Titulaire du marché : [nom]',
      'Une mission portée par Nous Tous.',
      'Le contrat est signé avec le titulaire.',
      'Vous travaillez via Slack et Zoom.',
      'La mission est assurée par une personne indépendante.',
    ],
  },
  {
    id: 'mission-in-title',
    where: 'title',
    passed: [
      'Mission (6 mois) – designer',
      'Designer en mission',
      'Prestation de design',
      'Designer — MISSION',
    ],
    failed: [
      'Chargé de la mission données',
      'Designer pour Mission Locale',
      'Designer pour la mission apprentissage',
    ],
  },
];

for (const { id, where, passed = [], failed = [], unknown = [] } of WORDINGS) {
  describe(`${id}, in the ${where}`, () => {
    const cases = [
      ...passed.map((words) => [words, 'passed'] as const),
      ...failed.map((words) => [words, 'failed'] as const),
      ...unknown.map((words) => [words, 'not-applicable'] as const),
    ];
    test.each(cases)('%j: %s', (words, expected) => {
      const sketch = where === 'title' ? { title: words } : { zones: { missions: words } };
      expect(verdict(id, sketch)).toBe(expected);
    });
  });
}
