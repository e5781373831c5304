import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { launchBrowser } from '../../scripts/browsers/launch.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { extensionFolder } from '../../scripts/extension/build.ts';
import { filesUnder } from '../../scripts/package/files.ts';
import { zipOf } from '../../scripts/package/zip.ts';
import { decisionOn, panelOn } from '../support/extension.ts';
import { recordedPage } from '../support/pages.ts';
import { expect, LANGUAGES, Site, startStandIn, store, test } from '../support/test.ts';

const PAGE = recordedPage('choisir-le-service-public/offer-name-after-cue');

/** Unpacks a package into a folder, over what an older one has left there. */
async function unpack(zip: Uint8Array, folder: string): Promise<void> {
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

/*
 * An unpacked package is what browsers let a program install: an unsigned zip is refused by Firefox, and
 * Chromium takes none at all. There is no older release to come from yet: the older version is this one by another number, with a
 * choice as the first versions stored it.
 */
test('the package, unpacked, is updated from an older version of it with settings and choices intact', async ({
  extensionBrowser,
}) => {
  test.setTimeout(120_000);
  const zip = zipOf(filesUnder(extensionFolder(extensionBrowser)));
  const folder = await mkdtemp(join(tmpdir(), 'repere-unpacked-'));
  await unpack(zip, folder);
  const manifestPath = join(folder, 'manifest.json');
  const manifest = await readFile(manifestPath, 'utf8');
  const older = manifest.replace(/("version":\s*")[^"]+/, '$10.0.9');
  expect(older).not.toBe(manifest);
  await writeFile(manifestPath, older);
  const site = new Site();
  const standIn = await startStandIn();
  const browser = await launchBrowser(extensionBrowser, {
    extensionFolder: folder,
    headless: true,
    language: LANGUAGES[extensionBrowser],
    answer: (address) => site.answer(address),
    standIn,
  });
  const version = () =>
    browser.runInExtension(() => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { getManifest(): { version: string } } };
      };
      return chrome.runtime.getManifest().version;
    }, null);
  try {
    expect(await version()).toBe('0.0.9');
    const choice = { board: PAGE.board, reference: PAGE.reading.offer?.reference, startup: 'pix' };
    await store(browser, { settings: { opening: 'card', theme: 'dark' }, choices: [choice] });
    await unpack(zip, folder);
    await browser.restartExtension();
    await waitUntil('the newer version', async () => (await version()) !== '0.0.9');
    site.serve(PAGE.url, PAGE.html);
    const tab = await browser.newTab();
    await tab.open(PAGE.url);
    const { form } = await panelOn(tab);
    expect(form, 'the settings are kept').toBe('card');
    const { resolution } = await decisionOn(browser, PAGE.url);
    expect(resolution.startups.map(({ id }) => id)).toEqual(['pix']);
    expect(tab.faults).toEqual([]);
  } finally {
    await browser.close();
    await standIn.close();
    await rm(folder, { recursive: true, force: true });
  }
});
