import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { translationOf as wordsOf } from '../../../lib/i18n/texts.ts';
import type { Translation } from '../../../lib/i18n/translation.ts';

/** The languages that have a file in lib/i18n/locales. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The texts of a language by key ("phase_opere_name"), as the browser receives them. */
export async function textsOf(language: Language): Promise<Record<string, string>> {
  const messages = generateChromeMessages(
    await parseMessagesFile(`lib/i18n/locales/${language}.yml`),
  );
  return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
}

/** The words of a language, from its file. Unknown keys throw, but for guides and what they hold. */
export async function translationOf(language: Language): Promise<Translation> {
  const texts = await textsOf(language);
  const strict = new Proxy(texts, {
    get(_, key: string) {
      if (!(key in texts) && !/^(?:guide|holds)_/.test(key)) throw new Error(`No text for ${key}`);
      return texts[key];
    },
  });
  return wordsOf(strict);
}
