import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ScriptError } from '../console/script.ts';
import type { NewBoard } from './board.ts';
import { starterPages } from './pages.ts';
import { badgesFile, followerFile, readerFiles } from './reader.ts';

/**
 * Writes a board's reader, its recorded pages and its two scripts, and enters it where boards are listed.
 *
 * @param root the project's folder
 * @returns the files that were written or changed, from the project's folder
 * @throws ScriptError when the board is there already, or a list does not look as expected; then
 *   nothing was written
 */
export async function writeBoard(root: string, board: NewBoard): Promise<string[]> {
  const { id } = board;
  const folder = `lib/boards/${id}`;
  if (existsSync(join(root, folder))) throw new ScriptError(`${folder} is there already`);
  const files = new Map<string, string>();
  for (const [file, text] of Object.entries(readerFiles(board)))
    files.set(`${folder}/${file}`, text);
  for (const [name, { html, facts }] of Object.entries(starterPages(board))) {
    files.set(`tests/pages/${id}/${name}.html`, html);
    files.set(`tests/pages/${id}/${name}.json`, `${JSON.stringify(facts, null, 2)}\n`);
  }
  files.set(`entrypoints/follower-${id}.ts`, followerFile(board));
  files.set(`entrypoints/badges-${id}.ts`, badgesFile(board));
  for (const [file, enter] of Object.entries(LISTS)) {
    const before = await readFile(join(root, file), 'utf8');
    const after = enter(before, id);
    if (after === before) throw new ScriptError(`${file} does not list boards as expected`);
    files.set(file, after);
  }
  for (const [file, text] of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  return [...files.keys()];
}

/** The files that list boards, and how one is entered there: after the last of them. */
const LISTS: Record<string, (text: string, id: string) => string> = {
  'lib/offer/offer.ts': (text, id) =>
    text.replace(
      /(BOARD_IDS = \[[^\]]*?),?\s*\] as const/,
      (_, ids) => `${ids}, '${id}'] as const`,
    ),

  'lib/boards/registry.ts'(text, id) {
    const variable = id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const parts: Record<string, string> = {
      ADDRESSES: 'addresses',
      OFFER_READERS: 'readOffer',
      LIST_READERS: 'readList',
      PROFILES: 'profile',
      PANEL_LAYOUTS: 'panelLayout',
    };
    let next = text.replace(
      /(?:^import \* as [^\n]*\n)+/m,
      (imports) => `${imports}import * as ${variable} from './${id}/index.ts';\n`,
    );
    for (const [list, part] of Object.entries(parts)) {
      const entries = new RegExp(`(export const ${list}: Record<BoardId, \\w+> = \\{[^}]*)\\}`);
      const entered = next.replace(entries, `$1  '${id}': ${variable}.${part},\n}`);
      // Left as it is, the whole file is not as expected.
      if (entered === next) return text;
      next = entered;
    }
    return next;
  },

  'lib/background/tab-scripts.ts': (text, id) =>
    enterEach(text, (next, kind) =>
      next.replace(
        new RegExp(`(?:^ {2}'${kind}-[^\\n]*\\n)+`, 'm'),
        (before) => `${before}  '${kind}-${id}': ['/${kind}-${id}.js'],\n`,
      ),
    ),

  '.size-limit.json': (text, id) =>
    enterEach(text, (next, kind) => {
      const limits: { name: string; path: string }[] = JSON.parse(next);
      const last = limits.findLastIndex(({ path }) => path.includes(`/${kind}-`));
      const limit = limits[last];
      if (!limit) return next;
      const path = `.output/chrome-mv3/${kind}-${id}.js`;
      limits.splice(last + 1, 0, { ...limit, name: `${kind} of ${id}`, path });
      return `${JSON.stringify(limits, null, 2)}\n`;
    }),
};

/** The kinds of scripts of which each board has its own. */
const KINDS = ['follower', 'badges'];

/** Enters a board's script of each kind; a list that lacks one kind is left as it is. */
function enterEach(text: string, enter: (text: string, kind: string) => string): string {
  let next = text;
  for (const kind of KINDS) {
    const entered = enter(next, kind);
    if (entered === next) return text;
    next = entered;
  }
  return next;
}
