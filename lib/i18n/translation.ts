import type { GeneratedI18nStructure } from '#i18n';

type KeysWhere<Plural extends boolean> = {
  [Key in keyof GeneratedI18nStructure]: GeneratedI18nStructure[Key]['plural'] extends Plural
    ? Key
    : never;
}[keyof GeneratedI18nStructure];

/** Key of a text without a count, as written in lib/i18n/locales. */
export type TextKey = KeysWhere<false>;

/** Key of a text that has a form for one and a form for several. */
export type CountKey = KeysWhere<true>;

/**
 * The texts of one language, given to the components through `TranslationContext` so that they need
 * no browser. Tests give one that is read from the language files.
 */
export interface Translation {
  /** BCP 47 tag of the language of the texts, for dates, lists and the `lang` attribute. */
  locale: string;
  /** The text of a key, `$1`, `$2`… replaced in order. */
  translate(key: TextKey, substitutions?: readonly string[]): string;
  /** The text of a key in the form that suits a number. */
  count(key: CountKey, number: number): string;
}
