import type { BrowserTab } from '../../scripts/browsers/driver.ts';
import { clickInPanel, hasFound } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { withLayout } from '../../scripts/pages/layouts.ts';
import { decisionOn, panelOn } from '../support/extension.ts';
import { recordedPage } from '../support/pages.ts';
import { isLong } from '../support/tags.ts';
import { expect, test } from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

/*
 * Repère on a phone, with a finger. Firefox for Android has the engine of Firefox and no keyboard or mouse: what is tried here
 * is that engine at a phone's sizes with touch, not that browser itself (docs/releasing.md).
 */

const PHONES = [
  { width: 360, height: 800, page: recordedPage('welcome-to-the-jungle/offer-name-in-title') },
  { width: 412, height: 915, page: recordedPage('choisir-le-service-public/offer-name-after-cue') },
];

test.use({ settings: null });

for (const { width, height, page } of PHONES) {
  test(`on a phone of ${width} × ${height}, the panel is opened, kept from, corrected and folded by tapping`, async ({
    browserWithExtension: browser,
    extensionBrowser,
    site,
    tab,
  }) => {
    test.skip(
      extensionBrowser === 'chromium' && !isLong,
      'Chrome has no extensions on phones: Firefox’s engine is the one to try',
    );
    site.serve(page.url, withLayout(page));
    await tab.asPhone(width, height);
    await tab.open(page.url);
    const { language } = await panelOn(tab, ({ form }) => form === 'strip');
    const text = textsOf(extensionBrowser, language);
    const picture = (name: string) =>
      tab.screenshot(`.output/e2e/${extensionBrowser}-phone-${width}-${name}.png`);
    // The same gesture as a click, by a finger.
    const finger = {
      run: tab.run.bind(tab) as BrowserTab['run'],
      clickAt: (x: number, y: number) => tab.tapAt(x, y),
    };
    const tap = (name: string) =>
      waitUntil(`a way to tap "${name}"`, () => clickInPanel(finger, text(name)));
    await picture('strip');
    expect(await crowdedTargets(tab)).toEqual([]);

    await tapOn(tab, '.strip-open');
    await panelOn(tab, ({ form }) => form === 'card');
    await picture('card');
    expect(await crowdedTargets(tab)).toEqual([]);

    await tap('keep.keep');
    await panelOn(tab, (panel) => panel.text.includes(text('keep.kept')));

    await tap('chooser.wrong');
    await tap('chooser.search');
    await tab.type('dosier facile');
    await waitUntil('the Startups found', () => hasFound(tab));
    await picture('search');
    expect(await crowdedTargets(tab)).toEqual([]);
    await tapOn(tab, '[role=option]');
    await panelOn(tab, (panel) => panel.text.includes(text('chooser.chosen')));
    const { resolution } = await decisionOn(browser, page.url);
    expect(resolution.startups.map(({ id }) => id)).toEqual(['dossierfacile']);

    await tap('panel.collapse');
    await panelOn(tab, ({ form }) => form === 'strip');
    await picture('folded');
  });
}

/** Taps the first element of the panel that a selector finds, where it is seen. */
async function tapOn(tab: BrowserTab, selector: string): Promise<void> {
  const [x, y] = await waitUntil(selector, () =>
    tab.run((wanted) => {
      const root = document.querySelector('repere-panel')?.shadowRoot;
      const element = root?.querySelector(wanted);
      element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const box = element?.getBoundingClientRect();
      return box && box.width > 0 && ([box.x + box.width / 2, box.y + box.height / 2] as const);
    }, selector),
  );
  await tab.tapAt(x, y);
}

/**
 * The panel's targets that a finger may miss: smaller than 24 × 24 px, and with another target in the circle of 24 px
 * around their middle, or another small one's circle (WCAG 2.2, 2.5.8). Links within a sentence have no size of their own.
 */
function crowdedTargets(tab: BrowserTab): Promise<string[]> {
  return tab.run(() => {
    const LEAST = 24;
    const root = document.querySelector('repere-panel')?.shadowRoot;
    const controls = Array.from(
      root?.querySelectorAll<HTMLElement>('a[href], button, summary, input, [role=option]') ?? [],
    );
    const targets = controls
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ element, box }) => box.width > 0 && element.checkVisibility());
    const isInSentence = (element: HTMLElement) =>
      getComputedStyle(element).display === 'inline' &&
      (element.parentElement?.textContent ?? '').trim() !== (element.textContent ?? '').trim();
    const isSmall = (box: DOMRect) => box.width < LEAST - 0.5 || box.height < LEAST - 0.5;
    return targets
      .filter(({ element, box }) => isSmall(box) && !isInSentence(element))
      .filter(({ element, box }) => {
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        return targets.some((other) => {
          if (other.element.contains(element) || element.contains(other.element)) return false;
          const { left, right, top, bottom, width, height } = other.box;
          if (isSmall(other.box)) {
            return Math.hypot(left + width / 2 - x, top + height / 2 - y) < LEAST;
          }
          const nearestX = Math.min(Math.max(x, left), right);
          const nearestY = Math.min(Math.max(y, top), bottom);
          return Math.hypot(nearestX - x, nearestY - y) < LEAST / 2;
        });
      })
      .map(({ element, box }) => {
        const size = `${Math.round(box.width)} × ${Math.round(box.height)}`;
        return `${element.getAttribute('aria-label') ?? element.textContent}: ${size}`;
      });
  }, null);
}
