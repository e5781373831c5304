import type { BrowserTab } from '../../scripts/browsers/driver.ts';
import { readPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { withLayout } from '../../scripts/pages/layouts.ts';
import { panelOn } from '../support/extension.ts';
import { recordedPage } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, test } from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

const CASES = [
  {
    page: recordedPage('welcome-to-the-jungle/offer-name-in-title'),
    words: 'Immersion Facilitée',
    folded: false,
  },
  {
    page: recordedPage('choisir-le-service-public/offer-link-in-hidden-rest'),
    words: null,
    folded: true,
  },
  {
    page: recordedPage('welcome-to-the-jungle/offer-redesigned'),
    words: 'Zéro logement vacant',
    folded: false,
  },
];

for (const { page, words, folded } of CASES) {
  test(`the words that gave the answer are shown in ${page.board}/${page.name}`, {
    tag: page === CASES[0]?.page ? [] : ONE_BROWSER,
  }, async ({ extensionBrowser, site, tab }) => {
    site.serve(page.url, withLayout(page));
    await tab.open(page.url);
    const { language } = await panelOn(tab);
    const text = textsOf(extensionBrowser, language);
    const before = await pageItself(tab);
    await openReasons(tab);
    await clickFirstReason(tab, text('evidence.show'));
    const shown = await waitUntil('the words in sight', async () => {
      const seen = await highlighted(tab);
      return seen?.inSight ? seen : null;
    });
    if (words) expect(shown.text).toBe(words);
    expect(shown.text.length).toBeGreaterThan(2);
    await panelOn(tab, (panel) => panel.text.includes(text('evidence.shown')));
    // What the board's own button changes is the board's.
    if (folded) expect(await tab.run(isAnythingFolded, null)).toBe(false);
    else expect(await pageItself(tab), 'the page’s own nodes are as they were').toBe(before);
    await tab.screenshot(`.output/e2e/${extensionBrowser}-shown-${page.board}.png`);

    // A card over the words has become a strip: opened again, it takes the mark away too.
    await tab.press((await readPanel(tab))?.form === 'card' ? 'Escape' : 'Enter');
    await waitUntil('the mark to go', async () => (await highlighted(tab)) === null);
    if (!folded) expect(await pageItself(tab)).toBe(before);
  });
}

test('words that are no longer in the page are said to be gone', { tag: ONE_BROWSER }, async ({
  extensionBrowser,
  site,
  tab,
}) => {
  const { page } = CASES[0] as (typeof CASES)[0];
  site.serve(page.url, withLayout(page));
  await tab.open(page.url);
  const { language } = await panelOn(tab);
  const text = textsOf(extensionBrowser, language);
  await openReasons(tab);
  await tab.run(() => document.querySelector('main')?.replaceChildren('autre chose'), null);
  await clickFirstReason(tab, text('evidence.show'));
  await waitUntil('the panel to say so', async () =>
    (await readPanel(tab))?.text.includes(text('evidence.notFound')),
  );
});

/** The page without what the extension added beside it. */
function pageItself(tab: BrowserTab): Promise<string> {
  return tab.run(() => document.head.outerHTML + document.body.outerHTML, null);
}

function isAnythingFolded(): boolean {
  return document.querySelector('.text-clamp--hiddentext[hidden]') !== null;
}

/** The reasons of a sure answer are folded. */
async function openReasons(tab: BrowserTab): Promise<void> {
  await clickAtElement(tab, 'details.why:not([open]) > summary');
}

async function clickFirstReason(tab: BrowserTab, name: string): Promise<void> {
  const selector = `.why .text-button[aria-label^="${name}"]`;
  await waitUntil('the reasons', () => clickAtElement(tab, selector));
}

/** Clicks an element of the panel where it is seen; false when there is none in sight. */
async function clickAtElement(tab: BrowserTab, selector: string): Promise<boolean> {
  const point = await tab.run((wanted) => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    const element = root?.querySelector(wanted);
    element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = element?.getBoundingClientRect();
    return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
  }, selector);
  if (point) await tab.clickAt(point.x, point.y);
  return point !== null;
}

/** The words marked in the page, and whether a reader sees them; null without a mark. */
function highlighted(tab: BrowserTab): Promise<{ text: string; inSight: boolean } | null> {
  return tab.run(() => {
    const highlight = CSS.highlights.get('repere');
    const [range] = highlight ?? [];
    if (!(range instanceof Range)) return null;
    const { top, bottom, height } = range.getBoundingClientRect();
    return {
      text: range.toString(),
      inSight: height > 0 && top >= 0 && bottom <= innerHeight,
    };
  }, null);
}
