import { setTimeout } from 'node:timers/promises';
import type { BrowserTab, ScriptTime } from '../browsers/driver.ts';
import { ScriptError } from '../console/script.ts';
import { waitUntil } from '../console/wait.ts';
import type { FloorBadges } from './floor.ts';

/** One load's measures, in milliseconds. */
export interface Load {
  script: ScriptTime;
  /** From the end of the page's markup to the first frame with the three answers in it; null without a panel. */
  visible: number | null;
}

/** What a site's own scripts take before its content is there: 100 ms of the page's processor, which is little for such sites. */
export const SITE_SCRIPT =
  '<script>for (const end = performance.now() + 100; performance.now() < end; );</script>';

/** Notes in the page when its content is whole and when the panel's three answers are seen. */
export const STOPWATCH = `<script>
  performance.mark('content');
  new MutationObserver((_, observer) => {
    const host = document.querySelector('repere-panel');
    if (!host) return;
    observer.disconnect();
    const look = () => {
      const answers = ['.answer, .strip-name', '.incubated, .strip-incubator', 'a.primary'];
      const isSeen = (part) => host.shadowRoot?.querySelector(part)?.getBoundingClientRect().width > 0;
      // A build from before 2026-11-28 has its incubator elsewhere in the card.
      const isOld = isSeen('.card') && !host.shadowRoot.querySelector('.incubated');
      const areSeen = isOld || answers.every(isSeen);
      if (areSeen) performance.mark('panel');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }).observe(document.documentElement, { childList: true });
</script>`;

/** What a page is to show, so that its load ends. */
export interface Expected {
  hasPanel: boolean;
  /** How many badges it wears. */
  badges: number;
}

/** No load takes so long, in milliseconds: a browser that answers no more would be waited for without end. */
const LONGEST_LOAD = 60_000;

/**
 * Loads a page in a tab and waits until all that follows from it is done.
 *
 * @throws ScriptError when it is not done after a minute
 */
export async function loadPage(
  tab: BrowserTab,
  address: string,
  expected: Expected,
): Promise<Load> {
  const isDone = new AbortController();
  const tooLate = setTimeout(LONGEST_LOAD, null, { signal: isDone.signal }).then(() => {
    throw new ScriptError(
      `${address} was not measured after ${LONGEST_LOAD / 1000} s: the browser answers no more; run it again with --pages`,
    );
  });
  try {
    return await Promise.race([load(tab, address, expected), tooLate]);
  } finally {
    isDone.abort();
  }
}

async function load(
  tab: BrowserTab,
  address: string,
  { hasPanel, badges }: Expected,
): Promise<Load> {
  const measured = await tab.measureScripts();
  await tab.open(address);
  const visible = hasPanel ? await panelTime(tab) : null;
  if (badges > 0) await tab.run(badgesShown, null);
  await tab.run(
    () =>
      new Promise<void>((resolve) => {
        requestIdleCallback(() => requestIdleCallback(() => resolve()));
      }),
    null,
  );
  return { script: (await measured()) ?? { duration: 0, all: 0 }, visible };
}

/** The panel that stands in a page, for another to put up. */
export function panelMarkup(tab: BrowserTab): Promise<{ css: string; html: string }> {
  return tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    return {
      css: root?.querySelector('style')?.textContent ?? '',
      html: root?.querySelector('div')?.innerHTML ?? '',
    };
  }, null);
}

/** The badges that stand in a page, for another to put up. */
export function badgesMarkup(tab: BrowserTab): Promise<FloorBadges> {
  return tab.run(() => {
    const links = [...document.querySelectorAll('a')];
    let css = '';
    const each = Array.from(document.querySelectorAll('repere-badge'), (host) => {
      const [sheet] = host.shadowRoot?.adoptedStyleSheets ?? [];
      css = Array.from(sheet?.cssRules ?? [], ({ cssText }) => cssText).join('\n');
      const link = links.indexOf(host.previousElementSibling as HTMLAnchorElement);
      if (link < 0) throw new Error('a badge does not stand behind its link');
      return { link, html: host.shadowRoot?.querySelector('.badge')?.outerHTML ?? '' };
    });
    return { css, each };
  }, null);
}

/** Waits in the page for its badges, which come together: asking again and again is script too. */
function badgesShown(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('repere-badge')) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}

function panelTime(tab: BrowserTab): Promise<number> {
  return waitUntil('the panel', () =>
    tab.run(() => {
      const [content] = performance.getEntriesByName('content');
      const [panel] = performance.getEntriesByName('panel');
      return content && panel ? panel.startTime - content.startTime : null;
    }, null),
  );
}
