import { launchChromium } from './chromium.ts';
import type { ExtensionBrowser, LaunchOptions } from './driver.ts';
import type { BrowserName } from './find.ts';
import { launchFirefox } from './firefox.ts';
import { provideBrowser } from './install.ts';

/** Starts a browser with the extension's build for it; installs the browser when none is there. */
export async function launchBrowser(
  name: BrowserName,
  options: Omit<LaunchOptions, 'executable'>,
): Promise<ExtensionBrowser> {
  const executable = await provideBrowser(name);
  const launch = name === 'chromium' ? launchChromium : launchFirefox;
  return launch({ executable, ...options });
}
