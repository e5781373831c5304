import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
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

/** What `i18n.t` does in the extension, from the language's file. Unknown keys throw, but for guides and what they hold. */
export async function translationOf(language: Language): Promise<Translation> {
  const texts = await textsOf(language);
  const text = (key: string) => {
    const found = texts[key.replaceAll('.', '_')];
    if (found === undefined && !/^(?:guide|holds)\./.test(key))
      throw new Error(`No text for ${key}`);
    return found ?? '';
  };
  const fill = (template: string, substitutions: readonly string[]) =>
    template.replace(/\$(\d)/g, (_, position) => substitutions[Number(position) - 1] ?? '');
  return {
    locale: text('locale'),
    translate: (key, substitutions = []) => fill(text(key), substitutions),
    count: (key, number) => {
      const [one, several] = text(key).split(' | ');
      return fill((number === 1 ? one : several) ?? '', [String(number)]);
    },
  };
}
