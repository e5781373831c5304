import { describe, expect, it, test } from 'vitest';
import { readPage } from '../../../lib/boards/index.ts';
import { pageOf } from '../../../scripts/pages/parse.ts';
import { countedWork } from '../../support/counted-work.ts';
import { HOSTILE_PAGES } from '../../support/hostile-pages.ts';

/** Less deep than parsers let pages be: beyond, elements become neighbours. */
const SIZE = 200;

/** Twice the page is twice the work; four times where it is squared. */
const MOST = 2.4;

/** How much more work it is to read a page that is twice as large. */
function growth(work: (size: number) => number): number {
  return work(2 * SIZE) / work(SIZE);
}

describe('the work that reading a page takes grows with the page only', () => {
  test.each(HOSTILE_PAGES)('$name', ({ url, html }) => {
    const grown = growth((size) => {
      const page = pageOf(url, html(size));
      return countedWork(() => readPage(page));
    });
    expect(grown).toBeLessThan(MOST);
  });
});

describe('counted work', () => {
  const nested = (size: number) =>
    pageOf('https://exemple.fr/', '<div><h2>a</h2>'.repeat(size)).document;
  const growthOf = (read: (document: Document) => unknown) =>
    growth((size) => {
      const document = nested(size);
      return countedWork(() => read(document));
    });

  test.each<[string, (document: Document) => unknown]>([
    [
      'what is around each element',
      (document) => [...document.querySelectorAll('h2')].map((one) => one.closest('main')),
    ],
    [
      'the text of each element',
      (document) => [...document.querySelectorAll('div')].map((one) => one.textContent),
    ],
  ])('shows that %s is read anew', (_, read) => expect(growthOf(read)).toBeGreaterThan(MOST));

  it('shows that siblings are looked through for each of them', () => {
    const grown = growth((size) => {
      const { document } = pageOf('https://exemple.fr/', '<h2>a</h2>'.repeat(size));
      return countedWork(() => document.querySelector('h1 ~ h2'));
    });
    expect(grown).toBeGreaterThan(MOST);
  });

  it('leaves the DOM as it was', () => {
    const { document } = pageOf('https://exemple.fr/', '<p>a</p>');
    const before = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(document.body), 'matches');
    countedWork(() => document.querySelectorAll('p'));
    const { body } = document;
    expect(Object.getOwnPropertyDescriptor(Object.getPrototypeOf(body), 'matches')).toEqual(before);
    expect(() => countedWork(() => JSON.parse('{'))).toThrow(SyntaxError);
  });
});
