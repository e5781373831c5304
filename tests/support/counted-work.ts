import { parseHtml } from '../../scripts/pages/parse.ts';

/** What is read of a part of a page is counted with its size: a list by its elements, a text by its letters. */
const LETTERS_AT_ONCE = 50;

/**
 * How much a function reads of pages: each property and method of the DOM that it uses, also within the parser's own
 * selectors. The same at each run and on any machine, unlike a time.
 */
export function countedWork(work: () => unknown): number {
  let count = 0;
  const note = (value: unknown) => {
    count += 1;
    if (typeof value === 'string') count += value.length / LETTERS_AT_ONCE;
    else if (Array.isArray(value)) count += value.length;
    return value;
  };
  const restore = PROTOTYPES.flatMap((prototype) =>
    Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, descriptor]) => {
      const { get, value } = descriptor;
      if (name === 'constructor' || !descriptor.configurable) return [];
      if (get) {
        Object.defineProperty(prototype, name, {
          ...descriptor,
          get() {
            return note(get.call(this));
          },
        });
      } else if (typeof value === 'function') {
        Object.defineProperty(prototype, name, {
          ...descriptor,
          value(...values: unknown[]) {
            return note(value.apply(this, values));
          },
        });
      } else return [];
      return [() => Object.defineProperty(prototype, name, descriptor)];
    }),
  );
  try {
    work();
  } finally {
    for (const one of restore) one();
  }
  return count;
}

/** The prototypes of the parts of a page, from an element and a text up. */
const PROTOTYPES = prototypesOf();

function prototypesOf(): object[] {
  const document = parseHtml('<body><form>a<input></form><a href="x">a</a><h1>a</h1></body>');
  const parts: Node[] = [document, ...document.querySelectorAll('*')];
  const found = new Set<object>();
  for (const part of [...parts, ...parts.flatMap((one) => [...one.childNodes])]) {
    let prototype = Object.getPrototypeOf(part);
    while (prototype && prototype !== Object.prototype) {
      found.add(prototype);
      prototype = Object.getPrototypeOf(prototype);
    }
  }
  return [...found];
}
