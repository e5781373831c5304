import type { WindowSize } from './panel-placement.ts';

/** The share of the window's height that bars leave free at least; larger boxes are not bars. */
const HIGHEST = 0.4;

/** The width of the window that the panel may cover, from its side, in CSS pixels. */
const REACH = 750;

/** The most bars on top of one another, such as a cookie banner above a row of buttons. */
const MOST_BARS = 4;

/** The step in which the top of a bar without a usable box is searched for, in CSS pixels. */
const STEP = 8;

/**
 * The height of the site's own fixed bars at the bottom of the window, on the panel's side, in CSS
 * pixels: a sticky row of buttons, a cookie banner. Found by asking which elements are at some
 * points, so no selectors of the site are needed.
 *
 * @param isOwn whether an element is the extension's own
 */
export function fixedBarsHeight(
  document: Document,
  { width, height }: WindowSize,
  side: 'left' | 'right',
  isOwn: (element: Element) => boolean,
): number {
  const reach = Math.min(width, REACH);
  const columns = [0.04, 0.35, 0.65, 0.96].map((part) =>
    Math.round(side === 'left' ? reach * part : width - reach * part),
  );
  let free = height;
  for (let bar = 0; bar < MOST_BARS; bar += 1) {
    const tops = columns.map((x) => topOfBar(document, x, free, isOwn));
    const top = Math.min(...tops);
    if (top >= free) break;
    free = top;
  }
  return free < height * HIGHEST ? 0 : height - free;
}

/**
 * The top of the bar whose bottom is at `foot`, in CSS pixels; `foot` itself when there is none.
 */
function topOfBar(
  document: Document,
  x: number,
  foot: number,
  isOwn: (element: Element) => boolean,
): number {
  for (const element of document.elementsFromPoint(x, foot - 2)) {
    if (isOwn(element)) continue;
    const box = element.getBoundingClientRect();
    // Content of a shadow root outside its element's box is fixed inside the root.
    const isHost = element.shadowRoot !== null || element.localName.includes('-');
    if (isHost && (box.bottom < foot - 2 || box.height < 2)) {
      let top = foot - STEP;
      while (top > 0 && document.elementsFromPoint(x, top - 2).includes(element)) top -= STEP;
      return top;
    }
    const bar = fixedAncestor(element);
    if (bar && bar.bottom >= foot - 2) return Math.min(foot, bar.top);
  }
  return foot;
}

/**
 * The box of the nearest ancestor, or the element itself, that stays in place
 * while the page scrolls.
 */
function fixedAncestor(element: Element): DOMRect | null {
  const window = element.ownerDocument.defaultView;
  for (let around: Element | null = element; around; around = around.parentElement) {
    const style = window?.getComputedStyle(around);
    if (style?.position === 'fixed') return around.getBoundingClientRect();
    if (style?.position === 'sticky' && style.bottom !== 'auto') {
      return around.getBoundingClientRect();
    }
  }
  return null;
}
