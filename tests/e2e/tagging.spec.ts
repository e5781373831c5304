import type { BrowserTab } from '../../scripts/browsers/driver.ts';
import { clickInPanel, readPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { withLayout } from '../../scripts/pages/layouts.ts';
import { decisionOn, isMarked, mark, panelOn } from '../support/extension.ts';
import { insertBefore } from '../support/html.ts';
import { recordedPage } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { changeSettings, expect, test } from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

const PAGE = recordedPage('welcome-to-the-jungle/offer-former-name-older-markup');

test('the section is not for candidates', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  site.serve(PAGE.url, PAGE.html);
  await tab.open(PAGE.url);
  const panel = await panelOn(tab);
  const text = textsOf(extensionBrowser, panel.language);
  await decisionOn(browser, PAGE.url);
  expect(panel.sections.map(({ heading }) => heading)).not.toContain(text('section.tagging'));
});

test('a recruiter finds it open, sees the words in the offer and copies what is missing', async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  const field = '<textarea id="paste" aria-label="Coller ici"></textarea>';
  site.serve(PAGE.url, insertBefore(withLayout(PAGE), '</body>', field));
  await tab.open(PAGE.url);
  const { language } = await panelOn(tab);
  const text = textsOf(extensionBrowser, language);
  const settings = await browser.openSettings();
  await waitUntil('the setting', () =>
    settings.run(() => {
      const box = document.querySelector<HTMLInputElement>('input[name="recruiter"]');
      box?.click();
      return box?.checked;
    }, null),
  );
  await waitUntil('the setting to be kept', () =>
    settings.run((words) => document.body.textContent.includes(words), text('settings.saved')),
  );
  await settings.close();
  await tab.activate();
  await tab.open(PAGE.url);
  const panel = await panelOn(tab, (shown) => shown.text.includes(text('tagging.failed')));
  expect(panel.sections.map(({ heading }) => heading).indexOf(text('section.tagging'))).toBe(3);
  await tab.screenshot(`.output/e2e/${extensionBrowser}-tagging.png`);

  // A click that the page's own script sends copies nothing.
  await tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    for (const button of root?.querySelectorAll<HTMLElement>('.tagging .button') ?? [])
      button.click();
  }, null);
  expect((await readPanel(tab))?.text).not.toContain(text('copy.done'));
  expect(await clickInPanel(tab, text('tagging.copyMissing'))).toBe(true);
  await panelOn(tab, (shown) => shown.text.includes(text('copy.done')));
  await tab.run(() => document.querySelector<HTMLElement>('#paste')?.focus(), null);
  await tab.paste();
  const pasted = (await waitUntil('the pasted text', () => pastedText(tab))).replaceAll(
    '\u00a0',
    ' ',
  );
  expect(pasted).toContain('Startup d’État : Plus fraîche ma ville');
  expect(pasted).toContain('https://beta.gouv.fr/startups/plusfraichemaville.html');

  await waitUntil('the first words that stand in the offer', () => clickShow(tab));
  await panelOn(tab, (shown) => shown.text.includes(text('evidence.shown')));
});

test('the panel shows what a new setting asks for where it stands, without a reload', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
  site.serve(PAGE.url, PAGE.html);
  await tab.open(PAGE.url);
  const { language } = await panelOn(tab);
  const text = textsOf(extensionBrowser, language);
  await mark(tab);
  await changeSettings(browser, { recruiter: true });
  await panelOn(tab, (shown) => shown.text.includes(text('tagging.failed')));
  await changeSettings(browser, { recruiter: false, theme: 'dark' });
  await waitUntil('the new colours', () =>
    tab.run(() => {
      const root = document.querySelector('repere-panel')?.shadowRoot;
      return root?.querySelector('aside[data-theme=dark]') && !root.querySelector('.tagging[open]');
    }, null),
  );
  expect(await isMarked(tab), 'the same panel').toBe(true);
});

function pastedText(tab: BrowserTab): Promise<string | undefined> {
  return tab.run(() => document.querySelector<HTMLTextAreaElement>('#paste')?.value, null);
}

/** Clicks the section's first "see it in the offer", where it is seen. */
async function clickShow(tab: BrowserTab): Promise<boolean> {
  const point = await tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    const button = root?.querySelector('.tagging .text-button');
    button?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = button?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, null);
  if (point) await tab.clickAt(point.x, point.y);
  return point !== undefined;
}
