import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };

/** The documents, without the gallery: `npm run screenshots` writes it with its pictures. */
const DOCUMENTS = globSync('{*,docs/*,store/*}.md');

const FILES = globSync('{components,docs,entrypoints,lib,scripts,tests}/**/*');

/** Files and folders that commands write, that stand outside the project, or that are only examples. */
const ELSEWHERE = /^(?:\.output|\.ci|store\/pictures)\b|^repere\/$|^\.\.|NAME|VERSION/;

/** Paths as documents write them: a folder ends with a slash or has one inside, a file has an ending. */
const PATH = /^\.?[\w@.-]+(?:\/[\w@.-]+)*(?:\/|\.(?:ts|tsx|mjs|json|yml|css|md|html))$/;

/** The names between backticks in a document. */
function quotedIn(document: string): string[] {
  return [...readFileSync(document, 'utf8').matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name);
}

/** Whether the project has a path, or one that ends like it. */
function exists(path: string): boolean {
  const name = path.replace(/\/$/, '');
  return existsSync(name) || FILES.some((file) => file.endsWith(`/${name}`));
}

/** Whether the build makes this script: each is named like its entry point. */
function isBuilt(script: string): boolean {
  const name = script.replace(/\.js$/, '');
  return [`${name}.ts`, name].some((entry) => existsSync(join('entrypoints', entry)));
}

describe.each(DOCUMENTS)('%s', (document) => {
  const quoted = quotedIn(document);

  it('names files and folders that are there', () => {
    const paths = quoted.filter((name) => PATH.test(name) && !ELSEWHERE.test(name));
    expect(paths.filter((path) => !exists(path))).toEqual([]);
  });

  it('names built scripts that have an entry point', () => {
    const scripts = quoted.filter((name) => /^[\w-]+\.js$/.test(name));
    expect(scripts.filter((script) => !isBuilt(script))).toEqual([]);
  });

  it('names commands that are there', () => {
    const commands = quoted.flatMap(
      (name) => /^npm run (?:--\S+ )*([\w:-]+)/.exec(name)?.[1] ?? [],
    );
    expect(commands.filter((command) => !(command in packageFile.scripts))).toEqual([]);
  });

  it('links to files that are there', () => {
    const links = [...readFileSync(document, 'utf8').matchAll(/\]\(([^)#\s]+)/g)].flatMap(
      ([, link = '']) => (/^[a-z]+:/.test(link) ? [] : [join(dirname(document), link)]),
    );
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});

test('the check sees paths, scripts and commands that are not there', () => {
  expect(PATH.test('lib/watch/follower.ts')).toBe(true);
  expect(exists('lib/watch/follower.ts')).toBe(false);
  expect(exists('lib/watch/')).toBe(false);
  expect(exists('watcher.ts')).toBe(true);
  expect(isBuilt('follower.js')).toBe(false);
  expect(isBuilt('watcher.js')).toBe(true);
  expect(isBuilt('background.js')).toBe(true);
});
