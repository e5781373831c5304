import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserTab } from '../../scripts/browsers/driver.ts';
import { clickInPanel, hasFound, readPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { panelOn } from '../support/extension.ts';
import { recordedPage } from '../support/pages.ts';
import { expect, store, test } from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PAGES = [
  'offer-name-in-title',
  'offer-two-startups',
  'offer-incubator-only',
  'stale-document',
];

const CASES = PAGES.flatMap((name) =>
  (['light', 'dark'] as const).map((theme) => ({ name, theme })),
);

for (const { name, theme } of CASES) {
  test(`the panel on ${name} breaks no rule of accessibility, ${theme}, open or folded`, async ({
    browserWithExtension: browser,
    extensionBrowser,
    site,
    tab,
  }) => {
    await store(browser, { settings: { opening: 'open', theme } });
    const page = recordedPage(`welcome-to-the-jungle/${name}`);
    site.serve(page.url, page.html);
    await tab.open(page.url);
    const { language } = await panelOn(tab);
    await unfoldAll(tab);
    expect(await brokenRules(tab)).toEqual([]);
    await clickInPanel(tab, textsOf(extensionBrowser, language)('panel.collapse'));
    await waitUntil('the folded panel', async () => (await readPanel(tab))?.collapsed);
    expect(await brokenRules(tab)).toEqual([]);
  });
}

test('the search and the person’s own choice break no rule of accessibility', async ({
  extensionBrowser,
  site,
  tab,
}) => {
  const page = recordedPage('welcome-to-the-jungle/offer-incubator-only');
  site.serve(page.url, page.html);
  await tab.open(page.url);
  const { language } = await panelOn(tab);
  const text = textsOf(extensionBrowser, language);
  await clickInPanel(tab, text('chooser.search'));
  await tab.type('service');
  await waitUntil('the Startups found', () => hasFound(tab));
  await tab.press('ArrowDown');
  expect(await brokenRules(tab)).toEqual([]);
  await tab.press('Enter');
  await panelOn(tab, (panel) => panel.text.includes(text('chooser.chosen')));
  await unfoldAll(tab);
  expect(await brokenRules(tab)).toEqual([]);
});

for (const theme of ['light', 'dark'] as const) {
  test(`the section on tagging breaks no rule of accessibility, ${theme}`, async ({
    browserWithExtension: browser,
    extensionBrowser,
    site,
    tab,
  }) => {
    await store(browser, { settings: { opening: 'open', theme, recruiter: true } });
    const page = recordedPage('welcome-to-the-jungle/offer-former-name-older-markup');
    site.serve(page.url, page.html);
    await tab.open(page.url);
    const { language } = await panelOn(tab);
    const text = textsOf(extensionBrowser, language);
    await unfoldAll(tab);
    await panelOn(tab, (panel) => panel.text.includes(text('rule.incubator_agrees')));
    expect(await brokenRules(tab)).toEqual([]);
  });
}

/** Opens all that the panel folds: what nobody sees breaks no rule. */
function unfoldAll(tab: BrowserTab): Promise<void> {
  return tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    for (const details of root?.querySelectorAll('details') ?? []) details.open = true;
  }, null);
}

/** What axe finds in the panel alone: the page around it is not ours. */
function brokenRules(tab: BrowserTab): Promise<string[]> {
  return tab.run(async (source) => {
    if (!('axe' in globalThis)) {
      const script = document.createElement('script');
      script.textContent = source;
      document.head.append(script);
    }
    const { axe } = globalThis as unknown as { axe: { run(root: object): Promise<AxeResults> } };
    const include = [{ fromShadowDom: ['repere-panel', 'aside'] }];
    const { violations, passes } = await axe.run({ include });
    // A selector that finds nothing breaks no rule either.
    if (passes.length === 0) return ['nothing was looked at'];
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, AXE);
}
