import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import metadata from '../package.json' with { type: 'json' };
import { PROJECT_FOLDER } from './console/command.ts';
import { note, readOptions, runScript } from './console/script.ts';
import { buildExtension, extensionFolder } from './extension/build.ts';
import { filesUnder, sourceFiles } from './package/files.ts';
import { STORE_ICON, storeIcon } from './package/icon.ts';
import { PACKAGE_NAMES } from './package/names.ts';
import { zipOf } from './package/zip.ts';

const COMMAND = {
  usage: 'npm run package [-- options]',
  about: [
    'Builds the extension and packs what the stores ask for, under .output/packages/: a zip for',
    'Chrome and Edge, one for Firefox, the sources for its reviewers, and the digest of each.',
    'The same sources always give the same bytes.',
  ].join('\n'),
  options: {
    icon: { type: 'boolean', help: 'draws the icon of the stores from assets/icon.svg, and ends' },
    'only-extension': {
      type: 'boolean',
      help: 'leaves the sources out: what a reviewer builds to compare',
    },
  },
} as const;

const PACKAGES_FOLDER = join(PROJECT_FOLDER, '.output', 'packages');

runScript(async (options) => {
  const values = readOptions(COMMAND, options);
  if (!values) return 0;
  if (values.icon) {
    await writeFile(STORE_ICON, await storeIcon());
    return 0;
  }
  const packages: [name: string, zip: Uint8Array][] = [];
  for (const browser of ['chromium', 'firefox'] as const) {
    await buildExtension(browser);
    packages.push([PACKAGE_NAMES[browser], zipOf(filesUnder(extensionFolder(browser)))]);
  }
  if (!values['only-extension']) {
    packages.push(['sources', zipOf(await sourceFiles(PROJECT_FOLDER))]);
  }
  // Packages of an earlier version must not stay among this one's.
  await rm(PACKAGES_FOLDER, { recursive: true, force: true });
  await mkdir(PACKAGES_FOLDER, { recursive: true });
  const digests: string[] = [];
  for (const [name, zip] of packages) {
    const file = `repere-${metadata.version}-${name}.zip`;
    await writeFile(join(PACKAGES_FOLDER, file), zip);
    const digest = createHash('sha256').update(zip).digest('hex');
    digests.push(`${digest}  ${file}`);
    note(`${file}  ${(zip.length / 1024).toFixed(0)} kB`);
  }
  await writeFile(join(PACKAGES_FOLDER, 'SHA256SUMS'), `${digests.join('\n')}\n`);
  process.stdout.write(`${digests.join('\n')}\n`);
  return 0;
});
