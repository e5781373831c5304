import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserTab } from '../../scripts/browsers/driver.ts';
import type { BrowserName } from '../../scripts/browsers/find.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { extensionFolder } from '../../scripts/extension/build.ts';

/**
 * The extension's visible texts in the language it speaks in a browser: a test then holds
 * whatever language the browser on this machine has.
 * @param language a tag as the panel declares it ("fr", "en-GB").
 */
export function textsOf(browser: BrowserName, language: string): (key: string) => string {
  const [folder] = language.split('-');
  const path = join(extensionFolder(browser), '_locales', folder ?? '', 'messages.json');
  const messages: Record<string, { message: string }> = JSON.parse(readFileSync(path, 'utf8'));
  return (key) => {
    const text = messages[key.replaceAll('.', '_')]?.message;
    if (text === undefined) throw new Error(`${path} has no text "${key}"`);
    return text;
  };
}

/**
 * The texts in the language that a page of the extension speaks, once it has drawn something: until
 * then its markup declares French, whatever it will speak.
 */
export async function textsOn(page: BrowserTab, browser: BrowserName) {
  const language = await waitUntil('the page to speak', () =>
    page.run(
      () => document.querySelector('#app > *') !== null && document.documentElement.lang,
      null,
    ),
  );
  return textsOf(browser, language);
}
