import type { PanelPreferences } from '../messages/messages.ts';

/** The panel's width and the air on both its sides, in CSS pixels (panel.css). */
const PANEL_ROOM = 344 + 14 + 6;

/** Up to this width the panel is a sheet at the bottom, which covers no column. */
const NARROW = 640;

/** What is read of an offer: its lines of text, and what one clicks to apply. */
const CONTENT =
  'main :is(h1, h2, h3, h4, p, li, dd, button, [data-testid*="button-apply"]), [data-testid*="button-apply"]';

/** Other offers that a board shows below: covering them hides nothing of this one. */
const NOT_THIS_OFFER = '.strate-cards-list';

/** More lines than an offer has. */
const MOST_MEASURED = 600;

/** The horizontal extent of an offer's own content in the window, or null when none is seen. */
export interface ContentExtent {
  left: number;
  right: number;
}

/** Measures the board's content: one reading of the layout, nothing is written. */
export function measureContent(document: Document): ContentExtent | null {
  const extent: ContentExtent = { left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY };
  let measured = 0;
  for (const element of document.querySelectorAll(CONTENT)) {
    if (measured >= MOST_MEASURED) break;
    if (element.closest(NOT_THIS_OFFER)) continue;
    measured += 1;
    const { left, right, width, height } = element.getBoundingClientRect();
    // A pixel of size is text for screen readers alone.
    if (width <= 1 || height <= 1) continue;
    extent.left = Math.min(extent.left, left);
    extent.right = Math.max(extent.right, right);
  }
  return extent.left < extent.right ? extent : null;
}

/** Whether the open panel would hide something of the offer. */
export function covers(
  content: ContentExtent | null,
  side: PanelPreferences['side'],
  windowWidth: number,
): boolean {
  if (content === null || windowWidth <= NARROW) return false;
  const room = side === 'right' ? windowWidth - content.right : content.left;
  return room < PANEL_ROOM;
}

/** Whether the panel arrives folded: as the person wants it, else where it hides nothing. */
export function startsCollapsed(
  { collapsed, side }: PanelPreferences,
  content: () => ContentExtent | null,
  windowWidth: number,
): boolean {
  return collapsed ?? covers(content(), side, windowWidth);
}
