import type { Translation } from '../lib/i18n/translation.ts';

/*
 * Dates and lists made with the language files' words rather than with Intl, whose first use costs
 * a page 20 to 40 ms (docs/performance.md).
 */

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/** Midnight UTC of an ISO date (yyyy-mm-dd…), or null when it is not one. */
function parse(date: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(date)) return null;
  const parsed = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) ? null : parsed;
}

function monthOf(date: Date, { translate }: Translation): string {
  return translate(`month.${MONTHS[date.getUTCMonth()] ?? 'january'}`);
}

/** "juin 2024", "June 2024"; null when the date cannot be read. */
export function formatMonth(date: string, translation: Translation): string | null {
  const parsed = parse(date);
  return parsed && `${monthOf(parsed, translation)} ${parsed.getUTCFullYear()}`;
}

/** "20 août 2026", "20 August 2026"; the text itself when it cannot be read as a date. */
export function formatDay(date: string, translation: Translation): string {
  const parsed = parse(date);
  if (!parsed) return date;
  const number = parsed.getUTCDate();
  // French writes "1er".
  const day = number === 1 ? translation.translate('date.first') : String(number);
  return `${day} ${monthOf(parsed, translation)} ${parsed.getUTCFullYear()}`;
}

/** "a, b et c", "a, b and c"; or with "ou", "or". */
export function formatList(
  names: readonly string[],
  { translate }: Translation,
  joiner: 'list.and' | 'list.or' = 'list.and',
): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return translate(joiner, [names.slice(0, -1).join(', '), last]);
}

/** "20 août 2026 à 14:05", in the person's time zone; the text itself when it cannot be read. */
export function formatInstant(instant: string, locale: string): string {
  const parsed = new Date(instant);
  if (Number.isNaN(parsed.getTime())) return instant;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(parsed);
}

/** Made once for each language: making one takes longer than using it a hundred times. */
const SHORT_DAYS = new Map<string, Intl.DateTimeFormat>();

/** "20 août 2026", "3 nov. 2026", for columns; the text itself when it cannot be read as a date. */
export function formatShortDay(date: string, locale: string): string {
  const parsed = parse(date);
  if (!parsed) return date;
  let format = SHORT_DAYS.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
    SHORT_DAYS.set(locale, format);
  }
  return format.format(parsed);
}
