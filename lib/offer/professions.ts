/** The network's professions, as it calls the domains of its members. */
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
