import type { ExtensionBrowser, LaunchOptions } from './driver.ts';
import type { BrowserName } from './find.ts';
import { provideBrowser } from './install.ts';

/** Starts a browser with the extension's build for it; installs the browser when none is there. */
export async function launchBrowser(
  name: BrowserName,
  options: Omit<LaunchOptions, 'executable'>,
): Promise<ExtensionBrowser> {
  const executable = await provideBrowser(name);
  // Each is driven by a library of its own, which takes a while to load.
  const launch =
    name === 'chromium'
      ? (await import('./chromium.ts')).launchChromium
      : (await import('./firefox.ts')).launchFirefox;
  return launch({ executable, ...options });
}
