import { describe, expect, it } from 'vitest';
import { ScriptError } from '../../../scripts/console/script.ts';
import { runSteps } from '../../../scripts/steps/run.ts';
import { type Step, StepFailure, type StepResult } from '../../../scripts/steps/step.ts';
import { STEP_NAMES, stepsOf } from '../../../scripts/steps/steps.ts';

/** Runs steps that end when they are told to, and notes when each starts and ends. */
function started(steps: (Pick<Step, 'name'> & Partial<Step>)[]) {
  const lines: string[] = [];
  const running = new Set<string>();
  const begun: string[] = [];
  const ends = new Map<string, (result: StepResult | Error) => void>();
  const outcome = runSteps(
    steps.map((step) => ({
      title: step.name,
      run: () =>
        new Promise<StepResult>((resolve, reject) => {
          begun.push(step.name);
          running.add(step.name);
          ends.set(step.name, (result) => {
            running.delete(step.name);
            if (result instanceof Error) reject(result);
            else resolve(result);
          });
        }),
      ...step,
    })),
    (line) => lines.push(line),
  );
  return {
    lines,
    begun,
    outcome,
    running: () => [...running],
    async end(name: string, result: StepResult | Error = {}) {
      ends.get(name)?.(result);
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

describe('steps', () => {
  it('run two beside each other, in their order', async () => {
    const steps = started([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    expect(steps.running()).toEqual(['a', 'b']);
    await steps.end('b');
    expect(steps.running()).toEqual(['a', 'c']);
    await steps.end('a');
    await steps.end('c');
    expect((await steps.outcome).failed).toEqual([]);
  });

  it('wait for those before them, and let later ones pass meanwhile', async () => {
    const steps = started([{ name: 'a' }, { name: 'b', after: ['a'] }, { name: 'c' }]);
    expect(steps.running()).toEqual(['a', 'c']);
    await steps.end('a');
    expect(steps.running()).toEqual(['c', 'b']);
    await steps.end('b');
    await steps.end('c');
    await steps.outcome;
  });

  it('do not wait for a step that is not run', () => {
    expect(started([{ name: 'b', after: ['a'] }]).running()).toEqual(['b']);
  });

  it('that need the whole machine have it', async () => {
    const steps = started([{ name: 'a' }, { name: 'b', alone: true }, { name: 'c' }]);
    expect(steps.running()).toEqual(['a']);
    await steps.end('a');
    expect(steps.running()).toEqual(['b']);
    await steps.end('b');
    expect(steps.running()).toEqual(['c']);
    await steps.end('c');
    await steps.outcome;
  });

  it('are not run after one that failed, count as failed, and the others go on', async () => {
    const steps = started([
      { name: 'a' },
      { name: 'b', after: ['a'] },
      { name: 'c', after: ['b'] },
      { name: 'd' },
    ]);
    await steps.end('a', new StepFailure('2 of 5', { passed: 3, failed: 2, skipped: 1 }));
    await steps.end('d', { counts: { passed: 4, failed: 0, skipped: 0 } });
    expect(await steps.outcome).toEqual({
      failed: ['a', 'b', 'c'],
      counts: { passed: 7, failed: 2, skipped: 1 },
    });
    expect(steps.begun).toEqual(['a', 'd']);
    expect(steps.lines.join('\n')).toContain('2 of 5\n✗ a failed');
  });

  it('say why they are skipped, and what was foreseen', async () => {
    const steps = started([{ name: 'a' }, { name: 'b' }]);
    await steps.end('a', { skipped: 'no offers' });
    await steps.end('b', new ScriptError('no browser'));
    expect((await steps.outcome).failed).toEqual(['b']);
    expect(steps.lines.join('\n')).toContain('- a skipped: no offers');
    expect(steps.lines.join('\n')).toContain('no browser\n✗ b failed');
  });

  it('that throw what nobody foresaw end it all', async () => {
    const steps = started([{ name: 'a' }]);
    const thrown = expect(steps.outcome).rejects.toThrow('a bug');
    await steps.end('a', new TypeError('a bug'));
    await thrown;
  });

  it('that wait for each other are a mistake, not a silence', async () => {
    const steps = started([
      { name: 'a', after: ['b'] },
      { name: 'b', after: ['a'] },
    ]);
    await expect(steps.outcome).rejects.toThrow('a, b');
  });
});

describe('the steps of npm test', () => {
  it('come after steps that there are, earlier in the list', () => {
    const steps = stepsOf(STEP_NAMES);
    for (const [index, { name, after = [] }] of steps.entries()) {
      const earlier = steps.slice(0, index).map((step) => step.name);
      expect(earlier, name).toEqual(expect.arrayContaining([...after]));
    }
  });
});
