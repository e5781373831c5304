import type { CountKey, TextKey, Translation } from './translation.ts';

/**
 * The texts of one language, by the browser's keys ("phase_opere_name"). "$1" is replaced by a
 * value, and a number chooses in "one | several".
 */
export type Texts = Record<string, string>;

/** Texts of the extension's own pages and of the manifest: the panel needs none of them. */
const NOT_THE_PANELS =
  /^(?:offer|sheet|stage|compare|import|change|chart|csv|draft|message|network|report|row|saved|trend|twin|settings|stored|storage|opening|theme|popup|firstPage|access|command|extension)/;

/**
 * The languages that the texts are written in. The first is for everybody who speaks none of them: it
 * is the manifest's `default_locale`.
 */
const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of the texts for a browser that speaks the language of this BCP 47 tag. */
export function languageFor(tag: string): Language {
  const [language] = tag.toLowerCase().split('-');
  return LANGUAGES.find((known) => known === language) ?? LANGUAGES[0];
}

/** The texts in a language's built file (`_locales/fr/messages.json`). */
export function textsIn(file: Record<string, { message: string }>): Texts {
  return Object.fromEntries(Object.entries(file).map(([key, { message }]) => [key, message]));
}

/** The texts that the panel needs. */
export function panelTexts(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([key]) => !NOT_THE_PANELS.test(key)));
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
export function badgeTexts(texts: Texts): Texts {
  return Object.fromEntries(
    BADGE_TEXTS.map((key) => key.replaceAll('.', '_')).map((key) => [key, texts[key] ?? '']),
  );
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
