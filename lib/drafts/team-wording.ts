/** Verbs of joining, and "aider" in the same form. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:rejoindre|int[ée]grer|agrandir)(?![\p{L}])/iu, 'aider'],
  [/^(?:rejoindrez|int[ée]grerez)(?![\p{L}])/iu, 'aiderez'],
  [/^(?:rejoindras|int[ée]greras)(?![\p{L}])/iu, 'aideras'],
  [/^(?:rejoindra|int[ée]grera)(?![\p{L}])/iu, 'aidera'],
  [/^(?:rejoignez|int[ée]grez)(?![\p{L}])/iu, 'aidez'],
  [/^(?:rejoins|int[ée]gres)(?![\p{L}])/iu, 'aides'],
  [/^(?:rejoigne|rejoint|int[ée]gre|agrandit)(?![\p{L}])/iu, 'aide'],
  [/^(?:rejoignant|int[ée]grant)(?![\p{L}])/iu, 'aidant'],
];

/** What stands before the verb: "nous rejoindre", "venez rejoindre". */
const LED_BY = /^(?:(?:nous|venez(?: nous)?) )?/i;

/**
 * A wording of joining a team with "aider" in the verb's own form, so that its sentence stays one
 * ("Vous rejoindrez l’équipe": "Vous aiderez l’équipe"); null where it has no such verb.
 */
export function helping(quote: string): string | null {
  const before = LED_BY.exec(quote)?.[0] ?? '';
  const rest = quote.slice(before.length);
  for (const [pattern, form] of FORMS) {
    const verb = pattern.exec(rest)?.[0];
    if (!verb) continue;
    const isCapital = before === '' && /^\p{Lu}/u.test(verb);
    return before + (isCapital ? `A${form.slice(1)}` : form) + rest.slice(verb.length);
  }
  return null;
}
