import type { PanelForm } from '../../lib/settings/settings.ts';
import type { BrowserTab } from '../../scripts/browsers/driver.ts';
import { clickInPanel, readPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { measureGlance } from '../../scripts/glance/measure.ts';
import { glanceScenes, isPhone, WINDOWS } from '../../scripts/glance/scenes.ts';
import { hasCaptures } from '../../scripts/pages/captures.ts';
import { withLayout } from '../../scripts/pages/layouts.ts';
import { panelOn } from '../support/extension.ts';
import { recordedPage } from '../support/pages.ts';
import { refreshPitches } from '../support/pitches.ts';
import { isLong, ONE_BROWSER } from '../support/tags.ts';
import { expect, test } from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

const WTTJ = recordedPage('welcome-to-the-jungle/offer-name-in-title');
const CSP = recordedPage('choisir-le-service-public/offer-name-after-cue');

const ALL_SEEN = { name: true, meaning: true, incubator: true, guide: true };

test.use({ settings: null });

for (const scene of glanceScenes()) {
  // Each board once in Firefox, where the most is in the way.
  const tag = scene.name.endsWith('with cookies') ? [] : ONE_BROWSER;
  test(`the three answers at first glance, and nothing of the offer covered: ${scene.name}`, {
    tag,
  }, async ({ browserWithExtension: browser, extensionBrowser, site, standIn, tab }) => {
    test.setTimeout(90_000);
    await refreshPitches(browser, standIn);
    site.serve(scene.url, scene.html);
    for (const window of WINDOWS) {
      await test.step(window.name, async () => {
        await tab.setSize(window.width, window.height);
        await tab.open(scene.url);
        // The window's bars may be found a moment after the answer.
        const glance = await waitUntil('the panel above the bars', async () => {
          const measured = await measureGlance(tab);
          return measured?.controls.length === 0 ? measured : null;
        });
        expect(glance.seen).toEqual(ALL_SEEN);
        // The longest name of an incubator has not room everywhere: on other windows it is whole.
        if (window.width > 760) expect(glance.isIncubatorCut).toBe(false);
        expect(glance.lost).toEqual([]);
        expect(glance.form).not.toBe('tab');
        if (glance.form === 'card') expect(glance.words).toEqual([]);
        else expect(glance.box.height).toBeLessThanOrEqual(isPhone(window) ? 96 : 56);
        if (!isLong) return;
        const file = `${extensionBrowser}-glance-${scene.name}-${window.name}`;
        await tab.screenshot(`.output/e2e/${file.replace(/[^a-z0-9]+/gi, '-')}.png`);
      });
    }
  });
}

test('real captures of the boards', () => {
  test.skip(!hasCaptures(), 'they stand beside the project (../shared/boards), and are not there');
  expect(glanceScenes().filter(({ name }) => name.endsWith('capture'))).toHaveLength(2);
});

test('the form that a person chose is remembered for its board alone', {
  tag: ONE_BROWSER,
}, async ({ extensionBrowser, site, tab }) => {
  for (const page of [WTTJ, CSP]) site.serve(page.url, withLayout(page));
  await tab.setSize(1280, 800);
  const arrives = async (page: typeof WTTJ, form: PanelForm) => {
    await tab.open(page.url);
    const panel = await panelOn(tab);
    expect(panel.form).toBe(form);
    return textsOf(extensionBrowser, panel.language);
  };
  const becomes = (form: PanelForm) =>
    waitUntil(`the ${form}`, async () => (await readPanel(tab))?.form === form);

  const text = await arrives(WTTJ, 'card');
  expect(await clickInPanel(tab, text('panel.collapse'))).toBe(true);
  await becomes('strip');
  await arrives(WTTJ, 'strip');
  await arrives(CSP, 'card');
  expect(await clickInPanel(tab, text('panel.toEdge'))).toBe(true);
  await becomes('tab');
  await arrives(CSP, 'tab');
  await arrives(WTTJ, 'strip');
  expect(await clickInPanel(tab, text('panel.expand').replace('$1', 'Immersion facilitée'))).toBe(
    true,
  );
  await becomes('card');
  await arrives(WTTJ, 'card');
});

test('the side, and what was left open, are remembered everywhere', { tag: ONE_BROWSER }, async ({
  extensionBrowser,
  site,
  tab,
}) => {
  for (const page of [WTTJ, CSP]) site.serve(page.url, withLayout(page));
  await tab.setSize(1920, 1000);
  await tab.open(WTTJ.url);
  const { language } = await panelOn(tab);
  const text = textsOf(extensionBrowser, language);
  expect(await clickInPanel(tab, text('more.title'))).toBe(true);
  await waitUntil('what only some look for', () => isMoreOpen(tab));
  expect(await clickInPanel(tab, text('panel.toLeft'))).toBe(true);
  await waitUntil('the panel on the left', async () => (await left(tab)) < 50);
  for (const page of [WTTJ, CSP]) {
    await tab.open(page.url);
    await panelOn(tab);
    expect(await left(tab)).toBeLessThan(50);
    if ((await readPanel(tab))?.form === 'card') expect(await isMoreOpen(tab)).toBe(true);
  }
});

test('a bar that comes late, or goes, takes the strip along', async ({ site, tab }) => {
  await tab.setSize(390, 750);
  site.serve(WTTJ.url, withLayout(WTTJ, { cookies: true }));
  await tab.open(WTTJ.url);
  const foot = () =>
    tab.run(() => {
      const strip = document.querySelector('repere-panel')?.shadowRoot?.querySelector('.strip');
      return Math.round(innerHeight - (strip?.getBoundingClientRect().bottom ?? 0));
    }, null);
  await waitUntil('the strip above the question', async () => (await foot()) > 80);
  const { x, y } = await tab.run(() => {
    const box = document.querySelector('.layout-cookies button')?.getBoundingClientRect();
    return { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 };
  }, null);
  await tab.clickAt(x, y);
  await waitUntil('the strip on the apply bar', async () => (await foot()) === 57);
});

test('a card over the words that it points to makes room for them', async ({
  extensionBrowser,
  site,
  tab,
}) => {
  site.serve(WTTJ.url, withLayout(WTTJ));
  await tab.setSize(390, 750);
  await tab.open(WTTJ.url);
  const { language } = await panelOn(tab);
  const text = textsOf(extensionBrowser, language);
  await clickInPanel(tab, text('panel.expand').replace('$1', 'Immersion facilitée'));
  await waitUntil('the card', async () => (await readPanel(tab))?.form === 'card');
  await waitUntil(
    'the sheet above the site’s bar',
    async () => (await measureGlance(tab))?.controls.length === 0,
  );
  await clickInPanel(tab, `${text('certainty.certain.phrase')} ${text('evidence.why')}`);
  const quote = 'Immersion Facilitée';
  await waitUntil('the reason', () => clickInPanel(tab, `${text('evidence.show')} (${quote})`));
  await waitUntil('the strip', async () => (await readPanel(tab))?.form === 'strip');
  await waitUntil('the words in sight, and uncovered', () =>
    tab.run(() => {
      const [range] = CSS.highlights.get('repere') ?? [];
      const words = (range as Range | undefined)?.getBoundingClientRect();
      const strip = document.querySelector('repere-panel')?.shadowRoot?.querySelector('.strip');
      const top = strip?.getBoundingClientRect().top ?? 0;
      return words !== undefined && words.top > 48 && words.bottom < top;
    }, null),
  );
  await tab.open(WTTJ.url);
  expect((await panelOn(tab)).form, 'the person had opened the card').toBe('card');
});

test('a page with an element of the panel’s name has its panel all the same', {
  tag: ONE_BROWSER,
}, async ({ site, tab }) => {
  const script = `<script>customElements.define('repere-panel', class extends HTMLElement {
    constructor() { super(); this.attachShadow({ mode: 'open' }); }
  });</script>`;
  site.serve(WTTJ.url, withLayout(WTTJ).replace('</head>', `${script}</head>`));
  await tab.open(WTTJ.url);
  await waitUntil('the panel in a plain element', () =>
    tab.run(
      () =>
        document.querySelector('[data-repere-panel]')?.shadowRoot?.querySelector('.answer') !==
        undefined,
      null,
    ),
  );
});

function left(tab: BrowserTab): Promise<number> {
  return tab.run(() => {
    const panel = document
      .querySelector('repere-panel')
      ?.shadowRoot?.querySelector('.card, .strip');
    return panel?.getBoundingClientRect().left ?? Number.NaN;
  }, null);
}

function isMoreOpen(tab: BrowserTab): Promise<boolean> {
  return tab.run(
    () =>
      document.querySelector('repere-panel')?.shadowRoot?.querySelector('details.more[open]') !==
      null,
    null,
  );
}
