import type { WindowSize } from './panel-placement.ts';

/** What leaves less than this part of the window free is no bar. */
const HIGHEST = 0.4;

/** How far into the window the panel reaches at most, in CSS pixels. */
const REACH = 750;

/** Bars may stand on one another: a question about cookies over a row of buttons. */
const MOST_BARS = 4;

/** How finely the top of a bar is looked for whose box is not known, in CSS pixels. */
const STEP = 8;

/**
 * The height of what a site has fixed at the window's foot, on the panel's side, in CSS pixels: a sticky
 * row of buttons, a question about cookies. Found by asking what stands there, so that nobody has to
 * know the site's names for it.
 *
 * @param isOwn the extension's own element, which is not the site's
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

/** Where the bar begins that ends at a height of the window; that height when there is none. */
function topOfBar(
  document: Document,
  x: number,
  foot: number,
  isOwn: (element: Element) => boolean,
): number {
  for (const element of document.elementsFromPoint(x, foot - 2)) {
    if (isOwn(element)) continue;
    const box = element.getBoundingClientRect();
    // What a shadow root shows outside its element's box is fixed in there.
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

/** The box of the nearest element around that the site keeps in its place while the page scrolls. */
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
