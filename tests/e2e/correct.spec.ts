import { clickInPanel, focusedInPanel, hasFound, readPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { badgeOn, decisionOn, panelOn } from '../support/extension.ts';
import { insertBefore } from '../support/html.ts';
import { recordedPage } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, test } from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

const UNNAMED = recordedPage('welcome-to-the-jungle/offer-incubator-only');
const TWO = recordedPage('welcome-to-the-jungle/offer-candidates');

test('a Startup is searched with mistakes and chosen by keyboard, remembered, and undone', async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  const shortcuts = '<script>var pressed = 0; onkeydown = () => { pressed += 1; };</script>';
  site.serve(UNNAMED.url, insertBefore(UNNAMED.html, '</body>', shortcuts));
  await tab.open(UNNAMED.url);
  const { language } = await panelOn(tab);
  const text = textsOf(extensionBrowser, language);
  const says = (words: string) =>
    waitUntil(`the panel to say ${words}`, async () =>
      (await readPanel(tab))?.text.includes(words),
    );

  expect(await clickInPanel(tab, text('chooser.search'))).toBe(true);
  await tab.type('dosier facille');
  await waitUntil('the Startups found', () => hasFound(tab));
  await says('DossierFacile');
  await tab.screenshot(`.output/e2e/${extensionBrowser}-search.png`);
  await tab.press('ArrowDown');
  await tab.press('Enter');
  await says(text('chooser.chosen'));
  expect(await focusedInPanel(tab), 'the focus is on the new answer').toContain('DossierFacile');
  expect(
    await tab.run(() => (globalThis as unknown as { pressed: number }).pressed, null),
    'the page’s shortcuts are silent while typing',
  ).toBe(0);
  const state = await decisionOn(browser, UNNAMED.url);
  expect(state.resolution.startups.map(({ id }) => id)).toEqual(['dossierfacile']);
  expect(state.automatic?.outcome).toBe('unidentified');
  expect(await badgeOn(browser, UNNAMED.url)).toBe('✓');

  await tab.open(UNNAMED.url);
  await panelOn(tab, (panel) => panel.text.includes(text('chooser.chosen')));
  await tab.screenshot(`.output/e2e/${extensionBrowser}-chosen.png`);
  expect(await clickInPanel(tab, text('chooser.undo'))).toBe(true);
  await says(text('headline.unidentified'));
  await tab.open(UNNAMED.url);
  await panelOn(tab, (panel) => panel.text.includes(text('headline.unidentified')));
});

test('one of the candidates is chosen for this offer alone', { tag: ONE_BROWSER }, async ({
  extensionBrowser,
  site,
  tab,
}) => {
  site.serve(TWO.url, TWO.html);
  site.serve(UNNAMED.url, UNNAMED.html);
  await tab.open(TWO.url);
  const panel = await panelOn(tab);
  const text = textsOf(extensionBrowser, panel.language);
  const name = panel.sections[0]?.links[0]?.text ?? '';
  // A click that the page's own script sends changes nothing.
  await tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    for (const button of root?.querySelectorAll<HTMLElement>('.candidates .text-button') ?? []) {
      button.click();
    }
  }, null);
  expect(await clickInPanel(tab, `${text('chooser.this')} (${name})`)).toBe(true);
  await panelOn(tab, (chosen) => chosen.text.includes(text('chooser.chosen')));
  expect((await readPanel(tab))?.sections[0]?.links[0]?.text).toBe(name);
  await tab.open(UNNAMED.url);
  await panelOn(tab, (other) => other.text.includes(text('headline.unidentified')));
});

test('both are chosen, listed in the settings, and taken back there', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  site.serve(TWO.url, TWO.html);
  await tab.open(TWO.url);
  const { language } = await panelOn(tab);
  const text = textsOf(extensionBrowser, language);
  expect(await clickInPanel(tab, text('chooser.both'))).toBe(true);
  await panelOn(tab, (chosen) => chosen.text.includes(text('chooser.chosen')));
  const { resolution } = await decisionOn(browser, TWO.url);
  expect(resolution.startups.map(({ id }) => id)).toEqual(['deveco', 'espace.sur.demande']);
  const inSight = () =>
    tab.run(() => {
      const root = document.querySelector('repere-panel')?.shadowRoot;
      const boxes = ['.answer', '.chosen button'].map((selector) =>
        root?.querySelector(selector)?.getBoundingClientRect(),
      );
      return boxes.every((box) => box && box.top >= 0 && box.bottom <= innerHeight);
    }, null);
  await waitUntil('the new answer and the way back in sight', inSight);

  const settings = await browser.openSettings();
  await waitUntil('the choice in the settings', () =>
    settings.run(
      () => document.querySelector('.choices li')?.textContent.includes('Espace sur Demande'),
      null,
    ),
  );
  await settings.run(() => document.querySelector<HTMLElement>('.choices button')?.click(), null);
  await waitUntil('no choice any more', () =>
    settings.run(() => document.querySelector('.choices') === null, null),
  );
  await settings.close();
  await tab.activate();
  await panelOn(tab, (panel) => !panel.text.includes(text('chooser.chosen')));
});
