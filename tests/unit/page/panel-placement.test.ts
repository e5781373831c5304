// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PANEL_LAYOUTS } from '../../../lib/boards/registry.ts';
import {
  arrivalOf,
  type Box,
  type MeasuredOffer,
  measureOffer,
  stripPlaceOf,
} from '../../../lib/page/panel-placement.ts';

/** A box by its left, top, width and height, as BOARDS measures are written. */
const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

const offer = (parts: Partial<MeasuredOffer>): MeasuredOffer => ({
  text: [],
  around: [],
  apply: [],
  ...parts,
});

/** An offer of Welcome to the Jungle in a window this wide: its header and its text. */
const wttj = (left: number, width: number) =>
  offer({
    text: [box(left, 128, width, 429), box(left, 589, width, 1680)],
    apply: [box(left + 25, 492, 98, 40)],
  });

/** One of Choisir le service public, scrolled to its head: the facts are as wide as the page. */
const csp = (left: number, top: number) =>
  offer({
    text: [box(left + 200, top + 800, 600, 700)],
    around: [
      box(left, top, 700, 96),
      box(left + 800, top + 160, 400, 48),
      box(left, top + 370, 1200, 90),
    ],
    apply: [box(left, top + 290, 200, 44)],
  });

describe('how the panel arrives', () => {
  test.each([
    ['over the company’s column', wttj(54, 908), [1440, 900], 'right', { form: 'card' }],
    ['there, on a small screen', wttj(32, 792), [1280, 720], 'right', { form: 'card' }],
    ['there, on a large one', wttj(294, 908), [1920, 1080], 'right', { form: 'card' }],
    ['as little as it can be', wttj(32, 650), [1010, 700], 'right', { form: 'card', width: 308 }],
    ['no room on the left', wttj(54, 908), [1440, 900], 'left', { form: 'strip' }],
    ['room on the left', wttj(480, 908), [1440, 900], 'left', { form: 'card' }],
    ['one column', wttj(32, 704), [768, 1024], 'right', { form: 'strip' }],
    ['a phone', wttj(16, 358), [390, 750], 'right', { form: 'strip' }],
    ['nothing to measure', offer({}), [1440, 900], 'right', { form: 'strip' }],
    [
      'beside the text, above what else is in sight',
      csp(120, 450),
      [1440, 900],
      'right',
      { form: 'card', height: 528 },
    ],
    ['facts too high to stand above', csp(120, 200), [1440, 900], 'right', { form: 'strip' }],
    ['facts out of sight', csp(120, 900), [1440, 900], 'right', { form: 'card' }],
    ['beside everything', csp(352, 200), [1905, 1080], 'right', { form: 'card', width: 333 }],
  ] as const)('%s', (_, measured, [width, height], side, expected) =>
    expect(arrivalOf(measured, { width, height }, side)).toEqual(expected),
  );
});

describe('where the strip stands', () => {
  test.each([
    ['at the foot of a wide window', wttj(54, 908), [1300, 900], 0, { foot: 14, width: 750 }],
    ['above a bar of the site’s', wttj(32, 704), [768, 1024], 57, { foot: 71, width: 740 }],
    ['as wide as a phone', wttj(16, 358), [390, 750], 57, { foot: 57, width: 390 }],
    [
      'beside the words there',
      offer({ text: [box(220, 0, 600, 900)] }),
      [1440, 900],
      0,
      { foot: 14, width: 600 },
    ],
    [
      'over them where beside them its own words would be cut',
      offer({ text: [box(320, 0, 600, 900)] }),
      [1440, 900],
      0,
      { foot: 14, width: 750 },
    ],
    [
      'above a button that it would cover',
      offer({ text: [box(16, 0, 358, 900)], apply: [box(24, 670, 200, 44)] }),
      [390, 750],
      0,
      { foot: 86, width: 390 },
    ],
    [
      'not for a button under the site’s own bar',
      offer({ apply: [box(24, 702, 200, 40)] }),
      [390, 750],
      90,
      { foot: 90, width: 390 },
    ],
    [
      'beside the button rather than above it',
      offer({ apply: [box(24, 400, 100, 44)] }),
      [720, 450],
      0,
      { foot: 14, width: 576 },
    ],
    [
      'beside the button where a low window has no room above it',
      offer({ apply: [box(24, 130, 200, 300)] }),
      [720, 450],
      0,
      { foot: 14, width: 476 },
    ],
  ] as const)('%s', (_, measured, [width, height], bars, expected) =>
    expect(stripPlaceOf(measured, { width, height }, 'right', bars)).toEqual(expected),
  );
});

const boxes = fc.array(
  fc
    .tuple(fc.nat(1_400), fc.integer({ min: -500, max: 2_000 }), fc.nat(900), fc.nat(600))
    .map(([left, top, width, height]) => box(left, top, width + 2, height + 2)),
  { maxLength: 8 },
);
const offers = fc.record({ text: boxes, around: boxes, apply: boxes });
const windows = fc.record({
  width: fc.integer({ min: 320, max: 2_000 }),
  height: fc.integer({ min: 300, max: 1_300 }),
});

test.each(['left', 'right'] as const)(
  'a card that arrives covers nothing of the offer (%s)',
  (side) => {
    fc.assert(
      fc.property(offers, windows, (measured, window) => {
        const { form, width = 344, height } = arrivalOf(measured, window, side);
        if (form !== 'card') return;
        const left = side === 'right' ? window.width - 14 - width : 14;
        const card = {
          left,
          right: left + width,
          top: 76,
          bottom: Math.min(window.height, 76 + (height ?? window.height)),
        };
        const inTheWay = [
          // Text goes by at any height.
          ...measured.text.map((one) => ({ ...one, top: 0, bottom: window.height })),
          ...measured.around,
          ...measured.apply,
        ].filter(
          (one) =>
            one.left < card.right &&
            one.right > card.left &&
            one.top < card.bottom &&
            one.bottom > card.top,
        );
        expect(inTheWay).toEqual([]);
      }),
    );
  },
);

describe('measuring', () => {
  afterEach(() => {
    document.body.replaceChildren();
    vi.restoreAllMocks();
  });

  test('the board’s own boxes count, hidden text and other offers do not', () => {
    document.body.innerHTML = `
      <div data-testid="job-metadata-block" data-box="200 600"></div>
      <section id="the-position-section" data-box="150 900">
        <div data-testid="job-section-description" data-box="0 1"></div></section>
      <section id="the-company-section" data-box="920 1300"></section>
      <ul data-testid="job-section-related-jobs" data-box="0 1440"></ul>
      <button data-testid="job_header-button-apply" data-box="800 950">x</button>`;
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (
      this: Element,
    ) {
      const [left = 0, right = 0] = (this.getAttribute('data-box') ?? '').split(' ').map(Number);
      return { left, right, width: right - left, height: 20 } as DOMRect;
    });
    const { text, around, apply } = measureOffer(document, PANEL_LAYOUTS['welcome-to-the-jungle']);
    expect(text.map(({ left, right }) => [left, right])).toEqual([
      [200, 600],
      [150, 900],
    ]);
    expect(around).toEqual([]);
    expect(apply).toHaveLength(1);
  });

  test('a page without any has none', () => {
    expect(measureOffer(document, PANEL_LAYOUTS['choisir-le-service-public'])).toEqual(offer({}));
  });
});
