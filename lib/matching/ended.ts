import type { Startup } from '../directory/directory.ts';

/** How many days a team may go on after the day on which the directory says that it ended. */
const GRACE_DAYS = 180;

const DAY = 86_400_000;

/**
 * True when a Startup ended well before an offer was published: its name in the offer
 * then probably means something else. Transferred Startups are not counted as ended,
 * since they live on elsewhere.
 *
 * @param date ISO date of the offer, or today
 */
export function hadEnded({ phase, phaseStart }: Startup, date: string): boolean {
  if (phase !== 'abandon' && phase !== 'abandon-investigation') return false;
  if (phaseStart === null) return true;
  return Date.parse(phaseStart) + GRACE_DAYS * DAY < Date.parse(date);
}
