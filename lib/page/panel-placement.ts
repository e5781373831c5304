import type { PanelLayout } from '../boards/board.ts';
import { property, queryAll } from '../dom/dom.ts';
import type { PanelForm } from '../settings/settings.ts';

/** The card's preferred and least widths, in CSS pixels. */
const CARD_WIDTH = 344;
const LEAST_CARD_WIDTH = 300;

/** The top of the card, below the sites' own headers, in CSS pixels (panel.css). */
const CARD_TOP = 76;

/** The height of the card's first glance and the line below it, in CSS pixels. */
const GLANCE_HEIGHT = 350;

/** The strip's widths and height in CSS pixels (panel.css). */
const STRIP_WIDTH = 750;
/**
 * Leaves two lines for the longest incubator's name beside the guide: 75 signs, seen November 2026.
 */
const LEAST_STRIP_WIDTH = 560;
const NARROWEST_STRIP = 440;
const STRIP_HEIGHT = 56;
const TWO_LINES_HEIGHT = 96;

/** The strip's top stays below this share of the window's height, even if it covers a button. */
const HIGHEST_STRIP = 0.7;

/**
 * The margin between the panel and the window's edge, and that between the panel and
 * the offer, in CSS pixels.
 */
const EDGE = 14;
const AIR = 6;

/**
 * Up to this width, in CSS pixels, the card is a sheet at the bottom of the window and covers text,
 * so the strip comes first.
 */
const NARROW = 640;

/** More boxes than any offer has. */
const MOST_MEASURED = 600;

/** A part of the window, in CSS pixels from its top left corner. */
export type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** The boxes of an offer's words and apply buttons in the window. */
export interface MeasuredOffer {
  /** The offer's text: it is read from top to bottom, so the panel must stand beside it. */
  text: Box[];
  /** The title, the facts and the employer's description: people scroll past them to the text. */
  around: Box[];
  apply: Box[];
}

/** The window's inner size, without scrollbars. */
export interface WindowSize {
  width: number;
  height: number;
}

/** Whether the window has no room beside anything: the card is then a sheet at its bottom. */
export function isNarrow({ width }: WindowSize): boolean {
  return width <= NARROW;
}

/** The form and size in which the panel first appears. */
export interface Arrival {
  form: PanelForm;
  /** The card's width, when the page leaves less than the preferred one, in CSS pixels. */
  width?: number;
  /** The card's greatest height, so that it covers nothing of the offer, in CSS pixels. */
  height?: number;
}

/** Measures the boxes of an offer with a single layout; it writes nothing. */
export function measureOffer(document: Document, boxes: PanelLayout): MeasuredOffer {
  let left = MOST_MEASURED;
  const measure = (selector: string) => {
    const found: Box[] = [];
    for (const element of queryAll(document, selector)) {
      if (left-- <= 0) break;
      const box = property(element, 'getBoundingClientRect').call(element);
      // A box of one pixel holds text for screen readers only.
      if (box.width > 1 && box.height > 1) found.push(box);
    }
    return found;
  };
  return {
    apply: measure(boxes.apply),
    text: measure(boxes.text),
    around: measure(boxes.around),
  };
}

/**
 * The panel's first form when the person has not chosen one. It is the card if that fits
 * beside the offer's text without covering an apply button or other visible parts of the
 * offer; otherwise the strip.
 */
export function arrivalOf(
  { text, around, apply }: MeasuredOffer,
  window: WindowSize,
  side: 'left' | 'right',
): Arrival {
  if (isNarrow(window) || text.length === 0) return { form: 'strip' };
  const width = Math.min(CARD_WIDTH, roomBeside(text, window, side));
  if (width < LEAST_CARD_WIDTH) return { form: 'strip' };
  const all = [...text, ...around, ...apply];
  const besideAll = roomBeside(all, window, side);
  if (besideAll >= LEAST_CARD_WIDTH) {
    return { form: 'card', ...(besideAll < CARD_WIDTH && { width: besideAll }) };
  }
  const card: Box = {
    ...sides(window, side, width + AIR),
    top: CARD_TOP,
    bottom: window.height,
  };
  const below = [...around, ...apply].filter((box) => meets(box, card));
  const height = Math.min(...below.map(({ top }) => top)) - CARD_TOP - AIR;
  if (height < Math.min(GLANCE_HEIGHT, window.height - CARD_TOP)) return { form: 'strip' };
  return {
    form: 'card',
    ...(width < CARD_WIDTH && { width }),
    ...(below.length > 0 && { height: Math.floor(height) }),
  };
}

/** The strip's place: its distance from the bottom of the window and its width, in CSS pixels. */
export interface StripPlace {
  foot: number;
  width: number;
}

/**
 * The place of the strip: above the site's fixed bars, and narrow enough to stand beside the offer's
 * words where possible. It avoids apply buttons: it stands above them or, in a low window, beside.
 *
 * @param bars the height of the site's fixed bars, in CSS pixels
 */
export function stripPlaceOf(
  { text, around, apply }: MeasuredOffer,
  window: WindowSize,
  side: 'left' | 'right',
  bars: number,
): StripPlace {
  const height = isTwoLines(window) ? TWO_LINES_HEIGHT : STRIP_HEIGHT;
  const edge = isNarrow(window) ? 0 : EDGE;
  const whole = Math.min(STRIP_WIDTH, window.width - 2 * edge);
  const lowest = bars + edge;
  const isUnder = (foot: number) => (box: Box) =>
    meets(box, {
      ...sides(window, side, whole, edge),
      top: window.height - foot - height - AIR,
      bottom: window.height - foot,
    });
  const covered = [...text, ...around, ...apply].filter(isUnder(lowest));
  const room = roomBeside(covered, window, side, edge);
  if (room >= LEAST_STRIP_WIDTH) return { foot: lowest, width: Math.min(whole, room) };
  // People can scroll words out from under the strip, but click a button where it is.
  const buttons = apply.filter(isUnder(lowest));
  if (buttons.length === 0) return { foot: lowest, width: whole };
  // A button under one of the site's bars, or below the window's edge, cannot be clicked there.
  const whollySeen = buttons.filter(({ bottom }) => bottom <= window.height - bars);
  const above = window.height - Math.min(...whollySeen.map(({ top }) => top)) + AIR;
  if (whollySeen.length > 0 && above + height < window.height * HIGHEST_STRIP) {
    return { foot: above, width: whole };
  }
  // In a low window the strip stands beside the button, although it then cuts the longest names.
  const beside = roomBeside(buttons, window, side, edge);
  return { foot: lowest, width: beside >= NARROWEST_STRIP ? Math.min(whole, beside) : whole };
}

/** The width free for the panel beside these boxes, on its side of the window, in CSS pixels. */
function roomBeside(
  boxes: readonly Box[],
  window: WindowSize,
  side: 'left' | 'right',
  edge = EDGE,
): number {
  const free =
    side === 'right'
      ? window.width - Math.max(0, ...boxes.map(({ right }) => right))
      : Math.min(window.width, ...boxes.map(({ left }) => left));
  return Math.floor(free - edge - AIR);
}

/** A phone held upright: the strip then has two lines (panel.css has the same condition). */
function isTwoLines({ width, height }: WindowSize): boolean {
  return width <= 560 && height > 480;
}

function sides({ width: all }: WindowSize, side: 'left' | 'right', width: number, edge = EDGE) {
  return side === 'right'
    ? { left: all - edge - width, right: all }
    : { left: 0, right: edge + width };
}

function meets(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    one.right > other.left &&
    one.top < other.bottom &&
    one.bottom > other.top
  );
}
