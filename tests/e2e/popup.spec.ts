import { readPanel, readState } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { answerOn } from '../support/extension.ts';
import { recordedPage } from '../support/pages.ts';
import { servedDirectory, serveJson } from '../support/served-directory.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, test } from '../support/test.ts';
import { textsOn } from '../support/texts.ts';

const IDENTIFIED = recordedPage('welcome-to-the-jungle/offer-name-in-title');

const PITCH =
  'Passer quelques jours dans une entreprise de son territoire pour découvrir un métier, vérifier un projet et montrer ce que l’on sait faire, avant toute embauche.';
const WITH_PITCH = serveJson(servedDirectory({ 'l-immersion-facile': { pitch: PITCH } }));

const CASES = [
  { page: IDENTIFIED, words: /Immersion facilitée.*entreprise de son territoire/s },
  {
    page: recordedPage('choisir-le-service-public/not-network-policy-post'),
    text: 'popup.notBeta',
  },
  {
    page: recordedPage('welcome-to-the-jungle/broken-empty-sections'),
    text: 'unreadable.title',
  },
  { page: recordedPage('choisir-le-service-public/other-article'), text: 'popup.noOffer' },
];

for (const { page, words, text } of CASES) {
  test(`the popup on ${page.board}/${page.name}`, {
    tag: page === IDENTIFIED ? [] : ONE_BROWSER,
  }, async ({ browserWithExtension: browser, extensionBrowser, site, standIn, tab }) => {
    standIn.script = WITH_PITCH;
    site.serve(page.url, page.html);
    if (page.resolution) await answerOn(browser, tab, page.url);
    else await tab.open(page.url);

    const popup = await browser.openPopup(tab);
    const inItsLanguage = await textsOn(popup, extensionBrowser);
    const wanted = words ?? new RegExp(inItsLanguage(text ?? ''));
    const seen = await waitUntil(`the popup to say ${wanted}`, async () => {
      const said = await popup.run(() => document.querySelector('main')?.textContent ?? '', null);
      return wanted.test(said) ? said : null;
    });
    if (page === IDENTIFIED) {
      expect(seen).toMatch(/Plateforme de l.inclusion/i);
      const links = await popup.run(
        () => Array.from(document.querySelectorAll('a'), (link) => link.href),
        null,
      );
      expect(links.some((link) => link.endsWith(page.resolution?.interviewGuide ?? ''))).toBe(true);
    }
    await popup.activate();
    await popup.setSize(360, 600);
    await popup.screenshot(
      `.output/e2e/${extensionBrowser}-popup-${page.resolution?.outcome ?? 'nothing'}.png`,
    );
    const { scrollHeight, scrollWidth } = await popup.run(() => {
      const { scrollHeight, scrollWidth } = document.documentElement;
      return { scrollHeight, scrollWidth };
    }, null);
    // Browsers give a popup no more.
    expect(scrollHeight, 'it fits').toBeLessThanOrEqual(600);
    expect(scrollWidth, 'nothing to scroll sideways').toBeLessThanOrEqual(360);
    expect(popup.faults).toEqual([]);
    await popup.close();
  });
}

test("the popup's button folds and opens the page's panel", async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  site.serve(IDENTIFIED.url, IDENTIFIED.html);
  await answerOn(browser, tab, IDENTIFIED.url);
  for (const form of ['strip', 'card'] as const) {
    const popup = await browser.openPopup(tab);
    const name = (await textsOn(popup, extensionBrowser))('popup.toggle');
    await waitUntil('the button of the popup', () =>
      popup.run((wanted) => {
        const buttons = Array.from(document.querySelectorAll('button'));
        const button = buttons.find(({ textContent }) => textContent === wanted);
        // The popup closes itself upon the click: this answers first.
        if (button) setTimeout(() => button.click());
        return button !== undefined;
      }, name),
    );
    await waitUntil(`the ${form}`, async () => (await readPanel(tab))?.form === form);
  }
});

test('a page without a sign is left alone, then read because the person asks', async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  const address = 'https://choisirleservicepublic.gouv.fr/offre-emploi/jardinier-reference-2026-1/';
  const missions = '<p>Tailler les haies du parc et entretenir les allées.</p>'.repeat(40);
  site.serve(
    address,
    `<!doctype html><title>Jardinier</title><main class="main-content-single-offer" data-reference="2026-1">
    <h1>Jardinier</h1><div class="strate-two-columns"><h2>Vos missions en quelques mots</h2>${missions}</div></main>`,
  );
  await tab.open(address);
  expect(await readState(browser, address)).toBeNull();
  const popup = await browser.openPopup(tab);
  const text = await textsOn(popup, extensionBrowser);
  const says = (words: string) =>
    waitUntil(`the popup to say ${words}`, () =>
      popup.run((wanted) => document.querySelector('main')?.textContent?.includes(wanted), words),
    );
  await says(text('popup.unasked'));
  await popup.run((wanted) => {
    const buttons = Array.from(document.querySelectorAll('button'));
    buttons.find(({ textContent }) => textContent === wanted)?.click();
  }, text('popup.analyse'));
  await says(text('popup.notBeta'));
  expect((await readState(browser, address))?.resolution.outcome).toBe('not-beta');
  expect(await readPanel(tab)).toBeNull();
  expect(popup.faults).toEqual([]);
  await popup.close();
});
