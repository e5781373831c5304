/**
 * Statuses of the network: `independent` (freelance), `service` (employee of a
 * contractor), `admin` (public agent); apprentices and interns are public agents too,
 * with a line of their own.
 */
export const STATUSES = ['independent', 'service', 'admin', 'apprentice', 'intern'] as const;
export type Status = (typeof STATUSES)[number];
