import { i18n } from '#i18n';
import type { CountKey, TextKey, Translation } from './translation.ts';

// The library types each key apart; the components take any key of the right family.
const translate = i18n.t as (key: TextKey, substitutions?: readonly string[]) => string;
const count = i18n.t as (key: CountKey, number: number) => string;

/** The browser's language, or French when there is no text in it: the extension's own words. */
export function browserTranslation(): Translation {
  return { locale: translate('locale'), translate, count };
}
