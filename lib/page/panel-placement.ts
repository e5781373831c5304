import type { PanelLayout } from '../boards/board.ts';
import { property, queryAll } from '../dom/dom.ts';
import type { PanelForm } from '../settings/settings.ts';

/** The card's widths in CSS pixels: the one it likes, and the least it can do with. */
const CARD_WIDTH = 344;
const LEAST_CARD_WIDTH = 300;

/** Where the card's top stands, below the sites' own headers, in CSS pixels (panel.css). */
const CARD_TOP = 76;

/** What the first glance and the line after it take of the card's height, in CSS pixels. */
const GLANCE_HEIGHT = 350;

/** The strip's widths and height in CSS pixels (panel.css). */
const STRIP_WIDTH = 720;
/** So that the longest incubator's name stands in two lines beside the guide: 75 signs, seen November 2026. */
const LEAST_STRIP_WIDTH = 560;
const NARROWEST_STRIP = 440;
const STRIP_HEIGHT = 56;
const TWO_LINES_HEIGHT = 96;

/** The part of the window's height that the strip stays below, even to spare a button. */
const HIGHEST_STRIP = 0.7;

/** The air between the panel and the window's edge, and between it and what it must not cover. */
const EDGE = 14;
const AIR = 6;

/** Up to this width the card is a sheet over the window's foot, which covers any text: the strip comes first. */
const NARROW = 640;

/** More boxes than an offer has. */
const MOST_MEASURED = 600;

/** A part of the window, in CSS pixels from its top left corner. */
export type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** Where an offer's own words and its apply buttons stand in the window. */
export interface MeasuredOffer {
  /** Its text: read from top to bottom, so that what stands beside it hides none of it. */
  text: Box[];
  /** Its title and facts, and what the employer says of itself: passed once, on the way to the text. */
  around: Box[];
  apply: Box[];
}

/** The window's inner size, without a scrollbar's room. */
export interface WindowSize {
  width: number;
  height: number;
}

/** So narrow a window has no room beside anything: its card is a sheet over the window's foot. */
export function isNarrow({ width }: WindowSize): boolean {
  return width <= NARROW;
}

/** How the panel arrives. */
export interface Arrival {
  form: PanelForm;
  /** The card's width where the page leaves less than it likes, in CSS pixels. */
  width?: number;
  /** The card's greatest height, so that it covers nothing of the offer, in CSS pixels. */
  height?: number;
}

/** Measures a board's own boxes of its offer: one reading of the layout, nothing is written. */
export function measureOffer(document: Document, boxes: PanelLayout): MeasuredOffer {
  let left = MOST_MEASURED;
  const measure = (selector: string) => {
    const found: Box[] = [];
    for (const element of queryAll(document, selector)) {
      if (left-- <= 0) break;
      const box = property(element, 'getBoundingClientRect').call(element);
      // A pixel of size is text for screen readers alone.
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
 * How the panel arrives when nobody has said: as a card where that stands beside the offer's text and
 * covers neither its apply button nor anything else of the offer that is in sight; else as the strip.
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

/** Where the strip stands: how far above the window's foot, and how wide, in CSS pixels. */
export interface StripPlace {
  foot: number;
  width: number;
}

/**
 * Where the strip stands: above what the site fixes at the window's foot, never over an apply button, and
 * as narrow as it takes to stand beside the offer's words where that is possible.
 *
 * @param bars the height of what the site fixes at the window's foot
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
  // Words scroll out from under the strip; a button is to be clicked where it stands.
  const buttons = apply.filter(isUnder(lowest));
  if (buttons.length === 0) return { foot: lowest, width: whole };
  // One under a bar of the site's own, or under the window's foot, is not clicked there.
  const whollySeen = buttons.filter(({ bottom }) => bottom <= window.height - bars);
  const above = window.height - Math.min(...whollySeen.map(({ top }) => top)) + AIR;
  if (whollySeen.length > 0 && above + height < window.height * HIGHEST_STRIP) {
    return { foot: above, width: whole };
  }
  // A low window: beside the button rather than over it, though the longest names are cut there.
  const beside = roomBeside(buttons, window, side, edge);
  return { foot: lowest, width: beside >= NARROWEST_STRIP ? Math.min(whole, beside) : whole };
}

/** How wide the panel may be beside these boxes, on its side of the window. */
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

/** A phone held upright: the strip has two lines (panel.css asks the same). */
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
