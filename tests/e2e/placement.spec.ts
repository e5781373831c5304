import type { BrowserTab } from '../../scripts/browsers/driver.ts';
import { clickInPanel, readPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { withLayout } from '../../scripts/pages/layouts.ts';
import { panelOn } from '../support/extension.ts';
import { recordedPage } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

const CASES = [
  { page: recordedPage('welcome-to-the-jungle/offer-name-in-title'), wide: 1440 },
  { page: recordedPage('choisir-le-service-public/offer-name-after-cue'), wide: 1920 },
];
const NAMES = ['Immersion facilitée', 'Réfugiés.info'];

test.use({ settings: null });

CASES.forEach(({ page, wide }, index) => {
  test(`on ${page.board} the panel never hides the offer by itself`, async ({
    extensionBrowser,
    site,
    tab,
  }) => {
    site.serve(page.url, withLayout(page));
    await tab.setSize(wide, 900);
    await tab.open(page.url);
    const open = await panelOn(tab);
    const text = textsOf(extensionBrowser, open.language);
    expect(open.collapsed).toBe(false);
    expect(await hiddenByPanel(tab)).toEqual([]);

    await tab.setSize(1100, 800);
    await tab.open(page.url);
    const folded = await panelOn(tab);
    expect(folded.collapsed).toBe(true);
    expect(folded.text).toContain(NAMES[index]);
    await tab.screenshot(`.output/e2e/${extensionBrowser}-placement-${page.board}.png`);

    // The person's own wish counts more, here and on the next page.
    await clickInPanel(tab, text('panel.expand').replace('$1', NAMES[index] ?? ''));
    await waitUntil('the open panel', async () => (await readPanel(tab))?.collapsed === false);
    await clickInPanel(tab, text('panel.toLeft'));
    await waitUntil('the panel on the left', async () => (await left(tab)) < 50);
    await tab.open(page.url);
    expect((await panelOn(tab)).collapsed).toBe(false);
    expect(await left(tab)).toBeLessThan(50);
  });
});

function left(tab: BrowserTab): Promise<number> {
  return tab.run(() => {
    const card = document.querySelector('repere-panel')?.shadowRoot?.querySelector('.card');
    return card?.getBoundingClientRect().left ?? Number.NaN;
  }, null);
}

/** The offer's texts and apply button that the panel lies over, wherever the page is scrolled. */
function hiddenByPanel(tab: BrowserTab): Promise<string[]> {
  return tab.run(() => {
    const card = document.querySelector('repere-panel')?.shadowRoot?.querySelector('.card');
    const box = card?.getBoundingClientRect();
    if (!box) return ['no panel'];
    const offer = document.querySelectorAll('main :is(h1, h2, h3, p, li, button, .fr-btn)');
    return Array.from(offer)
      .filter((element) => !element.closest('.strate-cards-list, [data-testid="job-similar"]'))
      .filter((element) => element.getBoundingClientRect().right > box.left)
      .map((element) => element.outerHTML.slice(0, 80));
  }, null);
}
