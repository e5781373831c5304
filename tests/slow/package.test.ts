import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import metadata from '../../package.json' with { type: 'json' };
import { PROJECT_FOLDER, runCommand } from '../../scripts/console/command.ts';
import { lastRelease } from '../../scripts/package/last-release.ts';
import { isLongRun } from '../../scripts/steps/long-run.ts';

/*
 * The packages that stores get, made as a maintainer makes them, then by a store's reviewer from the unpacked sources:
 * the same bytes. In the long run the reviewer installs the packages of npm anew; else they are those that are here, which
 * the lock file says as well.
 */

/** Bytes that a person downloads, and that a reviewer does: more is to be noticed. */
const SIZES = { chrome: 700_000, firefox: 700_000, sources: 2_500_000 };

const name = (kind: string) => `repere-${metadata.version}-${kind}.zip`;
const packagesOf = (root: string) => join(root, '.output', 'packages');
const read = (root: string, kind: string) => readFileSync(join(packagesOf(root), name(kind)));

/** A copy of the project, as a fresh clone has it, so that no other run's builds are in the way. */
let root: string;
/** What the reviewer unpacked. */
let unpacked: string;

async function pack(folder: string, ...options: string[]): Promise<void> {
  // It works in the folder that it stands in.
  const { status, output } = await runCommand('node', [
    join(folder, 'scripts', 'package.ts'),
    ...options,
  ]);
  expect(status, output).toBe(0);
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'repere-package-'));
  unpacked = await mkdtemp(join(tmpdir(), 'repere-sources-'));
  const { output } = await runCommand('git', ['-C', PROJECT_FOLDER, 'ls-files', '-z']);
  for (const path of output.split('\0').filter(Boolean)) {
    if (/^(?:docs\/screenshots|tests|store\/pictures)\//.test(path)) continue;
    await cp(join(PROJECT_FOLDER, path), join(root, path)).catch((error) => {
      // Removed here, and not yet from git.
      if (error.code !== 'ENOENT') throw error;
    });
  }
  await symlink(join(PROJECT_FOLDER, 'node_modules'), join(root, 'node_modules'));
  await pack(root);
}, 300_000);

afterAll(async () => {
  for (const folder of [root, unpacked]) await rm(folder, { recursive: true, force: true });
  // After a long run they hold the packages of npm, tens of thousands of files.
}, 120_000);

describe('the packages', () => {
  test.each(Object.entries(SIZES))('%s is not larger than %i bytes', (kind, limit) => {
    expect(read(root, kind).length).toBeLessThan(limit);
  });

  test('the extension’s hold one manifest of this version, and no source', () => {
    for (const kind of ['chrome', 'firefox']) {
      const files = unzipSync(read(root, kind));
      const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
      expect(manifest.version).toBe(metadata.version);
      expect(Object.keys(files).filter((path) => /\.(?:tsx?|map)$/.test(path))).toEqual([]);
      expect(files['THIRD-PARTY-NOTICES.txt']?.length).toBeGreaterThan(1_000);
    }
  });

  test('from the unpacked sources, by the reviewer’s own command, are the same bytes', async () => {
    for (const [path, bytes] of Object.entries(unzipSync(read(root, 'sources')))) {
      await mkdir(dirname(join(unpacked, path)), { recursive: true });
      if (!path.endsWith('/')) await writeFile(join(unpacked, path), bytes);
    }
    const { scripts } = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
    expect(scripts['build-for-amo']).toBe('node scripts/run.mjs package --only-extension');
    if (isLongRun(process.env)) {
      const { status, output } = await runCommand('npm', [
        '--prefix',
        unpacked,
        'run',
        'build-for-amo',
      ]);
      expect(status, output).toBe(0);
    } else {
      await symlink(join(PROJECT_FOLDER, 'node_modules'), join(unpacked, 'node_modules'));
      await pack(unpacked, '--only-extension');
    }
    for (const kind of ['chrome', 'firefox']) {
      expect(read(unpacked, kind).equals(read(root, kind)), `${kind}: the same bytes`).toBe(true);
    }
  }, 900_000);
});

describe('the last release’s package', () => {
  const git = (...options: string[]) => runCommand('git', ['-C', project, ...options]);
  let project: string;

  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'repere-tags-'));
    await git('init', '--quiet');
    await git('config', 'user.name', 'x');
    await git('config', 'user.email', 'x@example.org');
    await mkdir(join(project, 'scripts'));
    await mkdir(join(project, 'node_modules'));
    await writeFile(join(project, '.gitignore'), 'node_modules\n.output\n');
    for (const version of ['0.1.0', '0.2.0']) {
      // Each release has its own number there: that alone is no reason to install anything.
      const lock = { packages: { '': { version }, 'node_modules/x': { version: '1.0.0' } } };
      await writeFile(join(project, 'package-lock.json'), JSON.stringify(lock));
      // In place of the real script, which takes half a minute.
      const script = `import { mkdirSync, writeFileSync } from 'node:fs';
        const folder = import.meta.dirname + '/../.output/packages';
        mkdirSync(folder, { recursive: true });
        for (const name of ['chrome', 'firefox']) {
          writeFileSync(folder + '/repere-${version}-' + name + '.zip', name + ' ${version} ' + process.argv[2]);
        }`;
      await writeFile(join(project, 'scripts', 'package.ts'), script);
      await git('add', '.');
      await git('commit', '--quiet', '--message', version);
      await git('tag', `v${version}`);
    }
  });

  afterAll(() => rm(project, { recursive: true, force: true }));

  test('is packed from its tag’s own sources by their own script, once', async () => {
    for (const browser of ['chromium', 'firefox'] as const) {
      const release = await lastRelease(project, browser, '0.2.0');
      expect(release?.version).toBe('0.1.0');
      const kind = browser === 'chromium' ? 'chrome' : 'firefox';
      expect(readFileSync(release?.path ?? '', 'utf8')).toBe(`${kind} 0.1.0 --only-extension`);
    }
    const { path = '' } = (await lastRelease(project, 'firefox', '0.2.0')) ?? {};
    await writeFile(path, 'kept');
    await lastRelease(project, 'firefox', '0.2.0');
    expect(readFileSync(path, 'utf8')).toBe('kept');
  });

  test('is none before the first release', async () => {
    expect(await lastRelease(project, 'chromium', '0.1.0')).toBe(null);
  });
});
