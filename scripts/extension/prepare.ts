import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { bundledDirectory } from '../../lib/directory/bundled.ts';
import { packDirectory } from '../../lib/directory/packed.ts';
import { prepareNames } from '../../lib/matching/names.ts';

const SNAPSHOT = '/lib/directory/data/snapshot.json';
const NAME_FACTS = '/lib/matching/name-facts.ts';
const NOT_PREPARED = "const PREPARED: string = '';";

/**
 * Puts into a build what every start of the background would otherwise work out: the directory without
 * the names of its fields, and the facts about its names.
 */
export function prepared(): Plugin {
  return {
    name: 'prepared',
    enforce: 'pre',
    load: {
      filter: { id: [SNAPSHOT, NAME_FACTS].map((path) => new RegExp(`${path}$`)) },
      handler(id) {
        if (id.endsWith(SNAPSHOT)) return { code: packedSnapshot(), moduleType: 'js' };
        return { code: withFacts(readFileSync(id, 'utf8')), moduleType: 'ts' };
      },
    },
  };
}

/** The module of the snapshot: a string, which engines read faster than a program. */
export function packedSnapshot(): string {
  return `import { unpackDirectory } from '../packed.ts';
export default unpackDirectory(${JSON.stringify(packDirectory(bundledDirectory()))});`;
}

/**
 * The module of the facts about names with those of the bundled directory.
 * @throws Error when it has no place for them: the build would work, slowly
 */
export function withFacts(source: string): string {
  if (!source.includes(NOT_PREPARED)) throw new Error(`${NAME_FACTS} has no ${NOT_PREPARED}`);
  const facts = JSON.stringify(prepareNames(bundledDirectory()));
  return source.replace(NOT_PREPARED, () => `const PREPARED: string = ${facts};`);
}
