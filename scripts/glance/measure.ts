import type { PanelForm } from '../../lib/settings/settings.ts';
import type { BrowserTab } from '../browsers/driver.ts';

/** What a person sees of the answers without scrolling or clicking, and what the panel covers. */
export interface Glance {
  form: PanelForm;
  /** The answers in sight, whole and uncovered. */
  seen: { name: boolean; meaning: boolean; incubator: boolean; guide: boolean };
  /** The incubator's name is cut at its end, as the longest are (75 signs) in the narrowest strips. */
  isIncubatorCut: boolean;
  /** The panel's box, in CSS pixels. */
  box: { left: number; top: number; width: number; height: number };
  /** Words of the offer under the panel now. */
  words: string[];
  /** Words of the offer that are under the panel however the page is scrolled. */
  lost: string[];
  /** Apply buttons and fixed bars of the site under the panel now. */
  controls: string[];
}

/** The panel's parts that give the answers, in each form. */
const ANSWERS = {
  name: '.answer, .strip-name, .edge-name',
  meaning: '.pitch, .strip-pitch, .second-answer',
  incubator: '.incubated, .strip-incubator',
  guide: 'a.primary',
};

/**
 * Where the offer's own words stand, as a person would show them on the page: not by the product's
 * selectors, which are what is measured.
 */
const OFFER = {
  words:
    '[data-testid="job-metadata-block"], #the-position-section, .strate-hero-offer, .strate-two-columns, .strate-accordions',
  apply: '[data-testid*="button-apply"], .strate-hero-offer .fr-btn--lg',
};

/** Measures a page as it stands; null without a panel, or while it moves. */
export function measureGlance(tab: Pick<BrowserTab, 'run'>): Promise<Glance | null> {
  return tab.run(
    ({ answers, offer }) => {
      const root = document.querySelector('repere-panel')?.shadowRoot;
      const aside = root?.querySelector('aside');
      const panel = aside?.querySelector('.card, .strip, .edge-tab')?.getBoundingClientRect();
      if (!root || !aside || !panel || panel.width === 0) return null;
      // Still on its way to its place.
      if (aside.getAnimations({ subtree: true }).some(({ playState }) => playState === 'running')) {
        return null;
      }
      const { innerHeight, innerWidth } = window;

      const isCut = (element: Element) =>
        [element, ...element.querySelectorAll('.primary-label')].some(
          (part) =>
            getComputedStyle(part).overflow === 'hidden' &&
            (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1),
        );

      const isSeen = (selector: string) => {
        const element = aside.querySelector(selector);
        const box = element?.getBoundingClientRect();
        if (!element || !box || box.width < 8 || box.top < 0 || box.bottom > innerHeight) {
          return false;
        }
        if (box.left < 0 || box.right > innerWidth) return false;
        // A guide that is cut cannot be told from another; the others may be, at their ends, and are told.
        if (selector === answers.guide && isCut(element)) return false;
        // Its corners are its own, or something's that lets the clicks through to the whole strip.
        return [0.1, 0.9].every((part) => {
          const y = box.top + box.height * part;
          const hit = root.elementFromPoint(box.left + 4, y);
          return Boolean(
            hit && (element.contains(hit) || hit.contains(element) || hit.closest('.strip-open')),
          );
        });
      };

      type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;
      const meets = (one: Box, other: Box) =>
        one.left < other.right - 1 &&
        one.right > other.left + 1 &&
        one.top < other.bottom - 1 &&
        one.bottom > other.top + 1;

      // Each line of text of the offer, where it is seen.
      const lines: { text: string; box: DOMRect }[] = [];
      for (const part of document.querySelectorAll(offer.words)) {
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.textContent?.trim() ?? '';
          const around = node.parentElement;
          if (!text || !around?.checkVisibility({ visibilityProperty: true })) continue;
          if (around.closest('style, script, .sr-only')) continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          for (const box of range.getClientRects()) {
            if (box.width > 1 && box.height > 1) lines.push({ text: text.slice(0, 40), box });
          }
        }
      }
      const words = lines.filter(({ box }) => meets(box, panel)).map(({ text }) => text);
      // A line can be brought anywhere in the window, but not to another side of it: it is lost where the
      // panel stands over its place from the window's head to its foot.
      const isTall = Math.max(panel.top - 64, innerHeight - panel.bottom) < 80;
      const lost = lines
        .filter(({ box }) => isTall && box.left < panel.right - 1 && box.right > panel.left + 1)
        .map(({ text }) => text);

      const controls: string[] = [];
      for (const button of document.querySelectorAll(offer.apply)) {
        const box = button.getBoundingClientRect();
        if (box.width > 0 && box.top < innerHeight && meets(box, panel)) {
          controls.push(button.textContent?.trim() ?? 'apply');
        }
      }
      for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
        const { position } = getComputedStyle(element);
        if (position !== 'fixed' && position !== 'sticky') continue;
        const box = element.getBoundingClientRect();
        // A bar: as wide as the window or nearly, and stuck to one of its edges.
        const isBar =
          box.width > innerWidth * 0.6 && box.height > 8 && box.height < innerHeight / 2;
        const isStuck = box.top <= 1 || box.bottom >= document.documentElement.clientHeight - 1;
        if (isBar && isStuck && meets(box, panel)) {
          controls.push(element.className.slice(0, 30) || element.tagName);
        }
      }
      const { left, top, width, height } = panel;
      return {
        form: (/form-(\w+)/.exec(aside.className)?.[1] ?? 'card') as 'card' | 'strip' | 'tab',
        seen: {
          name: isSeen(answers.name),
          meaning: isSeen(answers.meaning),
          incubator: isSeen(answers.incubator),
          guide: isSeen(answers.guide),
        },
        isIncubatorCut: [...aside.querySelectorAll(answers.incubator)].some(isCut),
        box: {
          left: Math.round(left),
          top: Math.round(top),
          width: Math.round(width),
          height: Math.round(height),
        },
        words,
        lost,
        controls,
      };
    },
    { answers: ANSWERS, offer: OFFER },
  );
}
