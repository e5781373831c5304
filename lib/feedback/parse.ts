import { FIELDS, type Field, type Line } from './feedback.ts';

/** A reason of Repère's answer, as a report tells it. */
export interface ToldReason {
  /** "startup", "incubator" or "network", and whose id. */
  whose: string;
  kind: string;
  zone: string;
  /** What its link leads to, or null where it is no link. */
  address: string | null;
  quote: string;
}

/**
 * The lines of a report that somebody copied, whatever stands around them: a form's headings, marks of
 * quotation in a mail, other line breaks. What is no line of a report is passed over.
 */
export function parseReport(text: string): Line[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((line) => {
    const [, field = '', value = ''] = /^[\s>]{0,20}([a-z-]{4,20}): (.*)$/.exec(line) ?? [];
    const clean = value.trim();
    return isField(field) && clean !== '' ? [{ field, value: clean }] : [];
  });
}

/** The values of a field, in order. */
export function valuesOf(lines: readonly Line[], wanted: Field): string[] {
  return lines.filter(({ field }) => field === wanted).map(({ value }) => value);
}

/** The id in "zacharie (Zacharie)". */
export function idOf(value: string): string {
  return value.replace(/ \(.*$/s, '');
}

/** A reason from its line, or null when the line was changed so that it tells none. */
export function reasonOf(value: string): ToldReason | null {
  const [whose, kind, zone, ...rest] = value.split(' | ');
  if (!whose || !kind || !zone || rest.length === 0) return null;
  const [first = ''] = rest;
  const isLink = rest.length > 1 && /^(?:https?:\/\/|mailto:)\S+$/.test(first);
  return {
    whose,
    kind,
    zone,
    address: isLink ? first : null,
    quote: rest.slice(isLink ? 1 : 0).join(' | '),
  };
}

function isField(name: string): name is Field {
  return (FIELDS as readonly string[]).includes(name);
}
