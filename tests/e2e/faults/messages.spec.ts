import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExtensionBrowser } from '../../../scripts/browsers/driver.ts';
import { launchBrowser } from '../../../scripts/browsers/launch.ts';
import { waitUntil } from '../../../scripts/console/wait.ts';
import { extensionFolder } from '../../../scripts/extension/build.ts';
import { panelOn } from '../../support/extension.ts';
import { ANSWERED, expectAllIsWell, startWithWork } from '../../support/faults.ts';
import { expect, LANGUAGES, Site, test } from '../../support/test.ts';

/** What nobody in a board's page may say to the background, as JSON. */
const REFUSED = [
  'null',
  '7',
  '"erase"',
  '[]',
  '{}',
  '{"type":"unknown"}',
  '{"type":"constructor"}',
  '{"type":"__proto__"}',
  // Only the extension's own pages may.
  '{"type":"erase"}',
  '{"type":"refresh"}',
  '{"type":"settings-status"}',
  '{"type":"change-settings","settings":{"theme":"light"}}',
  '{"type":"tab-status","tabId":1}',
  // Malformed.
  '{"type":"resolve"}',
  '{"type":"resolve","reading":{},"panelLoaded":true,"asked":false}',
  '{"type":"choose","url":"javascript:alert(1)","startup":"pix"}',
  '{"type":"choose","url":"https://www.welcometothejungle.com/","startup":""}',
  '{"type":"panel-state","side":"middle"}',
  `{"type":"search","query":"${'x'.repeat(2_000)}"}`,
];

test('what a page’s scripts may not say is not answered, changes nothing, and throws nothing', async ({
  browserWithExtension: browser,
  site,
  standIn,
  tab,
}) => {
  await startWithWork(browser, site);
  await tab.open(ANSWERED.url);
  await panelOn(tab);
  const answers = await askFromPage(browser, ANSWERED.url, REFUSED);
  expect(answers).toEqual(REFUSED.map(() => 'undefined'));
  expect(standIn.requests).toEqual([]);
  // The page's own scripts have no way to the extension at all.
  const ways = await tab.run(() => {
    const { chrome, browser: firefox } = globalThis as unknown as Record<string, Runtime>;
    return [typeof chrome?.runtime?.sendMessage, typeof firefox?.runtime?.sendMessage];
  }, null);
  expect(ways).toEqual(['undefined', 'undefined']);
  await expectAllIsWell({ browser, tab });
});

test('another extension is not heard', async ({ extensionBrowser }) => {
  test.skip(
    extensionBrowser === 'firefox',
    'one extension at a time here; the rule is unit-tested',
  );
  const other = await mkdtemp(join(tmpdir(), 'another-extension-'));
  const site = new Site();
  const ours = idOf(extensionFolder(extensionBrowser));
  await writeFile(
    join(other, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Another extension',
      version: '1',
      content_scripts: [
        {
          matches: ['https://www.welcometothejungle.com/*'],
          js: ['say.js'],
          run_at: 'document_end',
        },
      ],
      background: { service_worker: 'relay.js' },
    }),
  );
  // Its background speaks to ours, and its script in the page writes down what came back.
  await writeFile(
    join(other, 'relay.js'),
    `chrome.runtime.onMessage.addListener((message, sender, answer) => {
      chrome.runtime.sendMessage('${ours}', message).then(
        (value) => answer('answered: ' + JSON.stringify(value)),
        (error) => answer('refused: ' + error.message),
      );
      return true;
    });`,
  );
  await writeFile(
    join(other, 'say.js'),
    `Promise.all(${JSON.stringify([...REFUSED, '{"type":"search","query":"pix"}'])}.map((text) =>
      chrome.runtime.sendMessage(JSON.parse(text) ?? 'null')
    )).then((said) => { document.documentElement.dataset.said = JSON.stringify(said); });`,
  );
  const browser = await launchBrowser(extensionBrowser, {
    extensionFolder: extensionFolder(extensionBrowser),
    otherExtensions: [other],
    headless: true,
    language: LANGUAGES[extensionBrowser],
    answer: (address) => site.answer(address),
  });
  try {
    expect(await ownId(browser), 'it speaks to the right one').toBe(ours);
    await startWithWork(browser, site);
    const tab = await browser.newTab();
    await tab.open(ANSWERED.url);
    const said = await waitUntil('what the other extension was told', () =>
      tab.run(() => document.documentElement.dataset.said, null),
    );
    const answers: string[] = JSON.parse(said);
    expect(answers).toHaveLength(REFUSED.length + 1);
    for (const answer of answers)
      expect(answer).toMatch(/^refused: Could not establish connection/);
    await expectAllIsWell({ browser, tab });
    expect([...tab.faults, ...browser.faults]).toEqual([]);
  } finally {
    await browser.close();
    await rm(other, { recursive: true, force: true });
  }
});

/** The id that Chromium gives to an extension of this folder: its path's digest, in letters. */
function idOf(folder: string): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return digest.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

function ownId(browser: ExtensionBrowser): Promise<string> {
  return browser.runInExtension(
    () => (globalThis as unknown as { chrome: { runtime: { id: string } } }).chrome.runtime.id,
    null,
  );
}

/** What comes back of messages (JSON) from the extension's own world in the page at an address. */
function askFromPage(
  browser: ExtensionBrowser,
  address: string,
  messages: string[],
): Promise<string[]> {
  return browser.runInExtension(
    async ([wanted, sent]) => {
      const { chrome } = globalThis as unknown as Extension;
      const tabs = await chrome.tabs.query({});
      const [done] = await chrome.scripting.executeScript({
        target: { tabId: tabs.findLast(({ url }) => url === wanted)?.id },
        args: [sent],
        func: (texts: string[]) =>
          Promise.all(
            texts.map(async (text) => {
              const { runtime } = (globalThis as unknown as Extension).chrome;
              try {
                return String(JSON.stringify(await runtime.sendMessage(JSON.parse(text))));
              } catch (error) {
                return `thrown: ${error}`;
              }
            }),
          ),
      });
      return done?.result as string[];
    },
    [address, messages] as const,
  );
}

interface Runtime {
  runtime?: { sendMessage?: unknown };
}

interface Extension {
  chrome: {
    tabs: { query(filter: object): Promise<{ id: number; url?: string }[]> };
    runtime: { sendMessage(message: unknown): Promise<unknown> };
    scripting: { executeScript(injection: object): Promise<{ result?: unknown }[]> };
  };
}
