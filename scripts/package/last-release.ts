import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../browsers/find.ts';
import { runCommand } from '../console/command.ts';
import { ScriptError } from '../console/script.ts';
import { writeFiles } from './files.ts';
import { PACKAGE_NAMES } from './names.ts';
import { filesOf } from './zip.ts';

/** A release whose package is what people have before they get this version. */
export interface Release {
  /** As in its manifest, "0.1.0". */
  version: string;
  /** The path of its package for the browser. */
  path: string;
}

/**
 * The release before a version, of those that git has tags for ("v0.1.0"): the one that people update from.
 *
 * @param tags in any order; others than versions are passed over
 * @param version of package.json
 * @returns null when there is none
 */
export function releaseBefore(tags: readonly string[], version: string): string | null {
  const released = tags
    .flatMap((tag) => /^v(\d+\.\d+\.\d+)$/.exec(tag)?.[1] ?? [])
    .sort(compareVersions);
  return released.findLast((one) => compareVersions(one, version) < 0) ?? null;
}

function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

/**
 * The package of the release before this version, packed from the sources of its tag by their own scripts. What was
 * packed once is kept in `.output/releases/`.
 *
 * @param project the project's folder
 * @returns null when git has no tag of an earlier version: before the first release, and in a clone without tags
 * @throws ScriptError with the words of what failed
 */
export async function lastRelease(
  project: string,
  browser: BrowserName,
  version: string,
): Promise<Release | null> {
  const { output } = await runCommand('git', ['-C', project, 'tag', '--list', 'v*']);
  const before = releaseBefore(output.split(/\s+/), version);
  if (before === null) return null;
  const kept = join(project, '.output', 'releases', before);
  const path = join(kept, `repere-${before}-${PACKAGE_NAMES[browser]}.zip`);
  if (!existsSync(path)) await packRelease(project, before, kept);
  return { version: before, path };
}

async function packRelease(project: string, version: string, kept: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'repere-release-'));
  try {
    const archive = join(folder, 'sources.zip');
    await run('git', ['-C', project, 'archive', `--output=${archive}`, `v${version}`]);
    const sources = join(folder, 'sources');
    await writeFiles(sources, filesOf(await readFile(archive)));
    await install(project, sources);
    await run('node', [join(sources, 'scripts', 'package.ts'), '--only-extension']);
    await mkdir(join(kept, '..'), { recursive: true });
    // Another test may be packing the same release: the first one's stays, and is never there in part.
    const whole = `${kept}-${process.pid}`;
    await cp(join(sources, '.output', 'packages'), whole, { recursive: true });
    await rename(whole, kept).catch(async (error) => {
      await rm(whole, { recursive: true });
      if (!existsSync(kept)) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The packages of npm that the release was built with: those that are here where it locked the same ones. */
async function install(project: string, sources: string): Promise<void> {
  if ((await lockedIn(project)) === (await lockedIn(sources))) {
    await symlink(join(project, 'node_modules'), join(sources, 'node_modules'), 'junction');
  } else {
    await run('npm', ['ci', '--prefix', sources, '--no-audit', '--no-fund']);
  }
}

/** The packages that a project's lock file names, as a text; its own version is not among them. */
async function lockedIn(folder: string): Promise<string> {
  const { packages } = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8'));
  return JSON.stringify({ ...packages, '': null });
}

/** @throws ScriptError with what the command printed */
async function run(command: string, options: readonly string[]): Promise<void> {
  const { status, output } = await runCommand(command, options);
  if (status !== 0)
    throw new ScriptError(`${command} ${options.join(' ')} failed:\n${output.trimEnd()}`);
}
