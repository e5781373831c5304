// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { covers, measureContent, startsCollapsed } from '../../../lib/panel/placement.ts';

describe('covers', () => {
  test.each([
    [{ left: 100, right: 900 }, 'right', 1280, false],
    [{ left: 100, right: 900 }, 'left', 1280, true],
    [{ left: 400, right: 1200 }, 'left', 1280, false],
    [{ left: 100, right: 1180 }, 'right', 1280, true],
    [{ left: 16, right: 344 }, 'right', 360, false],
    [null, 'right', 1280, false],
  ] as const)('%o on the %s of %i: %s', (content, side, width, expected) =>
    expect(covers(content, side, width)).toBe(expected),
  );
});

test.each([
  [true, false, true],
  [false, true, false],
  [null, true, true],
  [null, false, false],
])('left %s, covering %s: starts folded %s', (collapsed, covering, expected) => {
  const content = { left: 0, right: covering ? 1280 : 800 };
  const measure = vi.fn(() => content);
  const preferences = { collapsed, side: 'right', theme: 'system' } as const;
  expect(startsCollapsed(preferences, measure, 1280)).toBe(expected);
  expect(measure, 'the layout is read only when it counts').toHaveBeenCalledTimes(
    collapsed === null ? 1 : 0,
  );
});

describe('measuring', () => {
  afterEach(() => {
    document.body.replaceChildren();
    vi.restoreAllMocks();
  });

  test('the offer’s text and its apply button count, other offers and hidden text do not', () => {
    document.body.innerHTML = `
      <main><h1 data-box="200 600">x</h1><p data-box="150 900">x</p>
      <p data-box="-5000 -4999">x</p>
      <div class="strate-cards-list"><p data-box="0 1280">x</p></div></main>
      <button data-testid="job_header-button-apply" data-box="800 950">x</button>
      <footer><p data-box="0 1280">x</p></footer>`;
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (
      this: Element,
    ) {
      const [left = 0, right = 0] = (this.getAttribute('data-box') ?? '').split(' ').map(Number);
      return { left, right, width: right - left, height: 20 } as DOMRect;
    });
    expect(measureContent(document)).toEqual({ left: 150, right: 950 });
  });

  test('a page without content has no extent', () => {
    expect(measureContent(document)).toBeNull();
  });
});
