import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSER_VARIABLES, type BrowserName } from '../browsers/find.ts';
import { provideBrowser } from '../browsers/install.ts';
import { PROJECT_FOLDER, runCommand } from '../console/command.ts';
import { messageOf } from '../console/script.ts';
import { buildExtension, extensionFolder } from '../extension/build.ts';
import { type Step, StepFailure, type StepResult, type TestCounts } from './step.ts';

const RESULTS_FOLDER = join(PROJECT_FOLDER, '.output', 'test');
const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

/**
 * All checks, in the order in which they begin. `prepare` comes first: it generates files that the
 * others read, and that both builds write again, the same.
 */
const STEPS = [
  { name: 'prepare', title: 'generated types', run: () => check('wxt', 'prepare') },
  { name: 'lint', title: 'format and lint', run: () => check('biome', 'check') },
  // It is long and keeps one core busy: begun early, it leaves room for the others beside it.
  { name: 'evaluate', title: 'evaluation', run: evaluate },
  {
    name: 'unit',
    title: 'unit tests',
    after: ['prepare'],
    run: () => runVitest('unit', 'unit-document', 'unit-apart'),
  },
  { name: 'types', title: 'types', after: ['prepare'], run: () => check('tsc', '--noEmit') },
  { name: 'build', title: 'builds for both browsers', after: ['prepare'], run: buildBoth },
  { name: 'unused', title: 'unused code', after: ['prepare'], run: () => check('knip') },
  { name: 'sizes', title: 'sizes', after: ['build'], run: () => check('size-limit') },
  { name: 'web-ext', title: 'web-ext lint', after: ['build'], run: lintForFirefox },
  { name: 'slow', title: 'slow tests', after: ['prepare'], run: () => runVitest('slow') },
  { name: 'e2e', title: 'end to end', after: ['build'], alone: true, run: runEndToEnd },
] as const satisfies readonly Step[];

/** A step's name. */
export type StepName = (typeof STEPS)[number]['name'];

/** Their names, in order. */
export const STEP_NAMES: readonly StepName[] = STEPS.map(({ name }) => name);

/** The steps of these names, in their own order. */
export function stepsOf(names: readonly string[]): Step[] {
  return STEPS.filter(({ name }) => names.includes(name));
}

/** Runs a command whose output matters only when it fails. */
async function check(command: string, ...options: string[]): Promise<StepResult> {
  const { status, output } = await runCommand(command, options);
  if (status !== 0) throw new StepFailure(output);
  return {};
}

/** Runs the tests of some rings, without a browser; prints only those that fail. */
async function runVitest(
  ...rings: ('unit' | 'unit-document' | 'unit-apart' | 'slow')[]
): Promise<StepResult> {
  const results = emptyResults(`${rings[0]}.json`);
  const { status, output } = await runCommand('vitest', [
    'run',
    ...rings.map((ring) => `--project=${ring}`),
    '--maxWorkers=2',
    '--reporter=minimal',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ]);
  const summary = readResults(results, 'vitest', output);
  const counts = {
    passed: numberIn(summary, 'numPassedTests'),
    failed: numberIn(summary, 'numFailedTests'),
    skipped: numberIn(summary, 'numPendingTests') + numberIn(summary, 'numTodoTests'),
  };
  return finishTests(status, counts, output);
}

async function buildBoth(): Promise<StepResult> {
  for (const browser of BROWSERS) await buildExtension(browser);
  return {};
}

/** One remark of `web-ext lint`. */
interface LintRemark {
  code: string;
  message: string;
  file?: string;
  line?: number;
}

/**
 * The one remark that is accepted, once for each bundle: Preact's code for `dangerouslySetInnerHTML`, which lint bars from
 * our own.
 */
const REMARK_ON_PREACT = 'Unsafe assignment to innerHTML';

/** Checks the Firefox build as the add-on store does; its warnings count as errors. */
async function lintForFirefox(): Promise<StepResult> {
  const { output } = await runCommand('web-ext', [
    'lint',
    `--source-dir=${extensionFolder('firefox')}`,
    '--no-config-discovery',
    '--output=json',
  ]);
  const report = parseReport(output);
  const known = new Set<string>();
  const remarks = [...report.errors, ...report.warnings].filter(({ message, file }) => {
    const remark = `${message} ${file}`;
    if (message !== REMARK_ON_PREACT || known.has(remark)) return true;
    known.add(remark);
    return false;
  });
  if (remarks.length === 0) return {};
  throw new StepFailure(
    remarks
      .map(
        ({ code, message, file, line }) =>
          `${code}: ${message} (${file ?? 'manifest'}:${line ?? 1})`,
      )
      .join('\n'),
  );
}

function parseReport(output: string): { errors: LintRemark[]; warnings: LintRemark[] } {
  try {
    return JSON.parse(output.slice(output.indexOf('{')));
  } catch {
    throw new StepFailure(output);
  }
}

/** Measures the answers against real offers, which stand beside the project, not in it. */
async function evaluate(): Promise<StepResult> {
  const script = join(PROJECT_FOLDER, 'scripts', 'evaluate.ts');
  if (!existsSync(script)) return { skipped: 'there is no scripts/evaluate.ts' };
  if (!existsSync(join(PROJECT_FOLDER, '..', 'shared'))) {
    return { skipped: 'the offers to measure on (../shared) are not here' };
  }
  await check('node', script, '--plain-names');
  return check('node', script);
}

/** Both browsers in one run. */
async function runEndToEnd(): Promise<StepResult> {
  const environment: Record<string, string> = {};
  for (const browser of BROWSERS) {
    if (!existsSync(join(extensionFolder(browser), 'manifest.json'))) {
      throw new StepFailure(`there is no build for ${browser}: run npm run build`);
    }
    environment[BROWSER_VARIABLES[browser]] = await provideBrowser(browser);
  }
  const results = emptyResults('e2e.json');
  environment.PLAYWRIGHT_JSON_OUTPUT_FILE = results;
  const { status } = await runCommand('playwright', ['test', '--reporter=list,json'], {
    environment,
    show: true,
  });
  const { stats } = readResults(results, 'playwright') as { stats: Record<string, unknown> };
  const counts = {
    passed: numberIn(stats, 'expected') + numberIn(stats, 'flaky'),
    failed: numberIn(stats, 'unexpected'),
    skipped: numberIn(stats, 'skipped'),
  };
  return finishTests(status, counts, 'its tests failed: see above');
}

/** The path of a results file, without what an earlier run left there. */
function emptyResults(name: string): string {
  const path = join(RESULTS_FOLDER, name);
  rmSync(path, { force: true });
  return path;
}

/** @throws StepFailure with the runner's own words when it left no results. */
function readResults(path: string, runner: string, output = ''): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StepFailure(`${output}\n${runner} ended without results (${messageOf(error)})`);
  }
}

function numberIn(record: Record<string, unknown>, key: string): number {
  const value = record[key];
  return typeof value === 'number' ? value : 0;
}

/** A runner can fail although every test passed: a file that cannot be loaded counts as a failure. */
function finishTests(status: number | null, counts: TestCounts, words: string): StepResult {
  if (status === 0 && counts.failed === 0) return { counts };
  throw new StepFailure(words, { ...counts, failed: Math.max(counts.failed, 1) });
}
