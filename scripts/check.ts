import { readOptions, runScript } from './console/script.ts';
import { reportSteps } from './steps/run.ts';
import { type StepName, stepsOf } from './steps/steps.ts';

/** What needs no browser and little time. */
const STEPS: readonly StepName[] = ['prepare', 'lint', 'types', 'unit'];

/** `npm run check`: what a change is checked by while it is made. */
async function main(options: string[]): Promise<number> {
  const values = readOptions(
    {
      usage: 'npm run check',
      about: 'Checks format, lint, import cycles, types, layers and the unit tests.',
      options: {},
    },
    options,
  );
  return values === null ? 0 : reportSteps(stepsOf(STEPS));
}

await runScript(main);
