import { describe, expect, test } from 'vitest';
import { answer } from '../../../lib/answer/answer.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { type OfferSketch, readingOf } from '../../support/offers.ts';

/*
 * Whole offers as recruiters of the network write them on Welcome to the Jungle in 2026, all
 * invented: what is to be reviewed on each, and nothing else.
 */

const TODAY = '2026-11-23';
const resolver = new Resolver(bundledDirectory());

const PAGE =
  'https://doc.incubateur.net/communaute/travailler-chez-beta.gouv.fr/les-differents-statuts/independants-freelances';

/** Rules that these sketches cannot follow or break: they have no structured data. */
const ASIDE = new Set(['structured-data', 'age', 'incubator-agrees']);

function reviewed(sketch: OfferSketch): string[] {
  const reading = readingOf({ board: 'welcome-to-the-jungle', ...sketch }, true);
  const checks = answer(reading, resolver, TODAY)?.checks ?? [];
  return checks.flatMap(({ id, status, quote }) =>
    status === 'failed' && !ASIDE.has(id) ? (quote === null ? id : `${id} «${quote}»`) : [],
  );
}

const OFFERS: [string, OfferSketch, string[]][] = [
  [
    'a mission that follows every rule',
    {
      title: '[Mission] Chargé·e de déploiement pour Mon Suivi Social',
      contract: 'Freelance',
      zones: {
        missions: `Cette annonce est une mission de prestation, réalisée par l’intermédiaire de Zébulix, titulaire du marché public.
Annonce publiée jusqu’au 15 décembre 2026. Un embarquement est obligatoire.
Mon Suivi Social est une Startup d’État de l’Incubateur des Territoires (voir sa page).
Vous aiderez l’équipe à déployer le service dans trente départements, 3 jours en moyenne par semaine, flexible, pendant six mois.
Tout savoir sur le statut d’indépendant.`,
        process: 'Sélection de profil : un échange avec l’équipe.',
      },
      links: [
        ['https://beta.gouv.fr/startups/mon-suivi-social.html', 'voir sa page'],
        [PAGE, 'le statut d’indépendant'],
      ],
    },
    [],
  ],
  [
    'a mission written like a job',
    {
      title: 'Responsable de déploiement',
      contract: 'Freelance',
      zones: {
        missions: `Mon Suivi Social recrute ! Rejoignez l’équipe et devenez responsable du déploiement.
Rythme : 4 jours par semaine pendant 12 mois.`,
        process: 'Recrutement\nDeux entretiens, puis réponse sous une semaine.',
      },
    },
    [
      'startup-linked',
      'incubator-named',
      'mission-in-title',
      'mission-in-text',
      'contract-holder',
      'end-date',
      'embarquement «pendant 12 mois»',
      'independents-page',
      'wording-responsable «Responsable de déploiement»',
      'wording-recrutement «Recrutement»',
      'wording-team «Rejoignez l’équipe»',
      'wording-fixed-days «4 jours par semaine»',
    ],
  ],
  [
    'a developer, the holder told by another word',
    {
      title: '[Mission]Développeur·euse Ruby on Rails pour RDV Service Public',
      contract: 'Freelance',
      zones: {
        missions: `RDV Service Public (Opérateur de produits interministériels) cherche un renfort technique.
Il s’agit d’une mission freelance contractualisée avec Zébulix, attributaire de notre marché.
Volume : entre 3 et 4 jours par semaine, ajustable. Durée : 6 mois.
Pour les missions de cette durée, il faut suivre un embarquement.
Candidatures à envoyer pour le 4 déc. 2026.`,
      },
      links: [
        ['https://beta.gouv.fr/startups/rdv-service-public.html', 'RDV Service Public'],
        [PAGE, 'freelance'],
      ],
    },
    [],
  ],
  [
    'a coach, with a duty for a mission',
    {
      title: 'Coach produit pour Ecobalyse',
      contract: 'Freelance',
      zones: {
        missions: `Ecobalyse a pour mission d’accélérer l’affichage environnemental. Vous êtes titulaire d’un diplôme ? Ce n’est pas ce qui compte.
Votre mission : accompagner la chargée de produit.
L’incubateur : l’Accélérateur de la Transition Écologique.`,
      },
      links: [['https://beta.gouv.fr/startups/ecobalyse.html', 'Ecobalyse']],
    },
    ['mission-in-title', 'mission-in-text', 'contract-holder', 'end-date', 'independents-page'],
  ],
  [
    'dates that are the work’s own',
    {
      title: 'Mission : designer pour DossierFacile (H/F/X)',
      contract: 'Freelance',
      zones: {
        missions: `Mission de prestation portée par Zébulix, titulaire du marché.
Date limite de la mission : 30 juin 2027. Démarrage au plus tard le 4 janvier 2027.
DossierFacile est en ligne depuis le 12 mars 2018. Le statut est décrit ici.`,
      },
      links: [[PAGE, 'ici']],
    },
    ['startup-linked', 'incubator-named', 'end-date'],
  ],
  [
    'days in the office and days of the service',
    {
      title: '[Mission] Dev’ front H/F/X pour Pix',
      contract: 'Freelance',
      zones: {
        missions: `Mission de prestation par le biais de Zébulix, titulaire du marché public.
Télétravail possible, 2 jours par semaine sur site. Le support répond 5 jours par semaine.
Publication jusqu’au 15/12/2026. Pix t’explique le statut.`,
      },
      links: [
        ['https://beta.gouv.fr/startups/pix.html', 'Pix'],
        [PAGE, 'le statut'],
      ],
    },
    ['incubator-named'],
  ],
  [
    'a product about recruiting',
    {
      title: '[Mission] Product owner pour Immersion Facilitée',
      contract: 'Freelance',
      zones: {
        missions: `Mission portée par la société Zébulix, titulaire du marché public.
Immersion Facilitée aide les entreprises à recruter autrement et leur permet d’accueillir des personnes avant de rejoindre une équipe.
La Plateforme de l’inclusion simplifie le processus de recrutement des employeurs solidaires.
Offre valable jusqu’au 20 décembre, ouverte aux indépendants.`,
      },
      links: [
        ['https://beta.gouv.fr/startups/l-immersion-facile.html', 'Immersion Facilitée'],
        [PAGE, 'indépendants'],
      ],
    },
    [],
  ],
  [
    'a title in the masculine, a responsible person who is a colleague',
    {
      title: '[Mission] Développeur fullstack Node.js / Vue.js pour Trackdéchets',
      contract: 'Freelance',
      zones: {
        missions: `Mission réalisée via Zébulix, titulaire du marché. Vous travaillerez avec la responsable du produit.
Durée : 10 jours. Cette annonce de Trackdéchets expire le 1er décembre. Voir la page freelance.`,
      },
      links: [
        ['https://beta.gouv.fr/startups/trackdechets.html', 'Trackdéchets'],
        [PAGE, 'freelance'],
      ],
    },
    ['incubator-named', 'inclusive-title «Développeur»'],
  ],
  [
    'an employee of the contract holder',
    {
      title: 'Chargé·e de support pour Aides Jeunes',
      contract: 'CDI',
      zones: {
        missions: `Vous serez salarié·e de la société Zébulix, titulaire du marché public, en mission auprès d’une Startup d’État.
Nous recrutons : rejoignez l’équipe ! 5 jours par semaine.`,
      },
    },
    [
      'startup-linked',
      'incubator-named',
      'mission-in-title',
      'end-date',
      'wording-fixed-days «5 jours par semaine»',
    ],
  ],
  [
    'a public agent’s post',
    {
      title: 'Intrapreneur ou intrapreneuse pour Mon Suivi Social',
      contract: 'CDD / Temporaire',
      zones: {
        missions: `Agent public ou contractuelle, rejoignez l’équipe ! Processus de recrutement : deux entretiens. L’Incubateur des Territoires héberge la Startup d’État Mon Suivi Social.`,
      },
      links: [['https://beta.gouv.fr/startups/mon-suivi-social.html', 'Mon Suivi Social']],
    },
    [],
  ],
  [
    'no Startup is named',
    {
      title: '[Mission] Développeuse ou développeur « volant »',
      contract: 'Freelance',
      zones: {
        missions: `Mission de prestation via Zébulix, titulaire du marché public, au sein de l’Atelier Numérique.
Vous viendrez en aide à plusieurs Startups d’État. Fin de publication : mi-décembre 2026.
3 jours par semaine (flexible), 40 jours de prestation. L’embarquement est requis. Voir le statut.`,
      },
      links: [[PAGE, 'le statut']],
    },
    ['startup-named', 'startup-linked', 'incubator-named'],
  ],
  [
    'the team grows',
    {
      title: 'Pix - Mission de growth (toutes et tous)',
      contract: 'Freelance',
      zones: {
        missions: `Cette prestation est confiée à Zébulix, qui porte le marché.
L’équipe Pix s’agrandit : vous rejoindrez les équipes du déploiement, à raison de 3j/sem.
Il est prévu de recruter une seconde personne. Candidatez avant le 1er décembre 2026, sous le statut de votre choix.`,
      },
      links: [
        ['https://beta.gouv.fr/startups/pix.html', 'Pix'],
        [PAGE, 'statut'],
      ],
    },
    [
      'incubator-named',
      'wording-recrutement «prévu de recruter»',
      'wording-team «L’équipe Pix s’agrandit»',
      'wording-fixed-days «3j/sem»',
    ],
  ],
];

describe('offers of 2026', () => {
  test.each(OFFERS)('%s', (_, sketch, expected) => {
    expect(reviewed(sketch)).toEqual(expected);
  });
});
