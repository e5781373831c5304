import { expect, test } from 'vitest';
import lock from '../../package-lock.json' with { type: 'json' };

/** What the lock file says of a package; the first is this project itself. */
interface Entry {
  version: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
  os?: string | string[];
  cpu?: string | string[];
  bin?: Record<string, string>;
}
const { '': project, ...packages } = lock.packages as Record<string, Entry>;

function placesOf(isWrong: (entry: Entry) => boolean): string[] {
  return Object.entries(packages).flatMap(([place, entry]) => (isWrong(entry) ? [place] : []));
}

test('every package that may be installed, on whatever system, is known by its digest', () => {
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(placesOf(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
});

test('no package runs a script of its own when it is installed: it could fetch anything', () => {
  expect(placesOf(({ hasInstallScript }) => hasInstallScript === true)).toEqual([]);
});

test('no package is tied to the address of a registry', () => {
  expect(placesOf(({ resolved }) => resolved !== undefined)).toEqual([]);
});

test('the Node that runs the tasks is a package of the lock file, one version on all systems', () => {
  const names = Object.keys(project?.optionalDependencies ?? {});
  const nodes = names.map((name) => packages[`node_modules/${name}`]);
  expect(new Set(nodes.map((node) => node?.version)).size).toBe(1);
  const systems = nodes.map((node) => `${[node?.os].flat()[0]} ${[node?.cpu].flat()[0]}`);
  expect(systems.sort()).toEqual([
    'darwin arm64',
    'darwin x64',
    'linux arm64',
    'linux x64',
    'win32 x64',
  ]);
  for (const node of nodes) expect(node?.bin?.node).toMatch(/^bin\/node(\.exe)?$/);
});
