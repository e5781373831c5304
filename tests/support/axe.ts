import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserTab } from '../../scripts/browsers/driver.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The panel alone: the page around it is not ours. */
export const PANEL = [{ fromShadowDom: ['repere-panel', 'aside'] }];

/** The badges of a list. */
export const BADGES = [{ fromShadowDom: ['repere-badge', '.badge'] }];

/**
 * What axe finds in a tab: one line for each rule that is broken.
 *
 * @param include the part of the page that is looked at, as axe takes it; null: all of it
 */
export async function brokenRules(tab: BrowserTab, include: object | null): Promise<string[]> {
  await tab.runProgram(AXE);
  const broken = await tab.run(async (part) => {
    const { axe } = globalThis as unknown as {
      axe: { run(context: object): Promise<AxeResults> };
    };
    const { violations, passes } = await axe.run(part ? { include: part } : document);
    // A selector that finds nothing breaks no rule either.
    if (passes.length === 0) return ['nothing was looked at'];
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, include);
  return include === PANEL ? [...broken, ...(await weakContrasts(tab))] : broken;
}

/** The part of axe that works with colours. */
interface Colours {
  Color: new () => Colour;
  getContrast(first: Colour, second: Colour): number;
  flattenColors(above: Colour, below: Colour): Colour;
}

interface Colour {
  alpha: number;
  parseString(css: string): void;
}

/**
 * Words of the panel that stand out too little (WCAG 2.2, 1.4.3). Of an element beside the body axe cannot tell what
 * lies behind it, and calls its contrasts "incomplete"; the panel's own surfaces are plain, one in another.
 */
function weakContrasts(tab: BrowserTab): Promise<string[]> {
  return tab.run(() => {
    const { color: colours } = (globalThis as unknown as { axe: { commons: { color: Colours } } })
      .axe.commons;
    const root = document.querySelector('repere-panel')?.shadowRoot;
    const colourOf = (css: string) => {
      const colour = new colours.Color();
      colour.parseString(css);
      return colour;
    };
    const behind = (element: Element): Colour => {
      const own = colourOf(getComputedStyle(element).backgroundColor);
      const parent = element.parentElement;
      // Where the panel's own surfaces end, anything may lie behind.
      if (own.alpha === 1) return own;
      if (!parent) throw new Error(`nothing opaque lies behind ${element.outerHTML.slice(0, 80)}`);
      return colours.flattenColors(own, behind(parent));
    };
    const words = Array.from(root?.querySelectorAll('aside, aside *') ?? []).filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        // Words for screen readers alone are one pixel wide.
        element.getBoundingClientRect().width > 1 &&
        Array.from(element.childNodes).some(
          ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim(),
        ),
    );
    if (words.length === 0) return ['no words were looked at'];
    return words.flatMap((element) => {
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const size = Number.parseFloat(fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
      const contrast = colours.getContrast(behind(element), colourOf(color));
      if (contrast >= (isLarge ? 3 : 4.5)) return [];
      return [`contrast ${contrast.toFixed(2)}: ${element.outerHTML.slice(0, 120)}`];
    });
  }, null);
}
