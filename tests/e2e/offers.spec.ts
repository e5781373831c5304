import type { BrowserTab, ExtensionBrowser } from '../../scripts/browsers/driver.ts';
import type { BrowserName } from '../../scripts/browsers/find.ts';
import { has } from '../../scripts/browsers/has-element.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { brokenRules } from '../support/axe.ts';
import { answerOn } from '../support/extension.ts';
import { press } from '../support/extension-pages.ts';
import { recordedPage } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, store, stored, test } from '../support/test.ts';
import { textsOn } from '../support/texts.ts';

/*
 * "Mes offres": an offer is kept, found again, prepared and taken to another browser, without a word
 * being lost.
 */

const PAGE = recordedPage('welcome-to-the-jungle/offer-name-in-title');

test('an offer is kept from the popup, found on the page, and given up with a way back', async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  site.serve(PAGE.url, PAGE.html);
  await answerOn(browser, tab, PAGE.url);
  const popup = await browser.openPopup(tab);
  const texts = await textsOn(popup, extensionBrowser);
  await press(popup, texts('keep.keep'));
  await waitUntil('the popup to say that it is kept', () =>
    says(popup, 'main', texts('keep.kept')),
  );
  await popup.close();

  const offers = await openOffers(browser);
  await waitUntil('the offer', () => has(offers, '.offer-card'));
  const card = await text(offers, '.offer-card');
  expect(card).toContain('Immersion facilitée');
  expect(card).toMatch(/Plateforme de l.inclusion/i);
  // Moved by keyboard: the list on the card.
  await offers.run(() => {
    const select = document.querySelector<HTMLSelectElement>('.offer-card select');
    if (!select) return;
    select.value = 'applied';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, null);
  await waitUntil('the card in its column', () =>
    offers.run(
      () => document.querySelector('.offer-column:nth-child(2) .offer-card') !== null,
      null,
    ),
  );
  await press(offers, texts('offers.delete'));
  await waitUntil('the card to go', async () => !(await has(offers, '.offer-card')));
  await press(offers, texts('offers.undo'));
  await waitUntil('the card to come back', () => has(offers, '.offer-card'));
  expect(offers.faults).toEqual([]);
  await offers.close();
});

test('the interview sheet keeps every word, through a reload and without an answer', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
  await keepFromPopup(browser, site, tab, extensionBrowser);
  const offers = await openOffers(browser);
  await waitUntil('the offer', () => has(offers, '.offer-card'));
  await offers.run(() => document.querySelector<HTMLElement>('.title-button')?.click(), null);
  await waitUntil('the sheet', () => has(offers, 'textarea[name=notes]'));
  await write(offers, 'notes', 'Rappeler Léa mardi.');
  await waitUntil('the note to be stored', async () =>
    JSON.stringify(await stored(browser)).includes('Rappeler Léa mardi.'),
  );
  // Typed, and the page gone before the pause after which it is sent.
  await write(offers, 'people', 'Paul, intrapreneur');
  await offers.run(() => location.reload(), null).catch(() => undefined);
  await waitUntil('every word in the sheet again', async () => {
    const both = await offers.run(
      () =>
        ['notes', 'people'].map(
          (name) => document.querySelector<HTMLTextAreaElement>(`textarea[name=${name}]`)?.value,
        ),
      null,
    );
    return both.join() === 'Rappeler Léa mardi.,Paul, intrapreneur';
  });
  await waitUntil('it to be stored as well', async () =>
    JSON.stringify(await stored(browser)).includes('Paul, intrapreneur'),
  );
  for (const [width, height] of [
    [1280, 900],
    [320, 640],
  ] as const) {
    await offers.setSize(width, height);
    expect(await brokenRules(offers, null), `the sheet at ${width} px`).toEqual([]);
    await offers.screenshot(`.output/e2e/${extensionBrowser}-offer-sheet-${width}.png`);
  }
  expect(offers.faults).toEqual([]);
  await offers.close();
});

for (const theme of ['light', 'dark'] as const) {
  test(`"Mes offres" breaks no rule of accessibility, empty or not, ${theme}`, {
    tag: ONE_BROWSER,
  }, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
    await store(browser, { settings: { theme } });
    const empty = await openOffers(browser);
    await waitUntil('the empty page', () => has(empty, '.empty'));
    expect(await brokenRules(empty, null)).toEqual([]);
    await empty.close();
    await keepFromPopup(browser, site, tab, extensionBrowser);
    const offers = await openOffers(browser);
    await waitUntil('the offer', () => has(offers, '.offer-card'));
    for (const [width, height] of [
      [1280, 900],
      [320, 640],
    ] as const) {
      await offers.setSize(width, height);
      expect(await brokenRules(offers, null), `at ${width} px`).toEqual([]);
      const isCut = await offers.run(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        null,
      );
      expect(isCut, 'nothing to scroll sideways').toBe(false);
      await offers.screenshot(`.output/e2e/${extensionBrowser}-offers-${theme}-${width}.png`);
    }
    await offers.close();
  });
}

async function keepFromPopup(
  browser: ExtensionBrowser,
  site: { serve(url: string, html: string): void },
  tab: BrowserTab,
  name: BrowserName,
): Promise<void> {
  site.serve(PAGE.url, PAGE.html);
  await answerOn(browser, tab, PAGE.url);
  const popup = await browser.openPopup(tab);
  const texts = await textsOn(popup, name);
  await press(popup, texts('keep.keep'));
  await waitUntil('the popup to say that it is kept', () =>
    says(popup, 'main', texts('keep.kept')),
  );
  await popup.close();
}

function openOffers(browser: ExtensionBrowser): Promise<BrowserTab> {
  return browser.openOffers();
}

function text(page: BrowserTab, selector: string): Promise<string> {
  return page.run((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);
}

async function says(page: BrowserTab, selector: string, wanted: string): Promise<boolean> {
  return (await text(page, selector)).includes(wanted);
}

/** Types into a field of the sheet, as the page hears it. */
function write(page: BrowserTab, name: string, value: string): Promise<void> {
  return page.run(
    ([field, typed]) => {
      const area = document.querySelector<HTMLTextAreaElement>(`textarea[name=${field}]`);
      if (!area) return;
      area.value = typed;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    },
    [name, value] as const,
  );
}
