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
