import { join } from 'node:path';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import type { CheckId } from '../../lib/tagging/check.ts';
import { PROJECT_FOLDER } from '../console/command.ts';

/**
 * The sentence of each rule of lib/tagging, by id. In French, like the advice, in every language of the
 * command line.
 */
export async function readRules(): Promise<(id: CheckId) => string> {
  const file = join(PROJECT_FOLDER, 'lib', 'i18n', 'locales', 'fr.yml');
  const messages = generateChromeMessages(await parseMessagesFile(file));
  return (id) => messages[`rule_${id.replaceAll('-', '_')}`]?.message ?? id;
}
