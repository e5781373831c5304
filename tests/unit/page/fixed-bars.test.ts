// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { fixedBarsHeight } from '../../../lib/page/fixed-bars.ts';

const WINDOW = { width: 400, height: 800 };

/** A page of boxes, each from a height of the window to another, over its whole width, the last one on top. */
function pageOf(...boxes: [style: string, top: number, bottom: number, name?: string][]): void {
  const elements = boxes.map(([style, top, bottom, name = 'div']) => {
    const element = document.createElement(name);
    element.setAttribute('style', style);
    element.getBoundingClientRect = () => ({ top, bottom, height: bottom - top }) as DOMRect;
    document.body.append(element);
    return { element, top, bottom };
  });
  document.elementsFromPoint = (_x: number, y: number) =>
    elements
      .filter(({ top, bottom }) => y >= top && y < bottom)
      .map(({ element }) => element)
      .reverse();
}

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

const heightOf = () =>
  fixedBarsHeight(document, WINDOW, 'right', (element) => element.localName === 'repere-panel');

test.each([
  ['nothing fixed', [['', 0, 4_000]], 0],
  [
    'a sticky row of buttons',
    [
      ['', 0, 4_000],
      ['position: sticky; bottom: 0', 743, 800],
    ],
    57,
  ],
  [
    'a sticky head',
    [
      ['', 0, 4_000],
      ['position: sticky; top: 0', 0, 64],
    ],
    0,
  ],
  [
    'a question over the buttons',
    [
      ['', 0, 4_000],
      ['position: sticky; bottom: 0', 743, 800],
      ['position: fixed', 650, 743],
    ],
    150,
  ],
  [
    'a question in front of the buttons',
    [
      ['', 0, 4_000],
      ['position: sticky; bottom: 0', 743, 800],
      ['position: fixed', 700, 800],
    ],
    100,
  ],
  [
    'what fills the window',
    [
      ['', 0, 4_000],
      ['position: fixed', 0, 800],
    ],
    0,
  ],
  [
    'the panel itself',
    [
      ['', 0, 4_000],
      ['position: fixed', 700, 800, 'repere-panel'],
    ],
    0,
  ],
  [
    'what stands higher',
    [
      ['', 0, 4_000],
      ['position: fixed', 500, 700],
    ],
    0,
  ],
] as [string, [string, number, number, string?][], number][])('%s', (_, boxes, expected) => {
  pageOf(...boxes);
  expect(heightOf()).toBe(expected);
});

test('a question in a shadow root, whose element has no size', () => {
  pageOf(['', 0, 4_000], ['', 700, 800, 'the-cookies']);
  const [, host] = document.body.children;
  if (host) host.getBoundingClientRect = () => ({ top: 0, bottom: 0, height: 0 }) as DOMRect;
  expect(heightOf()).toBeGreaterThanOrEqual(100);
  expect(heightOf()).toBeLessThan(110);
});
