import { BROWSER_ENVIRONMENT } from './browsers/find.ts';
import { readOptions, runScript, UsageError } from './console/script.ts';
import { LONG_RUN } from './steps/long-run.ts';
import { reportSteps } from './steps/run.ts';
import { STEP_NAMES, stepsOf } from './steps/steps.ts';

/** `npm test`: every check of the project; says which one failed. */
async function main(options: string[]): Promise<number> {
  const values = readOptions(
    {
      usage: 'npm test -- [options]',
      about: `Runs every check of the project. Steps: ${STEP_NAMES.join(', ')}.`,
      options: {
        only: { type: 'string', value: '<step,…>', help: 'runs these steps only' },
        long: {
          type: 'boolean',
          help: 'tries more, and all of it in both browsers (a quarter of an hour on two processors)',
        },
      },
      environment: BROWSER_ENVIRONMENT,
    },
    options,
  );
  if (values === null) return 0;
  if (values.long) process.env[LONG_RUN] = '1';
  return reportSteps(stepsOf(chosenNames(values.only)));
}

function chosenNames(only: string | boolean | undefined): readonly string[] {
  if (typeof only !== 'string') return STEP_NAMES;
  const names = only.split(',');
  const unknown = names.find((name) => !STEP_NAMES.some((known) => known === name));
  if (unknown !== undefined)
    throw new UsageError(`there is no step "${unknown}": see npm test -- --help`);
  return names;
}

await runScript(main);
