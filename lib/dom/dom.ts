/**
 * The DOM as it is, whatever a page calls its own parts. A control named "nextSibling" takes the place of
 * its form's own property, an image named "title" that of the document's, in extensions' scripts too:
 * a walk would not end, or a text would be an element. Of forms and documents alone (HTML standard,
 * [LegacyOverrideBuiltIns], seen 2026-11); there, properties are read from the prototypes.
 *
 * Whatever reads a page reads it through these. No function here takes more time than the part of the
 * page that it names, and a text has a bound.
 */

/** A page's document or one of its nodes. */
type Part = Node | Document;

/** A node's property, as the DOM defines it. */
export function property<Owner extends Part, Name extends keyof Owner>(
  node: Owner,
  name: Name,
): Owner[Name] {
  if (!isOverridable(node)) return node[name];
  const own = Reflect.get(Object.getPrototypeOf(node), name, node);
  // A document's location is its own alone, and cannot be taken.
  return own === undefined ? node[name] : own;
}

/** A page's document as the DOM defines it: what its own parts are called takes no property's place. */
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

/** Documents whose properties are right already: the DOM's own getters refuse what stands for a document. */
const GUARDED = new WeakSet<object>();

/** Forms and documents; outside a browser there are no such classes, and no such forms. */
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

/** An element's tag in capitals, whatever kind of document it stands in. */
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

/** The element itself or the nearest one around it that matches. */
export function closest(element: Element, selector: string): Element | null {
  return property(element, 'closest').call(element, selector);
}

/** The element around a node. */
export function parentOf(node: Node): Element | null {
  return property(node, 'parentElement');
}

/** The next node in document order that stands inside `root`; null after the last. */
export function nextIn(root: Node, node: Node, descend = true): Node | null {
  const child = descend ? property(node, 'firstChild') : null;
  if (child) return child;
  for (let one: Node | null = node; one && one !== root; one = property(one, 'parentNode')) {
    const next = property(one, 'nextSibling');
    if (next) return next;
  }
  return null;
}

/** More nodes than a short text is made of; what stands behind them is not looked at. */
const MAXIMUM_NODES = 2_000;

/**
 * The text of an element, of any node, up to a length: a title, a label, a fact. What is longer ends
 * there, and a page of one element of 5 MB costs no more than another.
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
