import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSER_ENVIRONMENT, BROWSER_VARIABLES, type BrowserName } from './browsers/find.ts';
import { provideBrowser } from './browsers/install.ts';
import { PROJECT_FOLDER, runCommand } from './console/command.ts';
import { messageOf, readOptions, runScript, ScriptError, UsageError } from './console/script.ts';
import { buildExtension, extensionFolder } from './extension/build.ts';

const RESULTS_FOLDER = join(PROJECT_FOLDER, '.output', 'test');

/** How many tests a step ran; null for a step that runs none. */
interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What a step brings back when it succeeds: counts of tests, or why it was skipped. */
interface StepResult {
  counts?: TestCounts;
  skipped?: string;
}

/** A step that did not succeed; its message is all there is to read. */
class StepFailure extends Error {
  readonly counts: TestCounts | undefined;

  constructor(message: string, counts?: TestCounts) {
    super(message);
    this.counts = counts;
  }
}

interface Step {
  name: string;
  title: string;
  run(): Promise<StepResult>;
}

const STEPS: Step[] = [
  { name: 'lint', title: 'format and lint', run: () => check('biome', 'check') },
  { name: 'types', title: 'types', run: checkTypes },
  { name: 'unused', title: 'unused code', run: () => check('knip') },
  { name: 'unit', title: 'unit tests', run: runUnitTests },
  { name: 'build', title: 'builds for both browsers', run: buildBoth },
  { name: 'sizes', title: 'sizes', run: () => check('size-limit') },
  { name: 'web-ext', title: 'web-ext lint', run: lintForFirefox },
  { name: 'evaluate', title: 'evaluation', run: evaluate },
  { name: 'e2e-chromium', title: 'end to end, Chromium', run: () => runEndToEnd('chromium') },
  { name: 'e2e-firefox', title: 'end to end, Firefox', run: () => runEndToEnd('firefox') },
];

/** `npm test`: every check of the project, in order; says which one failed. */
async function main(options: string[]): Promise<number> {
  const values = readOptions(
    {
      usage: 'npm test -- [options]',
      about: `Runs every check of the project. Steps: ${STEPS.map(({ name }) => name).join(', ')}.`,
      options: {
        only: { type: 'string', value: '<step,…>', help: 'runs these steps only' },
      },
      environment: BROWSER_ENVIRONMENT,
    },
    options,
  );
  if (values === null) return 0;
  const failed: string[] = [];
  const total: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  const start = Date.now();
  for (const step of chooseSteps(values.only)) {
    const { counts, failure } = await runStep(step);
    if (failure) failed.push(step.title);
    total.passed += counts?.passed ?? 0;
    total.failed += counts?.failed ?? 0;
    total.skipped += counts?.skipped ?? 0;
  }
  print(
    failed.length > 0
      ? `\nFailed: ${failed.join(', ')} (${secondsSince(start)} in all)`
      : `\nAll steps passed (${secondsSince(start)} in all)`,
  );
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  print(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return failed.length > 0 ? 1 : 0;
}

function chooseSteps(only: string | boolean | undefined): Step[] {
  if (typeof only !== 'string') return STEPS;
  const names = only.split(',');
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined)
    throw new UsageError(`there is no step "${unknown}": see npm test -- --help`);
  return STEPS.filter((step) => names.includes(step.name));
}

async function runStep(step: Step): Promise<{ counts?: TestCounts | undefined; failure: boolean }> {
  print(`▸ ${step.title}`);
  const start = Date.now();
  try {
    const { counts, skipped } = await step.run();
    print(
      skipped === undefined
        ? `✓ ${step.title} (${secondsSince(start)})`
        : `- ${step.title} skipped: ${skipped}`,
    );
    return { counts, failure: false };
  } catch (error) {
    if (!(error instanceof StepFailure || error instanceof ScriptError)) throw error;
    print(messageOf(error).trimEnd());
    print(`✗ ${step.title} failed (${secondsSince(start)})`);
    return { counts: error instanceof StepFailure ? error.counts : undefined, failure: true };
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function secondsSince(start: number): string {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}

/** Runs a command that says nothing of interest unless it fails. */
async function check(command: string, ...options: string[]): Promise<StepResult> {
  const { status, output } = await runCommand(command, options);
  if (status !== 0) throw new StepFailure(output);
  return {};
}

async function checkTypes(): Promise<StepResult> {
  await check('wxt', 'prepare');
  return check('tsc', '--noEmit');
}

async function runUnitTests(): Promise<StepResult> {
  const results = emptyResults('unit.json');
  const { status } = await runCommand(
    'vitest',
    ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${results}`],
    { show: true },
  );
  const summary = readResults(results, 'vitest');
  const counts = {
    passed: numberIn(summary, 'numPassedTests'),
    failed: numberIn(summary, 'numFailedTests'),
    skipped: numberIn(summary, 'numPendingTests') + numberIn(summary, 'numTodoTests'),
  };
  return finishTests(status, counts);
}

async function buildBoth(): Promise<StepResult> {
  await buildExtension('chromium');
  await buildExtension('firefox');
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
 * What libraries hold and we do not use: the linter bars both from our own code. Each is
 * let through once a bundle.
 */
const REMARKS_ON_LIBRARIES = [
  // Preact, for `dangerouslySetInnerHTML`.
  'Unsafe assignment to innerHTML',
  // zod, for the faster parsers that an extension's policy refuses.
  'The Function constructor is eval.',
];

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
    if (!REMARKS_ON_LIBRARIES.includes(message) || known.has(remark)) return true;
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

async function runEndToEnd(browser: BrowserName): Promise<StepResult> {
  if (!existsSync(join(extensionFolder(browser), 'manifest.json'))) {
    throw new StepFailure(`there is no build for ${browser}: run npm run build`);
  }
  const executable = await provideBrowser(browser);
  const results = emptyResults(`e2e-${browser}.json`);
  const { status } = await runCommand(
    'playwright',
    ['test', `--project=${browser}`, '--reporter=list,json'],
    {
      environment: {
        [BROWSER_VARIABLES[browser]]: executable,
        PLAYWRIGHT_JSON_OUTPUT_FILE: results,
      },
      show: true,
    },
  );
  const { stats } = readResults(results, 'playwright') as { stats: Record<string, unknown> };
  const counts = {
    passed: numberIn(stats, 'expected') + numberIn(stats, 'flaky'),
    failed: numberIn(stats, 'unexpected'),
    skipped: numberIn(stats, 'skipped'),
  };
  return finishTests(status, counts);
}

/** The path of a results file, without what an earlier run left there. */
function emptyResults(name: string): string {
  const path = join(RESULTS_FOLDER, name);
  rmSync(path, { force: true });
  return path;
}

function readResults(path: string, runner: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StepFailure(`${runner} ended without results (${messageOf(error)})`);
  }
}

function numberIn(record: Record<string, unknown>, key: string): number {
  const value = record[key];
  return typeof value === 'number' ? value : 0;
}

/** A runner can fail with every test passed: a file that cannot be loaded counts as one. */
function finishTests(status: number | null, counts: TestCounts): StepResult {
  if (status === 0 && counts.failed === 0) return { counts };
  const failed = Math.max(counts.failed, 1);
  throw new StepFailure('its tests failed: see above', { ...counts, failed });
}

await runScript(main);
