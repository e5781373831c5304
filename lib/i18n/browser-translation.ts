import { browser } from 'wxt/browser';
import type { Translation } from './translation.ts';

/**
 * The browser's language, or French when there is no text in it: the extension's own words.
 * Asked of the browser itself rather than through WXT's i18n, a kilobyte in every page with a
 * panel; the files are WXT's, and the keys are typed by them.
 */
export function browserTranslation(): Translation {
  // The files' own names are typed one by one: any key is taken here.
  const getMessage = browser.i18n.getMessage as (
    key: string,
    substitutions?: readonly string[],
  ) => string;
  const translate: Translation['translate'] = (key, substitutions) =>
    getMessage(key.replaceAll('.', '_'), substitutions);
  return {
    locale: translate('locale'),
    translate,
    count: (key, number) =>
      // One, then several: French counts 0 and 1 alike, and nothing here counts to 0.
      getMessage(key.replaceAll('.', '_'), [String(number)]).split(' | ')[number === 1 ? 0 : 1] ??
      '',
  };
}
