import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import metadata from '../package.json' with { type: 'json' };
import { PROJECT_FOLDER } from './console/command.ts';
import { note, readOptions, runScript, ScriptError, UsageError } from './console/script.ts';
import { changesOf } from './release/changelog.ts';
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
    'Submits the packages of npm run package to the stores. A dry run unless --publish is given:',
    'the same steps against a stand-in of each store on this machine, which reaches nobody.',
    'A store that has taken this very package is not asked again: run it again after a failure.',
  ].join('\n'),
  options: {
    publish: { type: 'boolean', help: 'submits to the real stores' },
    'dry-run': { type: 'boolean', help: 'says that nothing is submitted, which is so anyway' },
    store: {
      type: 'string',
      value: '<store,…>',
      help: `of ${STORE_NAMES.join(', ')}; all of them`,
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

runScript(async (options) => {
  const values = readOptions(COMMAND, options);
  if (!values) return 0;
  const changelog = readFileSync(join(PROJECT_FOLDER, 'CHANGELOG.md'), 'utf8');
  const changes = changesOf(changelog, metadata.version);
  if (changes === null) {
    throw new ScriptError(`CHANGELOG.md has no section "## ${metadata.version}": write it first`);
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
  const credentials = isReal ? realCredentials(stores) : standInCredentials(stores);
  const stand: StandIn | null = isReal ? null : await standIn();
  const done = isReal ? readDone() : {};
  let failures = 0;
  for (const store of stores) {
    const { label, file } = STORES[store];
    const digest = digestOf(files[file]);
    if (done[store] === digest) {
      note(`${label}: has this package already`);
      continue;
    }
    const outcome = await submitTo(store, {
      files,
      credentials,
      tell: (step) => note(`${label}: ${step}`),
    });
    if (outcome.status === 'failed') {
      failures += 1;
      note(`${label}: failed: ${outcome.reason}`);
      continue;
    }
    if (isReal) await writeDone({ ...done, [store]: digest });
    done[store] = digest;
    note(`${label}: ${outcome.status === 'there' ? 'has this version already' : 'submitted'}`);
  }
  await stand?.stop();
  if (!isReal) note('A dry run: no store was asked. To submit, give --publish.');
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
  if (missing.length > 0) throw new UsageError(`set ${missing.join(', ')} (docs/releasing.md)`);
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
