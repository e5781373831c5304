import { messageOf, ScriptError } from '../console/script.ts';
import { type Step, StepFailure, type TestCounts } from './step.ts';

/** Steps that run beside each other: most of them keep one core busy. */
const LANES = 2;

/** How all steps ended. */
export interface Outcome {
  /** Titles of the steps that failed. */
  failed: string[];
  counts: TestCounts;
}

/**
 * Runs steps, two beside each other, each as soon as those before it have succeeded; a step whose
 * forerunner failed is not run, and counts as failed. What a step has to say is printed in one
 * piece when it ends, so that nothing is mixed.
 *
 * @param print prints a line
 * @throws whatever a step throws that is not a failure of what it checks
 */
export async function runSteps(
  steps: readonly Step[],
  print: (line: string) => void,
): Promise<Outcome> {
  const waiting = [...steps];
  const running = new Map<Step, Promise<void>>();
  const ended = new Map<string, 'succeeded' | 'failed'>();
  const outcome: Outcome = { failed: [], counts: { passed: 0, failed: 0, skipped: 0 } };

  const end = (step: Step, isFailed: boolean, counts?: TestCounts) => {
    ended.set(step.name, isFailed ? 'failed' : 'succeeded');
    if (isFailed) outcome.failed.push(step.title);
    for (const key of ['passed', 'failed', 'skipped'] as const) {
      outcome.counts[key] += counts?.[key] ?? 0;
    }
  };

  const run = async (step: Step) => {
    print(`▸ ${step.title}`);
    const start = Date.now();
    try {
      const { counts, skipped } = await step.run();
      const tests = counts ? `, ${counts.passed.toLocaleString('en')} passed` : '';
      print(
        skipped === undefined
          ? `✓ ${step.title} (${secondsSince(start)}${tests})`
          : `- ${step.title} skipped: ${skipped}`,
      );
      end(step, false, counts);
    } catch (error) {
      if (!(error instanceof StepFailure || error instanceof ScriptError)) throw error;
      print(`\n${messageOf(error).trim()}\n✗ ${step.title} failed (${secondsSince(start)})\n`);
      end(step, true, error instanceof StepFailure ? error.counts : undefined);
    }
  };

  /** The next step that may start now, in the order given; null when none may. */
  const next = (): Step | null => {
    for (const [index, step] of waiting.entries()) {
      const before = (step.after ?? []).filter((name) => steps.some((one) => one.name === name));
      const isBlocked = before.some((name) => ended.get(name) === 'failed');
      if (isBlocked) {
        waiting.splice(index, 1);
        print(`✗ ${step.title} not run: a step before it failed`);
        end(step, true);
        return next();
      }
      if (!before.every((name) => ended.has(name))) continue;
      if (step.alone && running.size > 0) return null;
      waiting.splice(index, 1);
      return step;
    }
    return null;
  };

  while (waiting.length > 0 || running.size > 0) {
    const isAlone = [...running.keys()].some(({ alone }) => alone);
    const step = running.size < LANES && !isAlone ? next() : null;
    if (step) {
      running.set(
        step,
        run(step).finally(() => running.delete(step)),
      );
    } else if (running.size > 0) {
      await Promise.race(running.values());
    } else if (waiting.length > 0) {
      throw new Error(`steps wait for each other: ${waiting.map(({ name }) => name).join(', ')}`);
    }
  }
  return outcome;
}

/**
 * Runs steps and prints how each ended, then all; the last line is "N passed, N failed", with
 * ", N skipped" where some were. Gives the exit status.
 */
export async function reportSteps(steps: readonly Step[]): Promise<number> {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const start = Date.now();
  const { failed, counts } = await runSteps(steps, print);
  print(
    failed.length > 0
      ? `\nFailed: ${failed.join(', ')} (${secondsSince(start)} in all)`
      : `\nAll steps passed (${secondsSince(start)} in all)`,
  );
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  print(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
  return failed.length > 0 ? 1 : 0;
}

/** The time since a moment in epoch ms: "12.3 s". */
function secondsSince(start: number): string {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
