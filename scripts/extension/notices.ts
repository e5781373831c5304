import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/*
 * The licences of what other people wrote and a build holds. Vite lists them while it puts a script
 * together (`build.license`); WXT makes several scripts, so their lists are gathered into one file.
 */

/** The file in a build. */
export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt';

/** Where the lists stand until they are gathered, in a build's folder. */
const LISTS_FOLDER = 'third-party';

/** A bundled package, as Vite 8 writes it. */
const BUNDLED = z.object({
  name: z.string(),
  version: z.string(),
  /** The licence's SPDX identifier. */
  identifier: z.string(),
  /** The licence as the package ships it. */
  text: z.string().optional(),
});
export type BundledPackage = z.infer<typeof BUNDLED>;

/** What Vite is told, for the scripts that it puts together at once. */
export function licenseOption(entrypoints: readonly { name: string }[]): { fileName: string } {
  const names = entrypoints.map(({ name }) => name).join('-');
  return { fileName: `${LISTS_FOLDER}/${names}.json` };
}

/**
 * Puts the notices of all its scripts into a build's folder, in place of the lists.
 * @param folder the build's
 * @param project where node_modules is
 * @throws Error when there is no list, or one is not as Vite writes it
 */
export function gatherNotices(folder: string, project: string): void {
  const lists = join(folder, LISTS_FOLDER);
  if (!existsSync(lists)) throw new Error(`${folder} has no lists of licences (build.license)`);
  const packages = readdirSync(lists).flatMap((file) =>
    z.array(BUNDLED).parse(JSON.parse(readFileSync(join(lists, file), 'utf8'))),
  );
  const about = (name: string) =>
    ABOUT.parse(
      JSON.parse(readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8')),
    );
  writeFileSync(join(folder, NOTICES_FILE), noticesOf(packages, about));
  rmSync(lists, { recursive: true });
}

/** What a package says of itself. */
const ABOUT = z.object({
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
  repository: z.union([z.string(), z.object({ url: z.string() })]),
});
export type AboutPackage = z.infer<typeof ABOUT>;

/**
 * The notices as a text: each package once, with where its sources are (MPL-2.0, section 3.2) and
 * its licence in full.
 * @throws Error when a package ships no licence, and it is not the MIT licence
 */
export function noticesOf(
  packages: readonly BundledPackage[],
  about: (name: string) => AboutPackage,
): string {
  const once = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  const sorted = [...once].sort(([one], [other]) => (one < other ? -1 : 1));
  const notices = sorted.map(([title, one]) => {
    const { author, repository } = about(one.name);
    return [
      `${title} (${one.identifier})`,
      `Sources: ${addressOf(repository)}`,
      '',
      one.text?.trim().replaceAll('\r\n', '\n') ?? licenceOf(one, author),
    ].join('\n');
  });
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `${['Repère holds these packages, unchanged, each under its own licence.', ...notices].join(rule)}\n`;
}

function addressOf(repository: AboutPackage['repository']): string {
  const url = typeof repository === 'string' ? repository : repository.url;
  const address = url.replace(/^git\+/, '').replace(/\.git$/, '');
  return /^https?:/.test(address)
    ? address
    : `https://github.com/${address.replace(/^github:/, '')}`;
}

function licenceOf({ name, identifier }: BundledPackage, author: AboutPackage['author']): string {
  if (identifier !== 'MIT') throw new Error(`${name} (${identifier}) ships no licence`);
  const holder = typeof author === 'object' ? author.name : author;
  return `Copyright (c) ${holder ?? `the authors of ${name}`}\n\n${MIT}`;
}

/** The MIT licence without its copyright line, https://spdx.org/licenses/MIT.html (seen 2026-11). */
const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO
EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE
USE OR OTHER DEALINGS IN THE SOFTWARE.`;
