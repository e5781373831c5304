import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { answer } from '../lib/answer/answer.ts';
import { answerListed } from '../lib/badges/listed-answer.ts';
import { readPage } from '../lib/boards/index.ts';
import { bundledDirectory } from '../lib/directory/bundled.ts';
import { Resolver } from '../lib/matching/resolve.ts';
import type { ListedOffer } from '../lib/offer/listed-offer.ts';
import { messageOf, runScript, ScriptError, UsageError } from './console/script.ts';
import { failureReport, type InspectReport, printReport, reportOf } from './inspect/report.ts';
import { readRules } from './inspect/rules.ts';
import { pageOf } from './pages/parse.ts';

const HELP = `Usage: npm run --silent inspect -- [--format text|json] --url URL FILE
       npm run --silent inspect -- [--format text|json] --manifest FILE.ndjson

Reads saved pages of the boards as the extension would and says what it finds.
  --url URL         the address at which the page was saved
  --manifest FILE   many pages: a line {"url": …, "file": …} each (file: from the manifest's
                    folder or the present one), answered by a line of JSON each, in order
  --format          text or json (one page: text when not given)
  --help            shows this
`;

const resolver = new Resolver(bundledDirectory());
const rules = await readRules();
const today = new Date().toISOString().slice(0, 10);

function inspect(url: string, file: string): InspectReport {
  const page = pageOf(url, textOf(file));
  const reading = readPage(page);
  const answerOf = (listed: ListedOffer) => answerListed(listed, resolver);
  return { ...reportOf(reading, answer(reading, resolver, today), rules, answerOf), url };
}

/** @throws ScriptError in one line when the file may not be read, or is too long for a text */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ScriptError(`${file} cannot be read: ${messageOf(error)}`);
  }
}

runScript(async (options) => {
  const { values, positionals } = readArguments(options);
  if (values.help) {
    await print(HELP);
    return 0;
  }
  const { format = 'text', url, manifest } = values;
  if (format !== 'text' && format !== 'json') {
    throw new UsageError(`--format ${format} is not known: text or json`);
  }
  if (manifest !== undefined) {
    if (url !== undefined || positionals.length > 0) {
      throw new UsageError('--manifest stands alone: its lines name addresses and files');
    }
    await inspectAll(readableFile(manifest), values.format === 'text');
    return 0;
  }
  const [file, ...more] = positionals;
  if (!url || !file || more.length > 0) {
    throw new UsageError('give --url URL and one FILE, or --manifest FILE; see --help');
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new UsageError(`--url ${url} is not a web address`);
  }
  const report = inspect(url, readableFile(file));
  await print(`${format === 'json' ? JSON.stringify(report, null, 2) : printReport(report)}\n`);
  return 0;
});

async function inspectAll(manifest: string, asText: boolean): Promise<void> {
  const lines = createInterface({ input: createReadStream(manifest), crlfDelay: Infinity });
  for await (const line of lines) {
    if (!line.trim()) continue;
    const report = inspectLine(line, dirname(manifest));
    await print(`${asText ? printReport(report) : JSON.stringify(report)}\n`);
  }
}

/** Waits until it is written: the process ends as soon as the last page is answered. */
function print(text: string): Promise<void> {
  return new Promise((done) => process.stdout.write(text, () => done()));
}

/** A line that cannot be used is answered like any other; the rest goes on. */
function inspectLine(line: string, folder: string): InspectReport {
  let url = '';
  try {
    const { url: address, file } = entryOf(line);
    if (typeof address !== 'string' || typeof file !== 'string') {
      return failureReport(url, ['the manifest’s line has no "url" and "file"']);
    }
    url = address;
    if (!URL.canParse(url)) return failureReport(url, [`${url} is not a web address`]);
    const beside = resolve(folder, file);
    return inspect(url, existsSync(beside) ? beside : file);
  } catch (error) {
    return failureReport(url, [messageOf(error)]);
  }
}

/** @throws ScriptError when the line is no JSON */
function entryOf(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) ?? {};
  } catch (error) {
    throw new ScriptError(`the manifest’s line is not JSON: ${messageOf(error)}`);
  }
}

function readArguments(options: string[]) {
  try {
    return parseArgs({
      args: options,
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        url: { type: 'string' },
        manifest: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${messageOf(error).split('. ')[0]}; see --help`);
  }
}

/** @throws UsageError in one line when the file is missing or is none */
function readableFile(path: string): string {
  try {
    if (!statSync(path).isFile()) throw new UsageError(`${path} is not a file`);
    return path;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} cannot be read: no such file`);
  }
}
