import type { CountKey, TextKey, Translation } from './translation.ts';

/**
 * The texts of one language, by the browser's keys ("phase_opere_name"). "$1" is replaced by a
 * value, and a number chooses in "one | several".
 */
export type Texts = Record<string, string>;

/** Texts of the extension's own pages and of the manifest: the panel needs none of them. */
const NOT_THE_PANELS =
  /^(?:offer|sheet|stage|compare|import|change|chart|csv|draft|message|network|report|row|saved|trend|twin|settings|stored|storage|opening|theme|popup|firstPage|access|command|extension)/;

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
  'keep.badge',
] as const satisfies readonly TextKey[];

/** The few texts that badges need. */
export function badgeTexts({ translate }: Translation): Texts {
  return Object.fromEntries(BADGE_TEXTS.map((key) => [key.replaceAll('.', '_'), translate(key)]));
}

/**
 * The translation made from a table of texts. Panel and badges are sent their texts: asking the
 * browser for them one by one takes 12 ms of a page, 4 for the first one alone, and is impossible
 * once the extension is gone.
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
