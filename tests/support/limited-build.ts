import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../../scripts/browsers/find.ts';
import { extensionFolder } from '../../scripts/extension/build.ts';

/**
 * A copy of a browser's build without "unlimitedStorage": Chromium then keeps 10 MB of it.
 * @returns its folder, to be taken away in the end
 */
export async function limitedBuild(browser: BrowserName): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'repere-limited-'));
  await cp(extensionFolder(browser), folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.permissions = manifest.permissions.filter((one: string) => one !== 'unlimitedStorage');
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}
