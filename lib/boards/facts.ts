import { oneLine } from '../offer/text.ts';

/** An object of a page's JSON, of whatever shape. */
export type Node = Record<string, unknown>;

/** Whether a value of a page's JSON is an object and no list. */
export function isObject(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** schema.org's and the boards' units of a pay, in French (seen YEARLY on Welcome to the Jungle, 2025-09). */
const PERIODS: readonly (readonly [RegExp, string])[] = [
  [/^hour/i, 'par heure'],
  [/^da[yi]/i, 'par jour'],
  [/^week/i, 'par semaine'],
  [/^month/i, 'par mois'],
  [/^year/i, 'par an'],
];

/** A pay above this is a mistake, in any currency. */
const HIGHEST_PAY = 10_000_000;

/**
 * A JobPosting's `baseSalary` in French: "42 000 à 60 000 € par an".
 *
 * @returns null when there is no amount
 */
export function payIn(salary: unknown): string | null {
  if (!isObject(salary)) return null;
  const value = isObject(salary.value) ? salary.value : salary;
  const amounts = [value.minValue ?? value.value ?? salary.value, value.maxValue]
    .map(amountOf)
    .filter((amount) => amount !== null);
  const [least, most = least] = amounts;
  if (least === undefined || most === undefined) return null;
  const currency = typeof salary.currency === 'string' ? salary.currency.slice(0, 3) : '';
  const unit = value.unitText ?? salary.unitText;
  const period = PERIODS.find(([start]) => typeof unit === 'string' && start.test(unit))?.[1];
  const figures = least === most ? [least] : [least, most];
  return [
    figures.map((amount) => amount.toLocaleString('fr')).join(' à '),
    currency === 'EUR' ? '€' : currency,
    period,
  ]
    .filter(Boolean)
    .join(' ');
}

/** A positive amount; boards also write numbers as texts. */
function amountOf(value: unknown): number | null {
  const amount = typeof value === 'string' && value.length < 20 ? Number(value) : value;
  return typeof amount === 'number' && amount > 0 && amount < HIGHEST_PAY ? amount : null;
}

/** A JobPosting's `experienceRequirements` in French: "4 ans", "6 mois", or its own words. */
export function experienceIn(requirements: unknown): string | null {
  if (typeof requirements === 'string') return oneLine(requirements);
  const months = isObject(requirements) ? amountOf(requirements.monthsOfExperience) : null;
  if (months === null) return null;
  const years = Math.floor(months / 12);
  if (months % 12 !== 0 || years === 0) return `${months} mois`;
  return years === 1 ? '1 an' : `${years} ans`;
}

/** The boards' words where an employer gave no information. */
const UNTOLD =
  /^(?:non (?:renseign|sp[ée]cifi|pr[ée]cis|communiqu)|not (?:specified|provided)|n\.?c\.?$|-+$)/i;

/** The label in front of a fact: "Salaire : 42K à 60K €". */
const LABEL = /^\p{L}[\p{L} ’'-]{1,40}\s?:\s/u;

/** A fact's words without its label; null when the board says that there is no information. */
export function toldIn(words: string | null): string | null {
  const told = words?.replace(LABEL, '').trim();
  return !told || UNTOLD.test(told) ? null : told;
}
