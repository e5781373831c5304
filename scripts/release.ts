import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import metadata from '../package.json' with { type: 'json' };
import { PROJECT_FOLDER } from './console/command.ts';
import { note, readOptions, runScript, ScriptError, UsageError } from './console/script.ts';
import { addressesOf } from './release/addresses.ts';
import { changesOf, isUnreleased } from './release/changelog.ts';
import { type StandIn, standIn, standInCredentials } from './release/stand-in.ts';
import {
  type Credentials,
  missingVariables,
  type ReleaseFiles,
  STORE_NAMES,
  STORES,
  type StoreName,
  submitTo,
} from './release/stores.ts';

const COMMAND = {
  usage: 'npm run release -- [options]',
  about: [
    'Submits the packages of npm run package to the stores. It is a dry run unless --publish is given:',
    'the same steps with a stand-in of each store on this machine, which reaches nobody.',
    'After a failure, run it again: a store that has taken this very package is not asked twice.',
  ].join('\n'),
  options: {
    publish: { type: 'boolean', help: 'submits to the real stores' },
    'dry-run': { type: 'boolean', help: 'submits nothing: the same as without any option' },
    store: {
      type: 'string',
      value: '<store,…>',
      help: `${STORE_NAMES.join(', ')}: these only`,
    },
    notes: { type: 'boolean', help: 'prints what CHANGELOG.md says of this version, and ends' },
  },
  environment: Object.fromEntries(
    STORE_NAMES.flatMap((store) =>
      STORES[store].variables.map((name) => [name, STORES[store].label] as const),
    ),
  ),
} as const;

const PACKAGES_FOLDER = join(PROJECT_FOLDER, '.output', 'packages');

/** Which packages the real stores have taken, by store: a second run goes on from there. */
const DONE_FILE = join(PROJECT_FOLDER, '.output', 'release', 'done.json');

/** Without it people find nobody to ask, and the stores take no listing. */
const NO_ADDRESS =
  'package.json has no address in "bugs", which the stores ask for: write the project’s (docs/releasing.md)';

runScript(async (options) => {
  const values = readOptions(COMMAND, options);
  if (!values) return 0;
  const changelog = readFileSync(join(PROJECT_FOLDER, 'CHANGELOG.md'), 'utf8');
  const changes = changesOf(changelog, metadata.version);
  if (changes === null) {
    throw new ScriptError(`CHANGELOG.md has no section "## ${metadata.version}": write it first`);
  }
  if ((values.publish || values.notes) && isUnreleased(changelog, metadata.version)) {
    throw new ScriptError(
      `CHANGELOG.md still calls ${metadata.version} unreleased: write the day into its heading`,
    );
  }
  if (values.notes) {
    process.stdout.write(`${changes}\n`);
    return 0;
  }
  if (values.publish && values['dry-run']) {
    throw new UsageError('--publish and --dry-run contradict each other: give one of them');
  }
  const isReal = values.publish === true;
  const stores = chosenStores(values.store);
  const files = releaseFiles();
  const { support, privacy } = addressesOf(metadata.bugs);
  if (isReal && !support) throw new ScriptError(NO_ADDRESS);
  const credentials = isReal ? realCredentials(stores) : standInCredentials(stores);
  const stand: StandIn | null = isReal ? null : await standIn();
  // The library prints the page of a store's validation, which a stand-in has not.
  if (!isReal) console.log = () => undefined;
  const done = isReal ? readDone() : {};
  note(
    `Version ${metadata.version}: ${isReal ? 'it is submitted' : 'a dry run, no store is asked'}`,
  );
  let failures = 0;
  for (const store of stores) {
    const { label, file } = STORES[store];
    const say = (words: string) => note(`${isReal ? label : `${label} (stand-in)`}: ${words}`);
    const digest = digestOf(files[file]);
    say(`${basename(files[file])}, SHA-256 ${digest}`);
    if (done[store] === digest) {
      say('has taken this package already');
      continue;
    }
    const outcome = await submitTo(store, { files, credentials, tell: say });
    if (outcome.status === 'failed') {
      failures += 1;
      say(`failed: ${outcome.reason}`);
      continue;
    }
    if (isReal) await writeDone({ ...done, [store]: digest });
    done[store] = digest;
    if (outcome.status === 'there') say('has this version already');
    else say(isReal ? 'submitted for review' : 'would be submitted for review');
  }
  await stand?.stop();
  if (!isReal) {
    note(
      support
        ? `For the stores’ forms: support ${support}, privacy policy ${privacy ?? '–'}`
        : NO_ADDRESS,
    );
    note('Nothing was submitted. To submit, give --publish.');
  }
  return failures > 0 ? 1 : 0;
});

function chosenStores(wanted: string | boolean | undefined): StoreName[] {
  if (typeof wanted !== 'string') return [...STORE_NAMES];
  return wanted.split(',').map((name) => {
    const store = STORE_NAMES.find((one) => one === name);
    if (!store) throw new UsageError(`there is no store "${name}": ${STORE_NAMES.join(', ')}`);
    return store;
  });
}

function releaseFiles(): ReleaseFiles {
  const path = (name: string) => join(PACKAGES_FOLDER, `repere-${metadata.version}-${name}.zip`);
  const files = { chrome: path('chrome'), firefox: path('firefox'), sources: path('sources') };
  const missing = Object.values(files).find((file) => !existsSync(file));
  if (missing) throw new ScriptError(`${missing} is not there: run npm run package first`);
  return files;
}

function realCredentials(stores: readonly StoreName[]): Credentials {
  const environment = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  const missing = stores.flatMap((store) => missingVariables(store, environment));
  if (missing.length > 0)
    throw new UsageError(`these variables are not set: ${missing.join(', ')} (docs/releasing.md)`);
  return environment;
}

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function readDone(): Partial<Record<StoreName, string>> {
  try {
    return JSON.parse(readFileSync(DONE_FILE, 'utf8'));
  } catch {
    return {};
  }
}

async function writeDone(done: Partial<Record<StoreName, string>>): Promise<void> {
  await mkdir(dirname(DONE_FILE), { recursive: true });
  await writeFile(DONE_FILE, JSON.stringify(done));
}
