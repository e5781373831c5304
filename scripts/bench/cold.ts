/**
 * One contender's first answer in this process: `node --expose-gc cold.ts <contender>` prints
 * the milliseconds from nothing to the first matches, and how many there were.
 */
import { CONTENDERS } from './contenders.ts';
import { benchNames, benchText, TEXT_SIZE } from './input.ts';

const contender = CONTENDERS.find(({ name }) => name === process.argv[2]);
if (!contender) throw new Error(`no contender is called ${process.argv[2]}`);
const names = benchNames();
const { text } = benchText(TEXT_SIZE);
// What was left by reading the input is not the contender's to clean up.
globalThis.gc?.();
const start = performance.now();
const found = contender.build(names)(text);
const milliseconds = performance.now() - start;
process.stdout.write(JSON.stringify({ milliseconds, found }));
