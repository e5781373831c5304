import { readFileSync } from 'node:fs';
import { runCommand } from '../console/command.ts';
import { note, ScriptError } from '../console/script.ts';
import { BROWSER_VARIABLES, type BrowserName, DOWNLOADS_FOLDER, findBrowser } from './find.ts';

const DOWNLOAD_LIMIT_IN_MS = 5 * 60_000;
const PACKAGES_LIMIT_IN_MS = 10 * 60_000;

/** One way to bring a browser; gives why it did not work, or null when it did. */
interface Source {
  label: string;
  install(name: BrowserName): Promise<string | null>;
}

const PRODUCTS: Record<BrowserName, string> = {
  chromium: 'Chromium (or Edge, or Brave)',
  firefox: 'Firefox',
};

/**
 * The path of a browser to run the extension in: one that is there, else the browser tools'
 * download, else Debian's package.
 * @throws ScriptError that says what was tried and what to install.
 */
export async function provideBrowser(name: BrowserName): Promise<string> {
  const there = await findBrowser(name);
  if (there !== null) return there;
  const failures: string[] = [];
  for (const source of [DOWNLOAD, DEBIAN_PACKAGE]) {
    const reason = await source.install(name);
    const path = reason === null ? await findBrowser(name) : null;
    if (path !== null) return path;
    failures.push(`${source.label}: ${reason ?? 'the installed browser does not start'}`);
  }
  throw new ScriptError(
    `there is no ${PRODUCTS[name]} here and none could be installed (${failures.join('; ')}): ` +
      `install ${PRODUCTS[name]}, or set ${BROWSER_VARIABLES[name]} to the path of one`,
  );
}

const DOWNLOAD: Source = {
  label: 'download',
  async install(name) {
    note(`downloading ${name === 'chromium' ? "Playwright's Chromium" : 'Firefox'}, once…`);
    const [command, ...options] =
      name === 'chromium'
        ? (['playwright', 'install', '--no-shell', 'chromium'] as const)
        : (['browsers', 'install', 'firefox@stable', '--path', DOWNLOADS_FOLDER] as const);
    return reasonOfFailure(
      await runCommand(command, options, { timeoutInMs: DOWNLOAD_LIMIT_IN_MS }),
    );
  },
};

/** With the browsers' own words in French, the extension's first language. */
const DEBIAN_PACKAGES: Record<BrowserName, string[]> = {
  chromium: ['chromium', 'chromium-l10n'],
  firefox: ['firefox-esr', 'firefox-esr-l10n-fr'],
};

let packageListsAreFresh = false;

const DEBIAN_PACKAGE: Source = {
  label: 'apt-get',
  async install(name) {
    if (!isDebian()) return 'not on Debian';
    if (process.getuid?.() !== 0) return 'not root';
    const run = (...options: string[]) =>
      runCommand('apt-get', options, {
        environment: { DEBIAN_FRONTEND: 'noninteractive' },
        timeoutInMs: PACKAGES_LIMIT_IN_MS,
      });
    const packages = DEBIAN_PACKAGES[name];
    note(`installing Debian's ${packages[0]}, once…`);
    if (!packageListsAreFresh) {
      const reason = reasonOfFailure(await run('update'));
      if (reason !== null) return reason;
      packageListsAreFresh = true;
    }
    return reasonOfFailure(await run('install', '--yes', '--no-install-recommends', ...packages));
  },
};

function isDebian(): boolean {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Null for a command that succeeded, else its most telling line. */
function reasonOfFailure({ status, output }: { status: number | null; output: string }) {
  if (status === 0) return null;
  const lines = output.split('\n').map((line) => line.trim());
  const telling = lines.find((line) => /\b(error|ENOTFOUND|E:|unable|failed)\b/i.test(line));
  return (
    telling ?? lines.findLast(Boolean) ?? (status === null ? 'out of time' : `status ${status}`)
  );
}
