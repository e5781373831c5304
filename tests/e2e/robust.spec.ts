import type { BrowserTab } from '../../scripts/browsers/driver.ts';
import { clickInPanel, focusedInPanel, readPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { panelOn } from '../support/extension.ts';
import { insertBefore } from '../support/html.ts';
import { recordedPage } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, test } from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

const PAGE = recordedPage('welcome-to-the-jungle/offer-candidates');

const HOSTILE = {
  'everything unset': '* { all: unset !important }',
  'everything hidden': 'body *, div, aside, button, p, repere-panel { display: none !important }',
  'a huge root': 'html { font-size: 90px !important } * { line-height: 4 !important }',
  'everything moved':
    'repere-panel, repere-panel * { position: static !important; transform: rotate(9deg) !important; opacity: 0 !important; zoom: 3 !important }',
};

for (const [what, css] of Object.entries(HOSTILE)) {
  test(`hostile styles of the page, ${what}, do not reach the panel`, {
    tag: what === 'everything hidden' ? [] : ONE_BROWSER,
  }, async ({ site, tab }) => {
    site.serve(PAGE.url, PAGE.html);
    await tab.open(PAGE.url);
    await panelOn(tab);
    const wanted = await looks(tab);
    site.serve(PAGE.url, insertBefore(PAGE.html, '</head>', `<style>${css}</style>`));
    await tab.open(PAGE.url);
    await panelOn(tab);
    expect(await looks(tab)).toEqual(wanted);
  });
}

test('the page is the same with and without the panel, and prints without it', async ({
  site,
  tab,
}) => {
  site.serve(PAGE.url, PAGE.html);
  await tab.open(PAGE.url);
  await panelOn(tab);
  const measure = () =>
    tab.run(() => {
      const root = document.documentElement;
      const boxes = Array.from(document.querySelectorAll('body *'), (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x, y, width, height, getComputedStyle(element).color].join(' ');
      });
      return [root.scrollWidth, root.scrollHeight, ...boxes];
    }, null);
  const withPanel = await measure();
  await tab.prefer({ print: true });
  expect(await looks(tab)).toMatchObject({ width: 0, height: 0 });
  await tab.prefer({});
  // The page may take it away for good: after some returns it stays away.
  await waitUntil('the panel to stay away', () =>
    tab.run(() => {
      document.querySelector('repere-panel')?.remove();
      return new Promise<boolean>((resolve) => {
        requestAnimationFrame(() => resolve(document.querySelector('repere-panel') === null));
      });
    }, null),
  );
  expect(await measure()).toEqual(withPanel);
});

test('forced colours and reduced motion are obeyed', async ({ extensionBrowser, site, tab }) => {
  await tab.prefer({ forcedColors: true, reducedMotion: true });
  site.serve(PAGE.url, PAGE.html);
  await tab.open(PAGE.url);
  await panelOn(tab);
  await tab.screenshot(`.output/e2e/${extensionBrowser}-forced-colours.png`);
  const found = await tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    const all = Array.from(root?.querySelectorAll('aside *') ?? []);
    const stone = root?.querySelector('.meter-full');
    const sheet = root?.querySelector('.card');
    return {
      moving: all.filter((element) => {
        const { animationName, transitionDuration } = getComputedStyle(element);
        return animationName !== 'none' || transitionDuration !== '0s';
      }).length,
      stone: stone && getComputedStyle(stone).backgroundColor,
      card: sheet && getComputedStyle(sheet).backgroundColor,
    };
  }, null);
  expect(found.moving).toBe(0);
  expect(found.stone, 'the stones stay apart from what is behind them').not.toBe(found.card);
  await tab.prefer({});
});

for (const name of ['offer-candidates', 'offer-incubator-only', 'stale-document']) {
  test(`at 320 px nothing of ${name} is cut off, nor at a zoom of 200 %`, {
    tag: name === 'offer-candidates' ? [] : ONE_BROWSER,
  }, async ({ site, tab }) => {
    const page = recordedPage(`welcome-to-the-jungle/${name}`);
    site.serve(page.url, page.html);
    for (const [width, height] of [
      [320, 640],
      // A window of 1280 × 800 at 200 %.
      [640, 400],
    ] as const) {
      await tab.setSize(width, height);
      await tab.open(page.url);
      await panelOn(tab);
      const cut = await tab.run(async () => {
        const root = document.querySelector('repere-panel')?.shadowRoot;
        for (const details of root?.querySelectorAll('details') ?? []) details.open = true;
        const sheet = root?.querySelector('.card');
        await Promise.all(sheet?.getAnimations().map(({ finished }) => finished) ?? []);
        const card = sheet?.getBoundingClientRect();
        const all = Array.from(root?.querySelectorAll('.card, .card *') ?? []);
        const outside = all.filter((element) => {
          const { left, right, width: wide } = element.getBoundingClientRect();
          return wide > 1 && (left < 0 || right > innerWidth || element.scrollWidth > innerWidth);
        });
        return {
          card: Boolean(card && card.top >= 0 && card.bottom <= innerHeight),
          outside: outside.map(({ outerHTML }) => outerHTML.slice(0, 80)),
        };
      }, null);
      expect(cut).toEqual({ card: true, outside: [] });
    }
  });
}

test('by keyboard alone every control is reached in order, used, folded and left', async ({
  extensionBrowser,
  site,
  tab,
}) => {
  site.serve(PAGE.url, PAGE.html);
  await tab.open(PAGE.url);
  const { language } = await panelOn(tab);
  const text = textsOf(extensionBrowser, language);
  const wanted = await tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    // The page's last control: the panel comes after all of the page.
    Array.from(document.querySelectorAll<HTMLElement>('a, button')).at(-1)?.focus();
    const controls = root?.querySelectorAll<HTMLElement>('a, button, summary, input') ?? [];
    return Array.from(controls)
      .filter((control) => control.checkVisibility())
      .map((control) => control.getAttribute('aria-label') ?? control.textContent ?? '');
  }, null);
  expect(wanted.length).toBeGreaterThan(10);
  const reached: (string | null)[] = [];
  for (const _ of wanted) {
    await tab.press('Tab');
    reached.push(await focusedInPanel(tab));
  }
  expect(reached).toEqual(wanted);

  await tab.press('Escape');
  await waitUntil('the folded panel', async () => (await readPanel(tab))?.form === 'strip');
  expect(await focusedInPanel(tab), 'the focus is not lost').toContain('Repère');
  await tab.press('Enter');
  await waitUntil('the open panel', async () => (await readPanel(tab))?.form === 'card');
  expect(await focusedInPanel(tab)).toBe(text('panel.collapse'));

  // Outside the panel, Escape is the page's.
  await tab.run(() => document.querySelector<HTMLElement>('a')?.focus(), null);
  await tab.press('Escape');
  expect((await readPanel(tab))?.form).toBe('card');
  expect(await clickInPanel(tab, text('panel.collapse'))).toBe(true);
});

/** How the panel's card and its first controls look. */
function looks(tab: BrowserTab) {
  return tab.run(async () => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    const card = root?.querySelector('.card');
    // What arrives in motion is looked at once it stands.
    await Promise.all(card?.getAnimations().map(({ finished }) => finished) ?? []);
    const box = card?.getBoundingClientRect();
    const styles = Array.from(
      root?.querySelectorAll('.card, h2, h3, .tool, .plain') ?? [],
      (one) => {
        const style = getComputedStyle(one);
        return [style.display, style.fontSize, style.lineHeight, style.color, style.opacity].join(
          ' ',
        );
      },
    );
    // A page without its scrollbar is wider.
    const right = document.documentElement.clientWidth - (box?.right ?? 0);
    return { right, y: box?.y, width: box?.width, height: box?.height, styles };
  }, null);
}
