/** Midnight UTC of an ISO date (yyyy-mm-dd…), or null when it is not one. */
function parse(date: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(date)) return null;
  const parsed = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) ? null : parsed;
}

/** "juin 2024", "June 2024"; null when the date cannot be read. */
export function formatMonth(date: string, locale: string): string | null {
  const parsed = parse(date);
  if (!parsed) return null;
  return new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(parsed);
}

/** "20 août 2026", "20 August 2026"; the date as it came when it cannot be read. */
export function formatDay(date: string, locale: string): string {
  const parsed = parse(date);
  if (!parsed) return date;
  const formatted = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(parsed);
  // French writes the first of a month "1er", which Intl does not.
  return locale.startsWith('fr') ? formatted.replace(/^1(?=\s)/, '1er') : formatted;
}

/** Made once a language: making one takes longer than using it a hundred times. */
const SHORT_DAYS = new Map<string, Intl.DateTimeFormat>();

/** "20/08/2026", for columns; the date as it came when it cannot be read. */
export function formatShortDay(date: string, locale: string): string {
  const parsed = parse(date);
  if (!parsed) return date;
  let format = SHORT_DAYS.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, {
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      timeZone: 'UTC',
    });
    SHORT_DAYS.set(locale, format);
  }
  return format.format(parsed);
}

const DAY_IN_MS = 86_400_000;

/** A directory older than this may be wrong about phases and incubators. */
const FRESH_DAYS = 60;

/** Whether a directory of this date is too old to be trusted without a word, today. */
export function isStale(date: string, today: string): boolean {
  const [from, to] = [parse(date), parse(today)];
  return from !== null && to !== null && to.getTime() - from.getTime() > FRESH_DAYS * DAY_IN_MS;
}
