// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PANEL_LAYOUTS } from '../../../lib/boards/registry.ts';
import { arrivalOf, measureContent } from '../../../lib/page/panel-placement.ts';

const NOBODY_DECIDED = {
  collapsed: null,
  side: 'right',
  theme: 'system',
  recruiter: false,
} as const;

test.each([
  ['room to spare', { left: 100, right: 900 }, 'right', 1280, { collapsed: false, width: 344 }],
  ['no room', { left: 100, right: 1100 }, 'right', 1280, { collapsed: true }],
  ['little room', { left: 100, right: 950 }, 'right', 1280, { collapsed: false, width: 310 }],
  ['none on the left', { left: 100, right: 900 }, 'left', 1280, { collapsed: true }],
  ['on the left', { left: 400, right: 1200 }, 'left', 1280, { collapsed: false, width: 344 }],
  ['a sheet', { left: 16, right: 344 }, 'right', 360, { collapsed: false }],
  [
    'text from edge to edge, laid out by nobody',
    { left: 8, right: 1272 },
    'right',
    1280,
    { collapsed: false },
  ],
  ['nothing to measure', null, 'right', 1280, { collapsed: false }],
] as const)('%s', (_, content, side, width, expected) =>
  expect(arrivalOf({ ...NOBODY_DECIDED, side }, () => content, width)).toEqual(expected),
);

test.each([true, false])('left collapsed %s: the layout is not even read', (collapsed) => {
  const measure = vi.fn(() => ({ left: 0, right: 1280 }));
  expect(arrivalOf({ ...NOBODY_DECIDED, collapsed }, measure, 1280)).toEqual({ collapsed });
  expect(measure).not.toHaveBeenCalled();
});

describe('measuring', () => {
  afterEach(() => {
    document.body.replaceChildren();
    vi.restoreAllMocks();
  });

  test.each([
    [
      'welcome-to-the-jungle',
      `<main><h1 data-box="200 600">x</h1>
      <div data-testid="job-section-description"><p data-box="150 900">x</p>
      <p data-box="-5000 -4999">x</p></div><p data-box="0 1200">x</p>
      <div data-testid="job-similar">
        <div data-testid="job-section-description"><p data-box="0 1280">x</p></div>
      </div></main>
      <button data-testid="job_header-button-apply" data-box="800 950">x</button>
      <footer><p data-box="0 1280">x</p></footer>`,
    ],
    [
      'choisir-le-service-public',
      `<main><div class="strate-hero-offer"><h1 data-box="200 600">x</h1>
      <a class="fr-btn fr-btn--lg" data-box="800 950">x</a></div>
      <div class="strate-two-columns"><p data-box="150 900">x</p>
      <p data-box="-5000 -4999">x</p></div><p data-box="0 1200">x</p>
      <div class="strate-cards-list"><h1 data-box="0 1280">x</h1></div></main>
      <footer><p data-box="0 1280">x</p></footer>`,
    ],
  ] as const)(
    'on %s the offer’s text and its apply button count, other offers and hidden text do not',
    (board, html) => {
      document.body.innerHTML = html;
      vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (
        this: Element,
      ) {
        const [left = 0, right = 0] = (this.getAttribute('data-box') ?? '').split(' ').map(Number);
        return { left, right, width: right - left, height: 20 } as DOMRect;
      });
      expect(measureContent(document, PANEL_LAYOUTS[board])).toEqual({ left: 150, right: 950 });
    },
  );

  test('a page without content has no extent', () => {
    expect(measureContent(document, PANEL_LAYOUTS['welcome-to-the-jungle'])).toBeNull();
  });
});
