import { type KeptOffer, OFFER_DATES, type OfferDate } from './kept-offer.ts';

/** One date of one offer. */
export interface OfferEvent {
  offer: KeptOffer;
  name: OfferDate;
  /** "2026-12-01", or "2026-12-01T14:30" as clocks show it there. */
  date: string;
}

/** The dates of the offers that are still followed, soonest first. */
export function eventsOf(offers: readonly KeptOffer[]): OfferEvent[] {
  return offers
    .filter(isFollowed)
    .flatMap((offer) =>
      OFFER_DATES.flatMap((name): OfferEvent[] => {
        const date = offer.dates[name];
        return date ? [{ offer, name, date }] : [];
      }),
    )
    .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}

/** The next date of an offer from a day on; null when it has none. */
export function nextEvent(offer: KeptOffer, today: string): OfferEvent | null {
  return eventsOf([offer]).find(({ date }) => date.slice(0, 10) >= today) ?? null;
}

/**
 * What is due on a day: what the toolbar button counts.
 * @param today the person's own day, yyyy-mm-dd
 */
export function dueOn(offers: readonly KeptOffer[], today: string): OfferEvent[] {
  return eventsOf(offers).filter(({ date }) => date.slice(0, 10) === today);
}

/** What comes within so many days, today included: the popup's reminders. */
export function comingUp(offers: readonly KeptOffer[], today: string, days: number): OfferEvent[] {
  const end = new Date(`${today}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + days);
  const last = end.toISOString().slice(0, 10);
  return eventsOf(offers).filter(({ date }) => {
    const day = date.slice(0, 10);
    return day >= today && day <= last;
  });
}

/** Neither deleted, archived nor closed. */
export function isFollowed({ deletedAt, archivedAt, state }: KeptOffer): boolean {
  return !deletedAt && !archivedAt && state !== 'closed';
}

/** A moment's day where the person is, yyyy-mm-dd. */
export function localDay(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
