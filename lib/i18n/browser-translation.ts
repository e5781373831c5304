import { browser } from 'wxt/browser';
import type { Translation } from './translation.ts';

/**
 * The texts in the browser's language, or in French when that has none. Read from the browser
 * directly rather than through WXT's i18n, which would add a kilobyte to every page; the files are
 * WXT's, and the keys are typed by them.
 */
export function browserTranslation(): Translation {
  // WXT's types list every key by itself: here any key is accepted.
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
      // The forms for one and several; French counts 0 like 1, and no count here is 0.
      getMessage(key.replaceAll('.', '_'), [String(number)]).split(' | ')[number === 1 ? 0 : 1] ??
      '',
  };
}
