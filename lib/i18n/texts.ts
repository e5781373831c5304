import type { CountKey, TextKey, Translation } from './translation.ts';

/**
 * The texts of one language by their keys as the browser knows them ("phase_opere_name"), "$1" where
 * something is put in, "one | several" where a number decides: a language file as it is built.
 */
export type Texts = Record<string, string>;

/** Texts of pages of the extension's own, and of the manifest: none of the panel's. */
const NOT_THE_PANELS =
  /^(?:settings|stored|storage|opening|theme|popup|firstPage|access|command|extension)/;

/** The part of a built language file that the panel needs. */
export function panelTexts(file: Record<string, { message: string }>): Texts {
  return Object.fromEntries(
    Object.entries(file)
      .filter(([key]) => !NOT_THE_PANELS.test(key))
      .map(([key, { message }]) => [key, message]),
  );
}

/** The texts of badges. */
const BADGE_TEXTS = [
  'locale',
  'badge.startup',
  'badge.network',
  'badge.incubator',
  'certainty.probable.word',
] as const satisfies readonly TextKey[];

/** The few texts that badges need. */
export function badgeTexts({ translate }: Translation): Texts {
  return Object.fromEntries(BADGE_TEXTS.map((key) => [key.replaceAll('.', '_'), translate(key)]));
}

/**
 * The words of a table of texts. Panel and badges are given theirs: asked of the browser one by one, the
 * panel's texts take 12 ms of a page, the first one alone 4, and cannot be asked at all once the extension is gone.
 */
export function translationOf(texts: Texts): Translation {
  const text = (key: TextKey | CountKey) => texts[key.replaceAll('.', '_')] ?? '';
  const fill = (template: string, substitutions: readonly string[]) =>
    template.replace(/\$(\d)/g, (_, position) => substitutions[position - 1] ?? '');
  return {
    locale: text('locale'),
    translate: (key, substitutions = []) => fill(text(key), substitutions),
    count(key, number) {
      const [one = '', several = one] = text(key).split(' | ');
      return fill(number === 1 ? one : several, [String(number)]);
    },
  };
}
