import { globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, relative } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { parseSync } from 'oxc-parser';

/*
 * Run as a worker, since it puts its own RegExp in place of the engine's: answers with every regular
 * expression of lib/, those that are written out and those that are built when a module is loaded.
 */

/** A regular expression and where it comes from. */
export interface FoundPattern {
  /** "lib/offer/fold.ts:12" */
  place: string;
  /** Made by `new RegExp`, and no literal. */
  isBuilt: boolean;
  source: string;
  flags: string;
}

/** The patterns that the files of a folder of the project write out, in order. */
function writtenIn(project: string, file: string): FoundPattern[] {
  const code = readFileSync(join(project, file), 'utf8');
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: FoundPattern[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, regex, start } = node as {
      type?: string;
      regex?: { pattern: string; flags: string };
      start?: number;
    };
    if (type === 'Literal' && regex && start !== undefined) {
      const line = code.slice(0, start).split('\n').length;
      const { pattern: source, flags } = regex;
      found.push({ place: `${file}:${line}`, isBuilt: false, source, flags });
    }
    for (const part of Object.values(node)) visit(part);
  };
  visit(program);
  return found;
}

/** Loads the files, and notes what they build on the way. */
async function builtIn(project: string, files: readonly string[]): Promise<FoundPattern[]> {
  const found: FoundPattern[] = [];
  globalThis.RegExp = new Proxy(RegExp, {
    construct(target, values, newTarget) {
      const pattern = Reflect.construct(target, values, newTarget);
      const place = builtBy(project);
      if (place) found.push({ place, isBuilt: true, source: pattern.source, flags: pattern.flags });
      return pattern;
    },
  });
  // Styles are no business of Node's.
  registerHooks({
    load: (url, context, next) =>
      new URL(url).pathname.endsWith('.css')
        ? { format: 'module', source: 'export default ""', shortCircuit: true }
        : next(url, context),
  });
  for (const file of files) await import(join(project, file));
  return found;
}

/** The file and line of lib/ that is at work; null when it is none, but a package that it loads. */
function builtBy(project: string): string | null {
  const [nearest = ''] = (new Error().stack ?? '').split('\n').slice(3);
  const [, file, line] = /([^\s(]+):(\d+):\d+\)?$/.exec(nearest) ?? [];
  const place = file && relative(project, file.replace(/^file:\/\//, ''));
  return place?.startsWith('lib/') ? `${place}:${line}` : null;
}

if (parentPort) {
  const project = join(import.meta.dirname, '..', '..', '..');
  const files = globSync('lib/**/*.{ts,tsx}', { cwd: project }).sort();
  const written = files.flatMap((file) => writtenIn(project, file));
  const found = [...written, ...(await builtIn(project, files))];
  const once = new Map(found.toReversed().map((one) => [`/${one.source}/${one.flags}`, one]));
  parentPort.postMessage([...once.values()].toReversed());
}
