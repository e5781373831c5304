/** The variable that asks for the long run: `npm test -- --long` sets it, for the tests to read. */
export const LONG_RUN = 'REPERE_LONG';

/** Whether every test is run in both browsers, and as often as it can tell something. */
export function isLongRun(environment: NodeJS.ProcessEnv): boolean {
  return environment[LONG_RUN] === '1';
}
