import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/*
 * The layers of docs/architecture.md are what the code does: its table is read here, and each
 * import of each file is held against it. A layer may import those above it in the table, and of
 * these only those that its row names; "types:" allows what the compiler takes away.
 */

interface Layer {
  /** The folder, as "lib/offer" or "components". */
  folder: string;
  /** Folders from which it may import. */
  values: string[];
  /** Folders from which it may import types alone. */
  types: string[];
}

interface Import {
  file: string;
  from: string;
  to: string;
  isType: boolean;
}

const LAYERS = readLayers(readFileSync('docs/architecture.md', 'utf8'));
const IMPORTS = LAYERS.flatMap(({ folder }) => importsOf(folder));

test('the table names every folder of lib, the components and the entry points', () => {
  const folders = globSync('lib/**/*.ts').map((file) => layerOf(file) ?? file);
  expect(LAYERS.map(({ folder }) => folder).sort()).toEqual(
    [...new Set([...folders, 'components', 'entrypoints'])].sort(),
  );
});

test('each layer stands below those that it imports', () => {
  const order = LAYERS.map(({ folder }) => folder);
  const upwards = LAYERS.flatMap(({ folder, values, types }) =>
    [...values, ...types]
      .filter((one) => order.indexOf(one) >= order.indexOf(folder))
      .map((one) => `${folder} imports ${one}`),
  );
  expect(upwards).toEqual([]);
});

describe.each(LAYERS)('$folder', ({ folder, values, types }) => {
  const imports = IMPORTS.filter(({ from }) => from === folder);

  test('imports what its row allows, and nothing else', () => {
    const refused = imports.filter(
      ({ to, isType }) => !(values.includes(to) || (isType && types.includes(to))),
    );
    expect(refused.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });

  test.skipIf(folder === 'entrypoints')('needs all that its row allows', () => {
    const needed = (to: string, isType: boolean) =>
      imports.some((one) => one.to === to && one.isType === isType);
    expect(values.filter((to) => !needed(to, false))).toEqual([]);
    expect(types.filter((to) => !needed(to, true))).toEqual([]);
  });
});

/** The rows of the table, in its order. */
function readLayers(document: string): Layer[] {
  const rows = document.matchAll(
    /^\| [a-z]+ \| `([a-z-]+(?:\/[a-z\d-]+)?)\/` \|.*\| ([^|]+) \|$/gm,
  );
  const layers: Layer[] = [];
  for (const [, folder = '', allowed = ''] of rows) {
    const all = layers.map((layer) => layer.folder);
    const [values = '', types = ''] = allowed.split(/;? ?types: /);
    layers.push({ folder, values: namesIn(values, all), types: namesIn(types, all) });
  }
  return layers;
}

/** "offer, boards" as folders; "everything": all those above. */
function namesIn(words: string, above: readonly string[]): string[] {
  if (words === 'everything') return [...above];
  return words
    .split(', ')
    .filter((name) => name !== '' && name !== 'nothing')
    .map((name) => (name === 'components' ? name : `lib/${name}`));
}

/** The layer of a file, or null where it is in none. */
function layerOf(file: string): string | null {
  const [top = '', folder = '', rest] = file.split('/');
  if (top === 'lib') return rest === undefined ? null : `lib/${folder}`;
  return top === 'components' || top === 'entrypoints' ? top : null;
}

/** The imports of a folder's files that lead to another layer. */
function importsOf(folder: string): Import[] {
  const statement =
    /^(?:import|export) ?(?:(type )?[^'";]*?from )?'(\.[^']*)'|\bimport\('(\.[^']*)'\)/gm;
  return globSync(`${folder}/**/*.{ts,tsx}`).flatMap((file) =>
    Array.from(readFileSync(file, 'utf8').matchAll(statement)).flatMap(
      ([, type, path = '', dynamic = '']) => {
        const target = normalize(join(dirname(file), path || dynamic));
        const to = layerOf(target);
        if (to === null) throw new Error(`${file} imports ${target}, which is in no layer`);
        return to === folder ? [] : [{ file, from: folder, to, isType: type !== undefined }];
      },
    ),
  );
}
