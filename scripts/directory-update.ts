import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describeChanges } from '../lib/directory/difference.ts';
import type { Directory } from '../lib/directory/directory.ts';
import {
  type ApiFiles,
  buildDirectory,
  InvalidDirectory,
  printDirectory,
} from '../lib/directory/snapshot.ts';

const SNAPSHOT = join(import.meta.dirname, '../lib/directory/data/snapshot.json');
const LIMIT = 60_000;
const LIVE = 'https://beta.gouv.fr/api/v2.7';

const HELP = `npm run directory:update -- --from <folder or address> [--date yyyy-mm-dd]

Makes the bundled snapshot of the directory from the API's files (startups.json,
incubators.json, organisations.json; former-names.json and former-ids.json when there).
  --from   a folder, or an address (default ${LIVE})
  --date   the day of the state described (default: today)
`;

async function main(): Promise<number> {
  let options: { from?: string; date?: string; help?: boolean };
  try {
    options = parseArgs({
      options: {
        from: { type: 'string' },
        date: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    console.error(`directory:update: ${(error as Error).message}`);
    return 2;
  }
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const date = options.date ?? new Date().toISOString().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    console.error(`directory:update: --date ${date} is not a date yyyy-mm-dd`);
    return 2;
  }
  const previous: Directory | null = existsSync(SNAPSHOT)
    ? JSON.parse(readFileSync(SNAPSHOT, 'utf8'))
    : null;
  const directory = buildDirectory(await readFiles(options.from ?? LIVE), date, previous);
  const text = printDirectory(directory);
  const size = gzipSync(text, { level: 9 }).length;
  if (size > LIMIT) {
    console.error(`directory:update: the snapshot weighs ${size} bytes gzipped, over ${LIMIT}`);
    return 1;
  }
  for (const line of describeChanges(previous, directory)) console.log(line);
  // A refresh that changes nothing leaves the file, and so its date, as they were.
  const unchanged =
    previous && printDirectory({ ...directory, date: previous.date }) === printDirectory(previous);
  if (unchanged && !options.date) {
    console.log('nothing changed');
    return 0;
  }
  writeFileSync(SNAPSHOT, text);
  console.log(`${directory.startups.length} startups, ${size} bytes gzipped, state of ${date}`);
  return 0;
}

async function readFiles(from: string): Promise<ApiFiles> {
  const read = /^https?:\/\//.test(from)
    ? async (name: string) => {
        const address = `${from.replace(/\/$/, '')}/${name}`;
        const response = await fetch(address, { signal: AbortSignal.timeout(60_000) });
        if (!response.ok) throw new InvalidDirectory(`${address}: status ${response.status}`);
        return parse(await response.text(), address);
      }
    : async (name: string) => {
        const path = join(from, name);
        if (!existsSync(path)) throw new InvalidDirectory(`${path}: no such file`);
        return parse(readFileSync(path, 'utf8'), path);
      };
  const optional = async (name: string) =>
    /^https?:\/\//.test(from) || !existsSync(join(from, name)) ? undefined : read(name);
  return {
    startups: await read('startups.json'),
    incubators: await read('incubators.json'),
    organisations: await read('organisations.json'),
    formerNames: await optional('former-names.json'),
    formerIds: await optional('former-ids.json'),
  };
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidDirectory(`${where}: not valid JSON (${(error as Error).message})`);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`directory:update: ${(error as Error).message}`);
  process.exitCode = 1;
}
