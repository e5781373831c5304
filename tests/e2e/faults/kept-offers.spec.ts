import { localDay } from '../../../lib/offers/dates.ts';
import type { KeptOffer } from '../../../lib/offers/kept-offer.ts';
import { keptOfferKey } from '../../../lib/offers/shapes.ts';
import type { BrowserTab } from '../../../scripts/browsers/driver.ts';
import { has } from '../../../scripts/browsers/has-element.ts';
import { clickInPanel } from '../../../scripts/browsers/panel.ts';
import { waitUntil } from '../../../scripts/console/wait.ts';
import { sampleOffers, storedOffers } from '../../../scripts/pages/sample-offers.ts';
import { decisionOn, panelOn } from '../../support/extension.ts';
import { click, press } from '../../support/extension-pages.ts';
import {
  chooseFile,
  fill,
  focusIn,
  keepInPanel,
  openOffers,
  openSheet,
  valueIn,
  wordsIn,
} from '../../support/kept-offers.ts';
import { recordedPage } from '../../support/pages.ts';
import { ONE_BROWSER } from '../../support/tags.ts';
import { expect, store, stored, test } from '../../support/test.ts';
import { textsOf, textsOn } from '../../support/texts.ts';

/* What a person makes of kept offers, when something goes wrong. */

const PAGE = recordedPage('welcome-to-the-jungle/offer-name-in-title');
const OFFERS = sampleOffers(8, localDay(new Date()));
const [FIRST] = OFFERS.toReversed();
if (!FIRST) throw new Error('no sample offer');

/** How often the background is stopped while a note is typed. */
const STOPS = 50;

test('a note is whole when the background is stopped 50 times while it is typed', async ({
  browserWithExtension: browser,
  tab,
}) => {
  test.setTimeout(120_000);
  expect(tab.faults).toEqual([]);
  await store(browser, storedOffers(OFFERS));
  const offers = await openOffers(browser);
  await openSheet(offers);
  await focusIn(offers, 'textarea[name=notes]');
  const before = (await valueIn(offers, 'textarea[name=notes]')) ?? '';
  let typed = before;
  for (let stop = 1; stop <= STOPS; stop += 1) {
    const word = ` mot${stop}`;
    await offers.type(word);
    typed += word;
    await browser.stopBackground();
    // Now and then a pause long enough to be sent in: the stop meets all moments of a saving.
    if (stop % 10 === 0) await waitUntil('what was typed', () => isStored(typed));
  }
  await waitUntil('all of it', () => isStored(typed));
  expect(await valueIn(offers, 'textarea[name=notes]')).toBe(typed);
  expect(offers.faults).toEqual([]);
  await offers.close();

  /** Says what stands where, as long as it does not. */
  async function isStored(words: string): Promise<boolean> {
    const notes = Object.entries(await stored(browser)).flatMap(([key, value]) =>
      key.startsWith(keptOfferKey('')) ? (value as KeptOffer).notes : [],
    );
    if (notes.includes(words)) return true;
    const shown = await valueIn(offers, 'textarea[name=notes]');
    const kept = notes.filter((note) => note.includes('mot'));
    throw new Error(`typed "${words}", shown "${shown}", kept ${JSON.stringify(kept)}`);
  }
});

test('two pages that write the same note lose neither’s words', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  tab,
}) => {
  expect(tab.faults).toEqual([]);
  await store(browser, storedOffers(OFFERS));
  const pages = [await openOffers(browser), await openOffers(browser)];
  for (const page of pages) await openSheet(page);
  await Promise.all(
    pages.map(async (page, number) => {
      const before = (await valueIn(page, 'textarea[name=notes]')) ?? '';
      await fill(page, 'textarea[name=notes]', `${before}\nDe la page ${number}.`);
      await fill(page, '.sheet-state select', 'applied');
    }),
  );
  await waitUntil('both in both', async () => {
    const notes = await Promise.all(pages.map((page) => valueIn(page, 'textarea[name=notes]')));
    return notes.every((note) => note?.includes('page 0.') && note.includes('page 1.'));
  });
  const all = JSON.stringify(await stored(browser));
  expect(all.match(/De la page 0\./g)).toHaveLength(1);
  expect(all.match(/De la page 1\./g)).toHaveLength(1);
  for (const page of pages) {
    expect(page.faults).toEqual([]);
    await page.close();
  }
});

test('an update in the middle of a word takes none away', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  await keepInPanel(browser, tab, site, PAGE);
  const offers = await openOffers(browser);
  await openSheet(offers);
  await fill(offers, 'textarea[name=notes]', 'Écrit juste avant la mise à jour.');
  await browser.restartExtension();
  await offers.close().catch(() => undefined);
  const again = await openOffers(browser);
  await openSheet(again);
  await waitUntil(
    'the word',
    async () =>
      (await valueIn(again, 'textarea[name=notes]')) === 'Écrit juste avant la mise à jour.',
  );
  await waitUntil('it to be stored', async () =>
    JSON.stringify(await stored(browser)).includes('juste avant la mise à jour'),
  );
  await again.close();
  await tab.open(PAGE.url);
  const text = textsOf(browser.name, (await panelOn(tab)).language);
  await panelOn(tab, (panel) => panel.text.includes(text('keep.kept')));
});

test('an offer that has changed, then closed, is told when a person opens it again', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  await keepInPanel(browser, tab, site, PAGE);
  const offers = await openOffers(browser);
  const text = await textsOn(offers, browser.name);
  expect(await has(offers, '.offer-card .notice')).toBe(false);
  const visits = () => site.requests.filter(({ address }) => address === PAGE.url).length;
  expect(visits()).toBe(1);

  site.serve(PAGE.url, PAGE.html.replace(/Immersion Facilitée aide/g, 'Tout autrement, elle aide'));
  await tab.open(PAGE.url);
  await decisionOn(browser, PAGE.url);
  const notice = () => wordsIn(offers, '.offer-card .notice');
  await waitUntil('that it has changed', async () =>
    (await notice()).includes(text('offers.changedSince')),
  );

  const closed =
    '<!doctype html><html lang="fr"><title>Offre</title><main><h1>Cette offre n’est plus disponible</h1></main>';
  site.serve(PAGE.url, closed);
  await tab.open(PAGE.url);
  await waitUntil('that it has closed', async () =>
    (await notice()).includes(text('offers.closed')),
  );
  await openSheet(offers);
  await click(offers, '.sheet-page .topic-more > summary');
  await waitUntil('the text that was kept', () => has(offers, '.own-text p'));
  // Nobody but the person has asked the board for it.
  expect(visits()).toBe(3);
  expect(offers.faults).toEqual([]);
  await offers.close();
});

test('files that are damaged, newer or another’s are refused with a word; parts are taken', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, tab }) => {
  expect(tab.faults).toEqual([]);
  await store(browser, storedOffers(OFFERS.slice(0, 1)));
  const offers = await openOffers(browser);
  const text = await textsOn(offers, browser.name);
  const before = await stored(browser);
  const whole = { repere: 'export', version: 1, exportedAt: '', offers: [{ offer: FIRST }] };
  for (const [content, words] of [
    [JSON.stringify(whole).slice(0, 200), text('import.notJson')],
    ['{"dossier":[]}', text('import.notOurs')],
    [JSON.stringify({ ...whole, version: 99 }), text('import.newer')],
  ] as const) {
    await chooseFile(offers, content);
    await waitUntil(words, async () =>
      (await wordsIn(offers, '.transfer [role=status]')).includes(words),
    );
    expect(await has(offers, '.import-preview')).toBe(false);
  }
  const parts = { ...whole, offers: [{ offer: FIRST }, { offer: { ...FIRST, url: 'x' } }] };
  await chooseFile(offers, JSON.stringify(parts));
  await waitUntil('the preview', () => has(offers, '.import-preview'));
  await press(offers, text('import.apply'));
  await waitUntil('two offers', () => countsCards(offers, 2));
  await press(offers, text('import.undo'));
  await waitUntil('one offer', () => countsCards(offers, 1));
  expect(await stored(browser)).toMatchObject({ offers: before.offers });
  expect(keptOfferKey(FIRST.id) in (await stored(browser))).toBe(false);
  expect(offers.faults).toEqual([]);
  await offers.close();
});

test('with 500 offers, no more is drawn than is seen, and a word finds its offer', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, tab }) => {
  expect(tab.faults).toEqual([]);
  const many = sampleOffers(500, localDay(new Date()));
  await store(browser, storedOffers(many));
  const offers = await openOffers(browser);
  const drawn = () => offers.run(() => document.querySelectorAll('.offer-card').length, null);
  expect(await drawn()).toBe(5 * 10);
  await offers.run(() => document.querySelector<HTMLElement>('.show-more')?.click(), null);
  await waitUntil('more of them', async () => (await drawn()) === 6 * 10);
  await fill(offers, 'input[name=words]', 'Ecobalise');
  await waitUntil('those that are meant', async () => {
    const names = await offers.run(
      () => Array.from(document.querySelectorAll('.offer-startup'), (one) => one.textContent),
      null,
    );
    return names.length > 0 && names.every((name) => name === 'Ecobalyse');
  });
  expect(offers.faults).toEqual([]);
  await offers.close();
});

test('in the board’s page nothing of an offer shows but that it is kept', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  await keepInPanel(browser, tab, site, PAGE);
  const offers = await openOffers(browser);
  await openSheet(offers);
  await fill(offers, 'textarea[name=notes]', 'Un mot pour moi seul.');
  await fill(offers, '.sheet-state select', 'interview');
  await waitUntil('it to be stored', async () =>
    JSON.stringify(await stored(browser)).includes('Un mot pour moi seul.'),
  );
  await offers.close();
  await tab.open(PAGE.url);
  const text = textsOf(browser.name, (await panelOn(tab)).language);
  const { text: words } = await panelOn(tab, (panel) => panel.text.includes(text('keep.kept')));
  expect(words).not.toContain('Un mot pour moi seul.');
  expect(words).not.toContain(text('offerDate.deadline'));
  // And given up in the same place.
  expect(await clickInPanel(tab, text('keep.kept'))).toBe(true);
  await panelOn(tab, (panel) => !panel.text.includes(text('keep.kept')));
});

async function countsCards(page: BrowserTab, wanted: number): Promise<boolean> {
  return wanted === (await page.run(() => document.querySelectorAll('.offer-card').length, null));
}
