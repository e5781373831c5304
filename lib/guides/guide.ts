/** What a guide's link is for; also the `topic` of the inspect command. */
export type GuideTopic = 'interview' | 'candidates' | 'status' | 'profession' | 'resource';

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
 * Statuses of the network: `independent` (freelance), `service` (employee of a
 * contractor), `admin` (public agent); apprentices and interns are public agents too,
 * with a line of their own.
 */
export const STATUSES = ['independent', 'service', 'admin', 'apprentice', 'intern'] as const;
export type Status = (typeof STATUSES)[number];

/** A link the panel shows, with its French label; `caveat` is the key of an honest remark. */
export interface Guide {
  topic: GuideTopic;
  /** Stable id within the guides' data ("interview-developer"); the panel's label is found by it. */
  id: string;
  label: string;
  url: string;
}
