import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { runCommand } from '../console/command.ts';
import { ScriptError } from '../console/script.ts';
import type { PackagedFile } from './zip.ts';

/** What a reviewer needs neither to read nor to build the extension; most of it is large. */
const NOT_FOR_REVIEWERS = ['.ci/', '.github/', 'docs/screenshots/', 'store/pictures/', 'tests/'];

/** What building leaves behind, in a folder that git does not know. */
const BUILT = new Set(['.git', '.output', '.wxt', 'node_modules']);

/** Every file under a folder, with its content. */
export function filesUnder(folder: string): PackagedFile[] {
  return pathsUnder(folder).map((path) => read(folder, path));
}

/** Writes files into a folder, over those of the same paths that are there. */
export async function writeFiles(folder: string, files: readonly PackagedFile[]): Promise<void> {
  for (const { path, bytes } of files) {
    const target = join(folder, path);
    // A zip may name its folders, too.
    await mkdir(path.endsWith('/') ? target : dirname(target), { recursive: true });
    if (!path.endsWith('/')) await writeFile(target, bytes);
  }
}

/**
 * The project's sources as store reviewers get them: what git tracks, or, in an unpacked sources
 * package, all that is there but what building made.
 * @param folder the project's root
 * @throws ScriptError when git cannot tell its files.
 */
export async function sourceFiles(folder: string): Promise<PackagedFile[]> {
  const paths = existsSync(join(folder, '.git'))
    ? await trackedPaths(folder)
    : pathsUnder(folder, BUILT);
  return paths
    .filter((path) => !NOT_FOR_REVIEWERS.some((start) => path.startsWith(start)))
    .map((path) => read(folder, path));
}

async function trackedPaths(folder: string): Promise<string[]> {
  const { status, output } = await runCommand('git', ['-C', folder, 'ls-files', '-z']);
  if (status !== 0) throw new ScriptError(`git cannot list the sources: ${output.trim()}`);
  return output.split('\0').filter((path) => path && existsSync(join(folder, path)));
}

function pathsUnder(folder: string, except: ReadonlySet<string> = new Set()): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !except.has(path.split('/')[0] ?? ''));
}

function read(folder: string, path: string): PackagedFile {
  return { path, bytes: new Uint8Array(readFileSync(join(folder, path))) };
}
