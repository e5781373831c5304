import type { BrowserTab } from '../../scripts/browsers/driver.ts';
import { clickInPanel, hasFound, readPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { brokenRules, PANEL } from '../support/axe.ts';
import { panelOn } from '../support/extension.ts';
import { recordedPage } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, store, test } from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

const PAGES = [
  'offer-name-in-title',
  'offer-two-startups',
  'offer-candidates',
  'offer-incubator-only',
  'stale-document',
];

const CASES = PAGES.flatMap((name) =>
  (['light', 'dark'] as const).map((theme) => ({ name, theme })),
);

for (const { name, theme } of CASES) {
  // axe reads the same document in both browsers; Firefox shows that it is.
  const tag = name === PAGES[0] && theme === 'light' ? [] : ONE_BROWSER;
  test(`the panel on ${name} breaks no rule of accessibility, ${theme}, open or folded`, {
    tag,
  }, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
    await store(browser, { settings: { opening: 'card', theme } });
    const page = recordedPage(`welcome-to-the-jungle/${name}`);
    site.serve(page.url, page.html);
    await tab.open(page.url);
    const { language } = await panelOn(tab);
    await unfoldAll(tab);
    expect(await brokenRules(tab, PANEL)).toEqual([]);
    await clickInPanel(tab, textsOf(extensionBrowser, language)('panel.collapse'));
    await waitUntil('the folded panel', async () => (await readPanel(tab))?.form === 'strip');
    expect(await brokenRules(tab, PANEL)).toEqual([]);
  });
}

test('the search and the person’s own choice break no rule of accessibility', {
  tag: ONE_BROWSER,
}, async ({ extensionBrowser, site, tab }) => {
  const page = recordedPage('welcome-to-the-jungle/offer-incubator-only');
  site.serve(page.url, page.html);
  await tab.open(page.url);
  const { language } = await panelOn(tab);
  const text = textsOf(extensionBrowser, language);
  await clickInPanel(tab, text('chooser.search'));
  await tab.type('service');
  await waitUntil('the Startups found', () => hasFound(tab));
  await tab.press('ArrowDown');
  expect(await brokenRules(tab, PANEL)).toEqual([]);
  await tab.press('Enter');
  await panelOn(tab, (panel) => panel.text.includes(text('chooser.chosen')));
  await unfoldAll(tab);
  expect(await brokenRules(tab, PANEL)).toEqual([]);
});

for (const theme of ['light', 'dark'] as const) {
  test(`the section on tagging breaks no rule of accessibility, ${theme}`, {
    tag: ONE_BROWSER,
  }, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
    await store(browser, { settings: { opening: 'card', theme, recruiter: true } });
    const page = recordedPage('welcome-to-the-jungle/offer-former-name-older-markup');
    site.serve(page.url, page.html);
    await tab.open(page.url);
    const { language } = await panelOn(tab);
    const text = textsOf(extensionBrowser, language);
    await unfoldAll(tab);
    await panelOn(tab, (panel) => panel.text.includes(text('rule.incubator_agrees')));
    expect(await brokenRules(tab, PANEL)).toEqual([]);
  });
}

/** Opens all that the panel folds: what nobody sees breaks no rule. */
function unfoldAll(tab: BrowserTab): Promise<void> {
  return tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    for (const details of root?.querySelectorAll('details') ?? []) details.open = true;
  }, null);
}
