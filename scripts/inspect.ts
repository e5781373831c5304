import { readFileSync } from 'node:fs';
import { runScript } from './console/script.ts';
import { inspect } from './inspect/run.ts';

/** The descriptor of standard input. */
const STANDARD_INPUT = 0;

/** `npm run inspect`: what the extension would say of a saved page or a draft. */
runScript((options) =>
  inspect(options, {
    // Waits until it is written: the process ends as soon as the last page is answered.
    print: (text) => new Promise((done) => process.stdout.write(text, () => done())),
    readInput: () => readFileSync(STANDARD_INPUT, 'utf8'),
  }),
);
