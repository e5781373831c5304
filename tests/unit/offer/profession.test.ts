import { describe, expect, it, test } from 'vitest';
import { professionOf } from '../../../lib/offer/profession.ts';
import type { Profession } from '../../../lib/offer/professions.ts';
import { offerOf } from '../../support/offers.ts';

const ofTitle = (title: string) => professionOf(offerOf({ title }));

describe.each<[Profession | null, string[]]>([
  [
    'Développement',
    [
      'Développeur·euse full-stack',
      'Développeur(se) back-end Python',
      'Développeur.se Ruby',
      'DÉVELOPPEUSE / DÉVELOPPEUR FRONT',
      'Développeur‧se web',
      'Dev senior',
      'Lead dev',
      'DevOps',
      'Tech lead',
      'CTO',
      'Ingénieur·e logiciel',
      'Ingénieure en informatique',
      'Administrateur·rice systèmes',
      'Responsable technique',
      'Développeur pour une équipe produit',
    ],
  ],
  [
    'Déploiement',
    [
      'Chargé·e de déploiement',
      'Chargé(e) de déploiement',
      'CHARGÉE / CHARGÉ DE DEPLOIEMENT',
      'Chargé•e du déploiement national',
      'Chargée ou chargé de partenariats',
      'Responsable du déploiement',
      'Business developer',
      'Bizdev',
      'Customer Success Manager',
      'Chargé·e de développement territorial',
      '[Mission] Déploiement dans les écoles',
    ],
  ],
  [
    'Design',
    [
      'Designer·euse UX/UI',
      'DESIGNER DE SERVICE',
      'UX researcher',
      'Ergonome',
      'Product designer',
      'Chargé·e de recherche utilisateur',
    ],
  ],
  [
    'Produit',
    [
      'Product manager',
      'Product Owner (PO)',
      'PM confirmé·e',
      'Chef·fe de produit',
      'Cheffe / Chef de produit',
      'Responsable produit',
      'GESTIONNAIRE DE PRODUIT',
      'Chargé·e de produit numérique',
      'CPO',
    ],
  ],
  ['Coaching', ['Coach produit', 'Coach·e agile', 'COACH DE STARTUPS', 'Coachs (h/f)']],
  [
    'Data',
    [
      'Data scientist',
      'Data engineer',
      'Analyste de données',
      'Ingénieure en données',
      'DATA ANALYST',
      'Ingénieur machine learning',
    ],
  ],
  ['Intraprenariat', ['Intrapreneur·e', 'Intrapreneuse', 'INTRAPRENEUR / INTRAPRENEUSE']],
  ['Animation', ['Animateur·rice de communauté', 'Community manager', 'Chargée de communication']],
  ['Support', ['Chargé·e de support', 'Support utilisateurs', 'Relation utilisateurs']],
  ['Autre', ['Juriste', 'Gestionnaire budgétaire']],
  [null, ['Assistante de direction', 'Cheffe de bureau']],
])('%s', (profession, titles) => {
  test.each(titles)('%s', (title) => expect(ofTitle(title)).toBe(profession));
});

// Defects: words between "lead" and "produit" are any; "data" after "ingénieur" is not read;
// every "communauté" is one that is animated.
test.each<[string, Profession | null]>([
  ['Lead designer produit', 'Design'],
  ['Ingénieur·e data', 'Data'],
  ['Juriste, communauté de communes', 'Autre'],
])('%s: %s', (title, profession) => expect(ofTitle(title)).toBe(profession));

describe('the first profession that a title names', () => {
  test.each<[string, Profession]>([
    ['Product manager ou designer', 'Produit'],
    ['Designer ou product manager', 'Design'],
    ['Développeuse data', 'Développement'],
    ['Coach en design', 'Coaching'],
  ])('%s: %s', (title, profession) => expect(ofTitle(title)).toBe(profession));
});

describe('when the title is silent', () => {
  const of = (missions: string, occupation: string | null = null) =>
    professionOf({ ...offerOf({ title: 'Rejoins-nous !', zones: { missions } }), occupation });

  test.each<[string, string, string | null, Profession | null]>([
    ['the text says who is sought', 'L’équipe recherche un·e designer.', null, 'Design'],
    ['what it says of others is not that', 'Notre designer et notre dev sont là.', null, null],
    ['the board’s occupation helps', 'Bonjour.', 'Développeuse / Développeur', 'Développement'],
    ['the text goes before the occupation', 'Nous cherchons un coach.', 'Développeur', 'Coaching'],
    ['deep in the text, it is too late', `${'Bonjour. '.repeat(80)}On cherche un dev.`, null, null],
    ['nothing says it', 'Bonjour.', null, null],
  ])('%s', (_, missions, occupation, profession) => {
    expect(of(missions, occupation)).toBe(profession);
  });

  it('an offer without missions has the occupation’s', () => {
    expect(professionOf({ ...offerOf({ title: 'Poste' }), occupation: 'Chef de produit' })).toBe(
      'Produit',
    );
  });
});
