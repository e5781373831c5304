import { join } from 'node:path';
import type { BrowserName } from '../browsers/find.ts';
import { PROJECT_FOLDER, runCommand } from '../console/command.ts';
import { ScriptError } from '../console/script.ts';

/** WXT's name for each browser's build. */
const WXT_BROWSERS: Record<BrowserName, string> = { chromium: 'chrome', firefox: 'firefox' };

/** The folder of the extension's production build for a browser. */
export function extensionFolder(browser: BrowserName): string {
  return join(PROJECT_FOLDER, '.output', `${WXT_BROWSERS[browser]}-mv3`);
}

/**
 * Builds the extension for a browser, as it would be published.
 * @returns what the build printed.
 * @throws ScriptError with the build's own words when it fails.
 */
export async function buildExtension(browser: BrowserName): Promise<string> {
  const { status, output } = await runCommand(
    'wxt',
    ['build', '--browser', WXT_BROWSERS[browser]],
    {
      // Whatever the shell says: with "test" or "development" the bundles name this machine's folders.
      environment: { NODE_ENV: 'production' },
    },
  );
  if (status !== 0) {
    throw new ScriptError(`the build for ${browser} failed:\n${output.trimEnd()}`);
  }
  return output;
}
