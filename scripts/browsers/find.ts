import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { getInstalledBrowsers } from '@puppeteer/browsers';
import { runCommand } from '../console/command.ts';
import { UsageError } from '../console/script.ts';

/** The browsers that Repère is built for; the names are also the builds' and the tests'. */
export type BrowserName = 'chromium' | 'firefox';

/** The environment variable with the path of the browser to use, for each. */
export const BROWSER_VARIABLES: Record<BrowserName, string> = {
  chromium: 'REPERE_CHROMIUM',
  firefox: 'REPERE_FIREFOX',
};

/** Those variables, for a command's help. */
export const BROWSER_ENVIRONMENT = {
  [BROWSER_VARIABLES.chromium]: 'path of the Chromium, Edge or Brave to use',
  [BROWSER_VARIABLES.firefox]: 'path of the Firefox to use (142 or later)',
};

/** Google's Chrome does not load unpacked extensions from its command line from here on. */
const FIRST_CHROME_WITHOUT_SIDE_LOADING = 137;

/** Where Firefox is kept once downloaded, beside the other browsers of its tool. */
export const DOWNLOADS_FOLDER = join(homedir(), '.cache', 'puppeteer');

const COMMANDS: Record<BrowserName, string[]> = {
  chromium: [
    'chromium',
    'chromium-browser',
    'microsoft-edge',
    'microsoft-edge-stable',
    'brave-browser',
    'brave-browser-stable',
    'brave',
  ],
  firefox: ['firefox', 'firefox-esr', 'firefox-developer-edition', 'firefox-nightly'],
};

const CHROME_COMMANDS = ['google-chrome', 'google-chrome-stable'];

const MAC_APPLICATIONS: Record<BrowserName, string[]> = {
  chromium: ['Chromium', 'Google Chrome for Testing', 'Microsoft Edge', 'Brave Browser'],
  firefox: ['Firefox', 'Firefox Developer Edition', 'Firefox Nightly'],
};

const WINDOWS_PROGRAMS: Record<BrowserName, string[]> = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
    'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
};

/**
 * The path of a browser that can run the extension, or null when there is none. One named
 * by the environment comes first, then the tools' own, then the system's.
 * @throws UsageError when the environment names one that is not there.
 */
export async function findBrowser(name: BrowserName): Promise<string | null> {
  const variable = BROWSER_VARIABLES[name];
  const wanted = process.env[variable];
  if (wanted) {
    if (isExecutable(wanted)) return wanted;
    throw new UsageError(`${variable} is "${wanted}", which is not a program: correct it`);
  }
  for (const path of await candidates(name)) {
    if (isExecutable(path) && (await runs(path))) return path;
  }
  return name === 'chromium' ? findOldChrome() : null;
}

async function candidates(name: BrowserName): Promise<string[]> {
  return [...(await downloaded(name)), ...installed(name)];
}

async function downloaded(name: BrowserName): Promise<string[]> {
  if (name === 'chromium') return [chromium.executablePath()];
  if (!existsSync(DOWNLOADS_FOLDER)) return [];
  const browsers = await getInstalledBrowsers({ cacheDir: DOWNLOADS_FOLDER });
  return browsers
    .filter((browser) => browser.browser === 'firefox')
    .map((browser) => browser.executablePath);
}

function installed(name: BrowserName): string[] {
  switch (process.platform) {
    case 'darwin':
      return MAC_APPLICATIONS[name].flatMap((application) => {
        const program = application.startsWith('Firefox') ? 'firefox' : application;
        return ['/Applications', join(homedir(), 'Applications')].map((folder) =>
          join(folder, `${application}.app`, 'Contents', 'MacOS', program),
        );
      });
    case 'win32': {
      const { ProgramFiles, 'ProgramFiles(x86)': programFiles86, LOCALAPPDATA } = process.env;
      return [ProgramFiles, programFiles86, LOCALAPPDATA].flatMap((folder) =>
        folder ? WINDOWS_PROGRAMS[name].map((program) => join(folder, program)) : [],
      );
    }
    default:
      return COMMANDS[name].flatMap(pathsOfCommand);
  }
}

/** Google's Chrome, when it is old enough to load the extension. */
async function findOldChrome(): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  for (const path of CHROME_COMMANDS.flatMap(pathsOfCommand)) {
    const { output } = await runCommand(path, ['--version'], { timeoutInMs: 10_000 });
    const version = Number.parseInt(/\b(\d+)\.\d+/.exec(output)?.[1] ?? '', 10);
    if (version < FIRST_CHROME_WITHOUT_SIDE_LOADING) return path;
  }
  return null;
}

function pathsOfCommand(command: string): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, command)).filter(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether a browser starts: a downloaded one may lack libraries of the system. On Windows
 * they come with it, and asking for the version would open a window.
 */
async function runs(path: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  return (await runCommand(path, ['--version'], { timeoutInMs: 20_000 })).status === 0;
}
