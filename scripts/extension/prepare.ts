import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { bundledDirectory } from '../../lib/directory/bundled.ts';
import { packDirectory } from '../../lib/directory/packed.ts';
import commonWords from '../../lib/matching/data/common-words.json' with { type: 'json' };
import { prepareNames } from '../../lib/matching/names.ts';
import { packWords } from '../../lib/matching/packed-words.ts';

const SNAPSHOT = '/lib/directory/data/snapshot.json';
const COMMON_WORDS = '/lib/matching/data/common-words.json';
const NAME_FACTS = '/lib/matching/name-facts.ts';
const REMARKED =
  /\/lib\/matching\/data\/(?:aliases|incubator-names|ordinary-names|person-names)\.json$/;
const NOT_PREPARED = "const PREPARED: string = '';";

/**
 * Puts into a build what every start of the background would otherwise work out: the directory without
 * the names of its fields, and the facts about its names; the common words in less room; the lists of names
 * without the remarks for maintainers.
 */
export function prepared(): Plugin {
  return {
    name: 'prepared',
    enforce: 'pre',
    load: {
      filter: {
        id: [
          ...[SNAPSHOT, COMMON_WORDS, NAME_FACTS].map((path) => new RegExp(`${path}$`)),
          REMARKED,
        ],
      },
      handler(id) {
        if (REMARKED.test(id)) {
          return { code: withoutRemarks(readFileSync(id, 'utf8')), moduleType: 'json' };
        }
        if (id.endsWith(SNAPSHOT)) return { code: packedSnapshot(), moduleType: 'js' };
        if (id.endsWith(COMMON_WORDS)) return { code: packedCommonWords(), moduleType: 'js' };
        return { code: withFacts(readFileSync(id, 'utf8')), moduleType: 'ts' };
      },
    },
  };
}

/** Data without what is written there for maintainers: where it comes from, and why. */
export function withoutRemarks(json: string): string {
  return JSON.stringify(JSON.parse(json), (key, value) =>
    key === 'source' || key === 'why' ? undefined : value,
  );
}

/** The module of the snapshot: a string, which engines read faster than a program. */
export function packedSnapshot(): string {
  return `import { unpackDirectory } from '../packed.ts';
export default unpackDirectory(${JSON.stringify(packDirectory(bundledDirectory()))});`;
}

/** The module of the common words: they are unpacked when they are needed, for a name that is new. */
export function packedCommonWords(): string {
  const words = commonWords.words.flatMap((line) => line.split(' '));
  return `import { unpackWords } from '../packed-words.ts';
export default { get words() { return unpackWords(${JSON.stringify(packWords(words))}); } };`;
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
