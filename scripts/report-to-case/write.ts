import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ScriptError } from '../console/script.ts';
import type { Alias, ReportedCase } from './case.ts';

/** Where reported cases stand: an HTML and a JSON file each. */
export const REPORTED_FOLDER = join('tests', 'reported');

/** Other names of Startups, sorted by Startup. */
export const ALIASES_FILE = join('lib', 'matching', 'data', 'aliases.json');

/**
 * Writes a case's files, and its alias.
 *
 * @param root the project's folder
 * @returns the files written, from that folder
 * @throws ScriptError when the alias is another Startup's already
 */
export async function writeCase(
  root: string,
  { name, html, facts, alias }: ReportedCase,
): Promise<string[]> {
  const files: string[] = [];
  if (alias && (await writeAlias(join(root, ALIASES_FILE), alias))) files.push(ALIASES_FILE);
  await mkdir(join(root, REPORTED_FOLDER), { recursive: true });
  const path = freePath(root, name);
  await writeFile(join(root, `${path}.html`), html);
  await writeFile(join(root, `${path}.json`), `${JSON.stringify(facts, null, 2)}\n`);
  return [...files, `${path}.html`, `${path}.json`];
}

/** A name that no other case has. */
function freePath(root: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const path = join(REPORTED_FOLDER, number === 1 ? name : `${name}-${number}`);
    if (!existsSync(join(root, `${path}.json`))) return path;
  }
}

/** Enters an alias where its Startup's others are; false when it is there already. */
async function writeAlias(file: string, alias: Alias): Promise<boolean> {
  const data = JSON.parse(await readFile(file, 'utf8')) as { aliases: Alias[] };
  const known = data.aliases.find(({ name }) => name.toLowerCase() === alias.name.toLowerCase());
  if (known?.startup === alias.startup) return false;
  if (known) {
    throw new ScriptError(
      `"${alias.name}" is a name of ${known.startup} already (${ALIASES_FILE})`,
    );
  }
  const after = data.aliases.findIndex(({ startup }) => startup > alias.startup);
  data.aliases.splice(after < 0 ? data.aliases.length : after, 0, alias);
  await writeFile(file, `${JSON.stringify(data, null, 2)}\n`);
  return true;
}
