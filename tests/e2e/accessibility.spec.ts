import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserTab } from '../../scripts/browsers/driver.ts';
import { clickInPanel, readPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { panelOn } from '../support/extension.ts';
import { recordedPage } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PAGES = [
  'offer-name-in-title',
  'offer-two-startups',
  'offer-incubator-only',
  'stale-document',
];

for (const name of PAGES) {
  test(`the panel on ${name} breaks no rule of accessibility, open or folded`, async ({
    extensionBrowser,
    site,
    tab,
  }) => {
    const page = recordedPage(`welcome-to-the-jungle/${name}`);
    site.serve(page.url, page.html);
    await tab.open(page.url);
    const { language } = await panelOn(tab);
    expect(await brokenRules(tab)).toEqual([]);
    await clickInPanel(tab, textsOf(extensionBrowser, language)('panel.collapse'));
    await waitUntil('the folded panel', async () => (await readPanel(tab))?.collapsed);
    expect(await brokenRules(tab)).toEqual([]);
  });
}

/** What axe finds in the panel alone: the page around it is not ours. */
function brokenRules(tab: BrowserTab): Promise<string[]> {
  return tab.run(async (source) => {
    const script = document.createElement('script');
    script.textContent = source;
    document.head.append(script);
    const { axe } = globalThis as unknown as { axe: { run(root: object): Promise<AxeResults> } };
    const { violations } = await axe.run({ include: [['repere-panel', 'aside']] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, AXE);
}
