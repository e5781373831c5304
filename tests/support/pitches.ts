import type { ExtensionBrowser } from '../../scripts/browsers/driver.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { PITCHES } from '../../scripts/pages/stored-pitches.ts';
import { servedDirectory, serveJson } from './served-directory.ts';
import type { StandIn } from './stand-in.ts';

/** Has the extension refresh its directory, with what the recorded pages' Startups do. */
export async function refreshPitches(browser: ExtensionBrowser, standIn: StandIn): Promise<void> {
  const changes = Object.entries(PITCHES).map(([id, pitch]) => [id, { pitch }]);
  standIn.script = serveJson(servedDirectory(Object.fromEntries(changes)));
  await waitUntil('the directory to be refreshed', () =>
    browser.runInExtension(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          runtime: {
            sendMessage(message: object): Promise<{ directory: { refreshed: boolean } } | null>;
          };
        };
      };
      const status = await chrome.runtime.sendMessage({ type: 'refresh' }).catch(() => null);
      return status?.directory.refreshed;
    }, null),
  );
}
