import type { PanelLayout } from '../boards/board.ts';
import type { PanelPreferences } from '../settings/settings.ts';

/** The panel's widths in CSS pixels: the one it likes, and the least it can do with. */
const WIDTH = 344;
const LEAST_WIDTH = 300;

/** The air on both sides of the panel, in CSS pixels (panel.css). */
const AIR = 14 + 6;

/** Up to this width the panel is a sheet at the bottom, which covers no column. */
const NARROW = 640;

/** Text that reaches this far is laid out by nobody: folding would not bring it into sight. */
const WHOLE_WIDTH = 0.97;

/** More lines than an offer has. */
const MOST_MEASURED = 600;

/** The horizontal extent of an offer's own content in the window, or null when none is seen. */
export interface ContentExtent {
  left: number;
  right: number;
}

/** Measures the board's content: one reading of the layout, nothing is written. */
export function measureContent(
  document: Document,
  { content, others }: PanelLayout,
): ContentExtent | null {
  const extent: ContentExtent = { left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY };
  let measured = 0;
  for (const element of document.querySelectorAll(`main h1, ${content}`)) {
    if (measured >= MOST_MEASURED) break;
    if (element.closest(others)) continue;
    measured += 1;
    const { left, right, width, height } = element.getBoundingClientRect();
    // A pixel of size is text for screen readers alone.
    if (width <= 1 || height <= 1) continue;
    extent.left = Math.min(extent.left, left);
    extent.right = Math.max(extent.right, right);
  }
  return extent.left < extent.right ? extent : null;
}

/** Where the panel arrives, and how wide it may be; without a width, as it likes. */
export interface Arrival {
  collapsed: boolean;
  width?: number;
}

/**
 * How the panel arrives: as the person wants it; when they want nothing, open where it fits
 * beside the offer, and folded where it would hide some of it.
 */
export function arrivalOf(
  { collapsed, side }: PanelPreferences,
  content: () => ContentExtent | null,
  windowWidth: number,
): Arrival {
  if (collapsed !== null) return { collapsed };
  if (windowWidth <= NARROW) return { collapsed: false };
  const extent = content();
  if (!extent || extent.right - extent.left >= windowWidth * WHOLE_WIDTH) {
    return { collapsed: false };
  }
  const room = (side === 'right' ? windowWidth - extent.right : extent.left) - AIR;
  if (room < LEAST_WIDTH) return { collapsed: true };
  return { collapsed: false, width: Math.min(WIDTH, Math.floor(room)) };
}
