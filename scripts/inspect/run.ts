import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { answer } from '../../lib/answer/answer.ts';
import { answerListed } from '../../lib/badges/listed-answer.ts';
import { readPage } from '../../lib/boards/index.ts';
import { bundledDirectory } from '../../lib/directory/bundled.ts';
import { Resolver } from '../../lib/matching/resolve.ts';
import type { ListedOffer } from '../../lib/offer/listed-offer.ts';
import type { PageReading } from '../../lib/offer/reading.ts';
import { messageOf, parseOptions, ScriptError, UsageError } from '../console/script.ts';
import { pageOf } from '../pages/parse.ts';
import {
  type Demands,
  demandsOf,
  printAnnotations,
  printVerdict,
  type Verdict,
  verdictOn,
} from './check.ts';
import { type InspectedDraft, inspectDraft } from './draft.ts';
import { failureReport, type InspectReport, printReport, reportOf } from './report.ts';
import { readRules } from './rules.ts';

const HELP = `Usage: npm run --silent inspect -- [options] --url URL FILE
       npm run --silent inspect -- [options] --manifest FILE.ndjson
       npm run --silent inspect -- [options] --draft FILE.md

Reads saved pages of the boards, or a draft, as the extension would and says what it finds.
  --url URL         the address at which the page was saved
  --manifest FILE   many pages: a line {"url": …, "file": …} each (file: from the manifest's
                    folder or the present one), answered by a line of JSON each, in order
  --draft FILE.md   an offer that is being written, in Markdown; "-" reads standard input. Its
                    title is "title:" between two "---" at the start, or the first "# heading"
  --board NAME      where the draft will be published: welcome-to-the-jungle (when not said) or
                    choisir-le-service-public; "board:" in the file says the same
  --contract WORDS  its contract in the board's words, as "Freelance"; or "contract:" in the file
  --status STATUS   the status that its author has in mind, where contract and text do not say it:
                    independent, service, admin, apprentice or intern; or "status:" in the file
  --format          text, json or github: annotations of GitHub Actions (one page: text when
                    not given)
  --check           ends with status 1 when an offer breaks a rule of the network, or when
                    nothing could be checked
  --only RULES      holds it to these rules alone, by id, with commas (docs/tagging.md)
  --except RULES    to all rules but these
  --threshold N     to N % of the rules that apply to it, instead of all
  --help            shows this
`;

const resolver = new Resolver(bundledDirectory());
const rules = await readRules();

/** The command's outside: the streams of its process, or what a test puts in their place. */
export interface InspectWorld {
  /** Adds to standard output; resolves when it is written. */
  print: (text: string) => Promise<void>;
  /** All of standard input. Throws where there is none to read. */
  readInput: () => string;
}

/** The formats in which a report is printed. */
const FORMATS = ['text', 'json', 'github'] as const;
type Format = (typeof FORMATS)[number];

function isFormat(format: string): format is Format {
  return FORMATS.some((one) => one === format);
}

/**
 * The command `inspect` with these options.
 *
 * @returns the status with which its process ends: 1 when `--check` found that something is not done
 * @throws UsageError or ScriptError in one line for what cannot be done
 */
export async function inspect(
  options: string[],
  { print, readInput }: InspectWorld,
): Promise<number> {
  const { values, positionals } = readArguments(options);
  if (values.help) {
    await print(HELP);
    return 0;
  }
  const { format = 'text', url, manifest, draft } = values;
  if (!isFormat(format)) {
    throw new UsageError(`--format ${format} is not known: ${FORMATS.join(', ')}`);
  }
  const isHeld = [values.only, values.except, values.threshold].some((one) => one !== undefined);
  // Annotations are made of what a check finds.
  if (!values.check && (isHeld || format === 'github')) {
    throw new UsageError('--only, --except, --threshold and --format github go with --check');
  }
  const demands = values.check ? demandsOf(values) : null;
  if (manifest !== undefined) {
    if (url !== undefined || draft !== undefined || positionals.length > 0) {
      throw new UsageError('--manifest stands alone: its lines name addresses and files');
    }
    const asked = values.format === undefined ? 'json' : format;
    return (await inspectAll(print, readableFile(manifest), asked, demands)) ? 0 : 1;
  }
  if (draft !== undefined) {
    if (url !== undefined || positionals.length > 0) {
      throw new UsageError('--draft stands alone: it has no address yet');
    }
    const file = draft === '-' ? null : readableFile(draft);
    const source = file === null ? textOf('standard input', readInput) : textOf(file);
    const inspected = inspectDraft(source, values.board, values.contract, values.status);
    const report = { ...reportOfReading(inspected.reading), url: file ?? '' };
    return (await show(print, report, format, demands, file, inspected)) ? 0 : 1;
  }
  if ([values.board, values.contract, values.status].some((one) => one !== undefined)) {
    throw new UsageError(
      '--board, --contract and --status are for a --draft: a page says them itself',
    );
  }
  const [file, ...more] = positionals;
  if (!url || !file || more.length > 0) {
    throw new UsageError(
      'give --url URL and one FILE, or --manifest FILE, or --draft FILE; see --help',
    );
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new UsageError(`--url ${url} is not a web address`);
  }
  const report = inspectPage(url, readableFile(file));
  return (await show(print, report, format, demands, file)) ? 0 : 1;
}

function inspectPage(url: string, file: string): InspectReport {
  return { ...reportOfReading(readPage(pageOf(url, textOf(file)))), url };
}

function reportOfReading(reading: PageReading): InspectReport {
  const answerOf = (listed: ListedOffer) => answerListed(listed, resolver);
  return reportOf(reading, answer(reading, resolver, today()), rules, answerOf);
}

/**
 * @param read of what that name stands for: a file, when not said
 * @throws ScriptError in one line when it may not be read, or is too long for a text
 */
function textOf(name: string, read = () => readFileSync(name, 'utf8')): string {
  try {
    return read();
  } catch (error) {
    throw new ScriptError(`${name} cannot be read: ${messageOf(error)}`);
  }
}

/** As "2026-11-29". */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Prints one report; false when it does not do what is demanded. */
async function show(
  print: InspectWorld['print'],
  report: InspectReport,
  format: Format,
  demands: Demands | null,
  file: string | null,
  draft: InspectedDraft | null = null,
): Promise<boolean> {
  const verdict = demands && verdictOn(report, demands);
  await print(`${linesOf(report, verdict, format, file, draft, 2)}\n`);
  return verdict?.passed ?? true;
}

function linesOf(
  report: InspectReport,
  verdict: Verdict | null,
  format: Format,
  file: string | null,
  draft: InspectedDraft | null,
  indent: number,
): string {
  if (format === 'json') {
    return JSON.stringify(verdict ? { ...report, verdict } : report, null, indent);
  }
  if (format === 'github' && verdict) {
    const lineOf = draft ? draft.lineOf : () => null;
    return printAnnotations(report, verdict, { file, lineOf });
  }
  return [printReport(report), verdict && printVerdict(verdict)].filter(Boolean).join('\n');
}

/** False when one of them does not do what is demanded, or when there was none to hold to it. */
async function inspectAll(
  print: InspectWorld['print'],
  manifest: string,
  format: Format,
  demands: Demands | null,
): Promise<boolean> {
  const lines = createInterface({ input: createReadStream(manifest), crlfDelay: Infinity });
  let seen = 0;
  let passed = true;
  for await (const line of lines) {
    if (!line.trim()) continue;
    seen += 1;
    const { report, file } = inspectLine(line, dirname(manifest));
    const verdict = demands && verdictOn(report, demands);
    if (verdict && !verdict.passed) passed = false;
    await print(`${linesOf(report, verdict, format, file, null, 0)}\n`);
  }
  return passed && (demands === null || seen > 0);
}

/** A line that cannot be used is answered like any other; the rest goes on. */
function inspectLine(line: string, folder: string): { report: InspectReport; file: string | null } {
  let url = '';
  let file: string | null = null;
  const failed = (problem: string) => ({ report: failureReport(url, [problem]), file });
  try {
    const entry = entryOf(line);
    if (typeof entry.url !== 'string' || typeof entry.file !== 'string') {
      return failed('the manifest’s line has no "url" and "file"');
    }
    ({ url, file } = entry as { url: string; file: string });
    if (!URL.canParse(url)) return failed(`${url} is not a web address`);
    const beside = resolve(folder, file);
    return { report: inspectPage(url, existsSync(beside) ? beside : file), file };
  } catch (error) {
    return failed(messageOf(error));
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

function readArguments(args: string[]) {
  return parseOptions(
    {
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        url: { type: 'string' },
        manifest: { type: 'string' },
        draft: { type: 'string' },
        board: { type: 'string' },
        contract: { type: 'string' },
        status: { type: 'string' },
        check: { type: 'boolean' },
        only: { type: 'string' },
        except: { type: 'string' },
        threshold: { type: 'string' },
        help: { type: 'boolean' },
      },
    },
    '--help',
  );
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
