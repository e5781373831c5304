import type { Startup } from '../directory/directory.ts';

/** A team may go on for some months after the day on which the directory says that it ended. */
const GRACE_DAYS = 180;

const DAY = 86_400_000;

/**
 * True when a Startup ended well before an offer was published, so that its name in the offer is most
 * likely something else's. Transferred ones live on elsewhere and are not meant.
 *
 * @param date ISO date of the offer, or today
 */
export function hadEnded({ phase, phaseStart }: Startup, date: string): boolean {
  if (phase !== 'abandon' && phase !== 'abandon-investigation') return false;
  if (phaseStart === null) return true;
  return Date.parse(phaseStart) + GRACE_DAYS * DAY < Date.parse(date);
}
