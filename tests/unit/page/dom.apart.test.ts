import { beforeAll, describe, expect, it, test, vi } from 'vitest';
import { parseHtml } from '../../../scripts/pages/parse.ts';

type Dom = typeof import('../../../lib/dom/dom.ts');

/**
 * A node as browsers have it: getters that refuse any other object, and on forms and documents controls and images
 * that come before them (HTML standard, [LegacyOverrideBuiltIns]). tests/e2e/shadowed.spec.ts asks the browsers.
 */
class FakeNode {
  readonly #own = 'own';

  get title() {
    return this.#own;
  }

  get nextSibling() {
    return this.#own;
  }

  matches(selector: string) {
    return selector === this.#own;
  }

  querySelector(selector: string) {
    return `${this.#own} ${selector}`;
  }
}
class FakeForm extends FakeNode {}
class FakeDocument extends FakeNode {}

function shadowed<Kind extends FakeNode>(node: Kind): Kind {
  for (const name of ['title', 'nextSibling', 'matches', 'querySelector']) {
    Object.defineProperty(node, name, { configurable: true, value: `an element named ${name}` });
  }
  return node;
}

let dom: Dom;

beforeAll(async () => {
  vi.stubGlobal('HTMLFormElement', FakeForm);
  vi.stubGlobal('Document', FakeDocument);
  vi.resetModules();
  dom = await import('../../../lib/dom/dom.ts');
  return () => vi.unstubAllGlobals();
});

const asForm = (node: FakeNode) => node as unknown as HTMLFormElement;
const asDocument = (node: FakeNode) => node as unknown as Document;

test.each<[string, FakeNode]>([
  ['a form', shadowed(new FakeForm())],
  ['a document', shadowed(new FakeDocument())],
  ['a form without such controls', new FakeForm()],
  ['any other element', new FakeNode()],
])('%s has its own properties', (_, node) => {
  expect(dom.property(asForm(node), 'nextSibling')).toBe('own');
  expect(dom.matches(asForm(node), 'own')).toBe(true);
  expect(dom.query(asForm(node), 'p')).toBe('own p');
});

describe('a guarded document', () => {
  it('has its own properties, whatever its images are called', () => {
    const page = dom.guarded(asDocument(shadowed(new FakeDocument())));
    expect(page.title).toBe('own');
    expect(page.querySelector('p')).toBe('own p');
  });

  // Getters of the DOM refuse what only stands for a document: the panel stayed away for it.
  it('is one for the helpers too', () => {
    const page = dom.guarded(asDocument(shadowed(new FakeDocument())));
    expect(dom.property(page, 'title')).toBe('own');
    expect(dom.query(page, 'p')).toBe('own p');
  });
});

describe('a text', () => {
  const textIn = (html: string, limit?: number) => dom.textIn(parseHtml(html).body, limit);

  test.each<[string, string, number | undefined, string]>([
    ['of nested elements', '<p>a<b>b<i>c</i></b>d</p>e', undefined, 'abcde'],
    ['up to its limit', '<p>mot mot</p>', 5, 'mot m'],
    ['of nothing', '', undefined, ''],
  ])('%s', (_, html, limit, expected) => expect(textIn(html, limit)).toBe(expected));

  it('ends, however many nodes there are', () => {
    expect(textIn('<b>a</b>'.repeat(20_000), 1_000_000).length).toBeLessThan(2_000);
  });
});
