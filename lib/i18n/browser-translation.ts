import { browser } from 'wxt/browser';
import { type Language, languageFor, type Texts, textsIn, translationOf } from './texts.ts';
import type { Translation } from './translation.ts';

/**
 * The texts in the browser's language. Read from the language's own file and not by
 * `i18n.getMessage`, which in some starts of Chromium 156 gave nothing for any key, as long as the
 * browser ran (1 start in 15 on a busy machine, seen 2026-11-28): pages stood without a word, and
 * offers without their panel.
 *
 * @throws TypeError when the file cannot be read
 */
export function browserTexts(): Promise<Texts> {
  return readTexts(languageFor(browser.i18n.getUILanguage()));
}

/** The texts of one language. @throws TypeError when its file cannot be read */
async function readTexts(language: Language): Promise<Texts> {
  const file = await fetch(`/_locales/${language}/messages.json`);
  return textsIn(await file.json());
}

/** The translation of the extension's own pages. */
export async function browserTranslation(): Promise<Translation> {
  return translationOf(await browserTexts());
}

/** The French one, for what is written to people who publish in French. */
export async function frenchTranslation(): Promise<Translation> {
  return translationOf(await readTexts('fr'));
}
