import type { BrowserTab } from '../../scripts/browsers/driver.ts';
import { clickInPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { brokenRules } from '../support/axe.ts';
import {
  clickOn,
  insert,
  mendAll,
  openDrafts,
  ruleStatus,
  storedTitles,
  value,
  words,
  write,
} from '../support/draft-page.ts';
import { press } from '../support/extension-pages.ts';
import { recordedPage } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { changeSettings, expect, store, test } from '../support/test.ts';
import { textsOn } from '../support/texts.ts';

/** Two sets of colours at three widths, one after the other in one browser. */
const TWO_THEMES_IN_MS = 120_000;

const TITLE = 'Responsable de déploiement';
const TEXT = `Vous rejoindrez l’équipe de Mon Suivi Social à 3 jours par semaine pendant six mois.

## Profil recherché

- à l’aise à l’oral
- voir [la page](https://beta.gouv.fr/startups/mon-suivi-social.html)`;

test('a text is mended rule by rule, undone, kept through a reload, and copied with its formatting', async ({
  browserWithExtension: browser,
  extensionBrowser,
  tab,
}) => {
  expect(tab.faults).toEqual([]);
  const page = await openDrafts(browser);
  const text = await textsOn(page, extensionBrowser);
  await write(page, 0, TITLE);
  await write(page, 1, TEXT);
  await waitUntil('the rules', () => ruleStatus(page, 'wording-fixed-days', 'failed'));
  await waitUntil('what candidates will see', async () =>
    (await words(page, '.preview .answer')).includes('Mon Suivi Social'),
  );

  // A proposal takes the place of what decided, is marked, and can be taken back.
  await insert(page, 'wording-fixed-days');
  await waitUntil('the rule to be followed', () =>
    ruleStatus(page, 'wording-fixed-days', 'passed'),
  );
  expect(await value(page, 1)).toContain('3 jours en moyenne par semaine, flexible');
  expect(await words(page, '.behind .inserted')).toContain('3 jours en moyenne');
  await press(page, text('draft.undo'));
  await waitUntil('what was there before', async () => (await value(page, 1)) === TEXT);
  await waitUntil('the rule to be broken', () => ruleStatus(page, 'wording-fixed-days', 'failed'));

  // Everything that can be inserted, until nothing is left but what a person has to say.
  await mendAll(page);
  await waitUntil('all rules', async () =>
    (await words(page, '.rules .count')).includes(text('draft.allFollowed')),
  );
  await waitUntil('that it is kept', async () =>
    (await words(page, '.saving')).includes(text('draftSaving.kept')),
  );
  const mended = [await value(page, 0), await value(page, 1)];
  expect(mended[0]).toContain('[Mission] Chargé·e de déploiement');
  expect(mended[1]).toContain('Vous aiderez l’équipe de Mon Suivi Social');
  await page.screenshot(`.output/e2e/${extensionBrowser}-draft-mended.png`);

  // Kept: the page opens where it was.
  await page.run(() => {
    document.documentElement.dataset.before = 'true';
    setTimeout(() => location.reload());
  }, null);
  await waitUntil('the draft', () =>
    page.run(
      ([title, text]) => {
        const fields = document.querySelectorAll('textarea');
        const isNew = document.documentElement.dataset.before === undefined;
        return isNew && fields[0]?.value === title && fields[1]?.value === text;
      },
      mended as [string, string],
    ),
  );

  // Its HTML, pasted into another draft, is the same text again.
  await clickOn(page, text('draft.copyHtml'));
  await waitUntil('the copy', async () => (await words(page, '.copy')).includes(text('copy.done')));
  await press(page, text('draft.add'));
  await waitUntil('an empty draft', async () => (await value(page, 1)) === '');
  await page.run(() => document.querySelectorAll('textarea')[1]?.focus(), null);
  await page.paste();
  await waitUntil('what was pasted', async () => (await value(page, 1)).length > 100);
  const pasted = await value(page, 1);
  for (const part of ['## Profil recherché', '- à l’aise à l’oral', '- voir [la page](https://']) {
    expect(pasted).toContain(part);
  }
  expect(page.faults).toEqual([]);
  await page.close();
});

test('a background that is stopped, and a page that is closed right after a word, lose no draft', async ({
  browserWithExtension: browser,
  extensionBrowser,
  tab,
}) => {
  expect(tab.faults).toEqual([]);
  const page = await openDrafts(browser);
  const text = await textsOn(page, extensionBrowser);
  for (const title of ['Un', 'Deux', 'Trois']) {
    if (title !== 'Un') await press(page, text('draft.add'));
    await waitUntil('an empty draft', async () => (await value(page, 0)) === '');
    await write(page, 0, title);
    await browser.stopBackground();
  }
  await waitUntil('all of them', async () => (await storedTitles(browser)).length === 3);
  expect(await storedTitles(browser)).toEqual(['Un', 'Deux', 'Trois']);
  const other = await openDrafts(browser);
  await press(other, text('draft.add'));
  await waitUntil('an empty draft', async () => (await value(other, 0)) === '');
  await write(other, 0, 'Quatre');
  await other.close();
  await waitUntil('the fourth', async () => (await storedTitles(browser)).includes('Quatre'));
  await page.close();
});

test('an offer’s text is opened as a draft from the panel, with its lists', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
  const offer = recordedPage('choisir-le-service-public/offer-former-name');
  site.serve(offer.url, offer.html);
  await changeSettings(browser, { recruiter: true });
  await tab.open(offer.url);
  await waitUntil('the panel', () =>
    tab.run(() => document.querySelector('repere-panel') !== null, null),
  );
  const page = await openDrafts(browser);
  const text = await textsOn(page, extensionBrowser);
  // By a person's own click; from the popup it is opened in recruiter.spec.ts.
  await tab.activate();
  await clickInPanel(tab, text('tagging.correct'));
  await waitUntil('the draft', async () => (await storedTitles(browser)).length === 1);
  expect(await storedTitles(browser)).toEqual([offer.reading.offer?.title]);
  await waitUntil('its title', async () => (await value(page, 0)) === offer.reading.offer?.title);
  expect(await value(page, 1)).toMatch(/^- \S+/m);
  await waitUntil('its rules', async () => (await words(page, '.rules')).length > 100);
  await page.close();
});

test('the page of drafts breaks no rule of accessibility and cuts nothing off, light and dark', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, tab }) => {
  test.setTimeout(TWO_THEMES_IN_MS);
  expect(tab.faults).toEqual([]);
  const page = await openDrafts(browser);
  expect(await brokenRules(page, null), 'empty').toEqual([]);
  await page.screenshot(`.output/e2e/${extensionBrowser}-draft-empty.png`);
  await write(page, 0, TITLE);
  await write(page, 1, TEXT);
  await waitUntil('the rules', () => ruleStatus(page, 'contract-holder', 'failed'));
  await insert(page, 'contract-holder');
  await waitUntil('a blank', async () => (await words(page, '.behind .blank')) !== '');
  for (const theme of ['light', 'dark']) {
    await store(browser, { settings: { theme } });
    await waitUntil('its colours', () =>
      page.run((wanted) => document.querySelector(`[data-theme=${wanted}]`) !== null, theme),
    );
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
      [320, 640],
    ] as const) {
      await page.setSize(width, height);
      // What breaks a rule at 390 px breaks it at 320.
      if (width !== 390) expect(await brokenRules(page, null), `${theme}, ${width} px`).toEqual([]);
      await page.screenshot(`.output/e2e/${extensionBrowser}-draft-${theme}-${width}.png`);
      expect(await cutOff(page), `at ${width} px nothing is cut off`).toEqual([]);
      for (const [field = 0, behind = 0] of await heights(page)) {
        expect(field, 'a field as high as its words').toBeLessThanOrEqual(behind + 1);
      }
    }
  }
  expect(page.faults).toEqual([]);
  await page.close();
});

/** The elements that stand beyond the page's edges. */
function cutOff(page: BrowserTab): Promise<string[]> {
  return page.run(
    () =>
      Array.from(document.querySelectorAll('.draft-page *'))
        .filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          return width > 1 && (left < 0 || right > document.documentElement.clientWidth + 1);
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 90)),
    null,
  );
}

/** The height of each field's text, and of its marks behind it. */
function heights(page: BrowserTab): Promise<number[][]> {
  return page.run(
    () =>
      Array.from(document.querySelectorAll('.paper'), (paper) => [
        paper.querySelector('textarea')?.scrollHeight ?? 0,
        paper.querySelector('.behind')?.clientHeight ?? 0,
      ]),
    null,
  );
}
