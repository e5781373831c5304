/**
 * Reads the DOM's own properties, even if a page names its parts after them. A control named
 * "nextSibling" hides that property of its form, and an image named "title" that of the document,
 * in extensions' scripts too: a walk might not end, or an element take the place of a text. Only
 * forms and documents can be overridden like this (HTML standard, [LegacyOverrideBuiltIns], seen
 * 2026-11); their properties are read from the prototypes.
 *
 * All code that reads a page does so through these functions. Each takes time in proportion to the
 * part of the page it is given, and texts are limited.
 */

/** A page's document or one of its nodes. */
type Part = Node | Document;

/** A node's property, with the value that the DOM defines. */
export function property<Owner extends Part, Name extends keyof Owner>(
  node: Owner,
  name: Name,
): Owner[Name] {
  if (!isOverridable(node)) return node[name];
  const own = Reflect.get(Object.getPrototypeOf(node), name, node);
  // `location` exists only on the document itself, and cannot be overridden.
  return own === undefined ? node[name] : own;
}

/** A page's document with the properties that the DOM defines, whatever its parts are named. */
export function guarded(document: Document): Document {
  const proxy = new Proxy(document, {
    get(target, name) {
      const value = property(target, name as keyof Document);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  GUARDED.add(proxy);
  return proxy;
}

/** Documents that are already guarded: the DOM's own getters refuse proxies. */
const GUARDED = new WeakSet<object>();

/** The classes of forms and documents; empty outside a browser, where nothing is overridden. */
const OVERRIDABLE = /* @__PURE__ */ overridableClasses();

function overridableClasses() {
  const { HTMLFormElement, Document } = globalThis as Partial<typeof globalThis>;
  return [HTMLFormElement, Document].filter((one) => one !== undefined);
}

function isOverridable(node: object): boolean {
  return OVERRIDABLE.some((one) => node instanceof one) && !GUARDED.has(node);
}

/** The first element that matches, in document order. */
export function query(root: ParentNode & Part, selector: string): Element | null {
  return property(root, 'querySelector').call(root, selector);
}

/** All elements that match, in document order. */
export function queryAll(root: ParentNode & Part, selector: string): Iterable<Element> {
  return property(root, 'querySelectorAll').call(root, selector);
}

/** An element's tag in capitals, in HTML and XML documents alike. */
export function tagOf(element: Element): string {
  return property(element, 'tagName').toUpperCase();
}

/** An element's attribute; null when it has none. */
export function attribute(element: Element, name: string): string | null {
  return property(element, 'getAttribute').call(element, name);
}

export function hasAttribute(element: Element, name: string): boolean {
  return property(element, 'hasAttribute').call(element, name);
}

export function matches(element: Element, selector: string): boolean {
  return property(element, 'matches').call(element, selector);
}

/** The nearest element that matches, the element itself included. */
export function closest(element: Element, selector: string): Element | null {
  return property(element, 'closest').call(element, selector);
}

/** A node's parent element. */
export function parentOf(node: Node): Element | null {
  return property(node, 'parentElement');
}

/** The next node in document order inside `root`; null after the last. */
export function nextIn(root: Node, node: Node, descend = true): Node | null {
  const child = descend ? property(node, 'firstChild') : null;
  if (child) return child;
  for (let one: Node | null = node; one && one !== root; one = property(one, 'parentNode')) {
    const next = property(one, 'nextSibling');
    if (next) return next;
  }
  return null;
}

/** More nodes than a short text has: later ones are not read. */
const MAXIMUM_NODES = 2_000;

/**
 * The text of a node up to a limit: a title, a label, a fact. It is cut there, so that a page that
 * is one element of 5 MB costs no more than another.
 *
 * @param limit in UTF-16 units
 */
export function textIn(root: Node | null | undefined, limit = 2_000): string {
  let text = '';
  let node: Node | null = root ?? null;
  for (let seen = 0; root && node && seen < MAXIMUM_NODES && text.length < limit; seen += 1) {
    if (property(node, 'nodeType') === 3) text += property(node, 'nodeValue');
    node = nextIn(root, node);
  }
  return text.slice(0, limit);
}
