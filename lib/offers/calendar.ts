import ical, { ICalEventTransparency } from 'ical-generator';
import type { OfferEvent } from './dates.ts';

/** The words of a calendar's entries, in the person's language. */
export interface CalendarWords {
  /** What the calendar is called where programs show it. */
  name: string;
  /** "Entretien : Trackdéchets – Développeuse Rails". */
  summary(event: OfferEvent): string;
  /** What stands below: where the offer was, which guide. Notes stay out: calendars are often shared. */
  description(event: OfferEvent): string;
}

/** The length of an interview in the calendar, in minutes: nobody states when it ends. */
const LENGTH_IN_MINUTES = 60;

/**
 * The dates as an iCalendar file (RFC 5545). A date's id is the offer's and its kind's: imported again,
 * it moves the entry instead of adding one. Times are converted from the person's time zone to UTC, so that
 * no program needs to know that zone.
 * @param now when the file is made
 */
export function calendarOf(events: readonly OfferEvent[], words: CalendarWords, now: Date): string {
  const calendar = ical({
    name: words.name,
    prodId: { company: 'repere', product: 'repere', language: 'FR' },
  });
  for (const event of events) {
    const { offer, name, date } = event;
    const isWholeDay = !date.includes('T');
    const start = new Date(isWholeDay ? `${date}T00:00` : date);
    if (Number.isNaN(start.getTime())) continue;
    calendar.createEvent({
      id: eventId(event),
      start,
      ...(isWholeDay
        ? { allDay: true }
        : { end: new Date(start.getTime() + LENGTH_IN_MINUTES * 60_000) }),
      stamp: now,
      // Later changes win over earlier ones where a program compares them.
      sequence: Math.floor(Date.parse(offer.changedAt) / 1000) % 2 ** 31,
      summary: words.summary(event),
      description: words.description(event),
      url: offer.url,
      // A last day takes no time of that day.
      ...(name === 'deadline' && { transparency: ICalEventTransparency.TRANSPARENT }),
    });
  }
  return calendar.toString();
}

/** What tells one date of one offer from all others, for good. */
export function eventId({ offer, name }: Pick<OfferEvent, 'offer' | 'name'>): string {
  return `${name}-${encodeURIComponent(offer.id)}@repere`;
}
