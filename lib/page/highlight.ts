import { attribute, parentOf, property, queryAll } from '../dom/dom.ts';

/** The highlight's name in the page's registry and in its style sheet. */
const NAME = 'repere';

/** The height to which the highlighted words are scrolled, as a share of the window's. */
const HEIGHT = 0.3;

const STYLE = `::highlight(${NAME}) { background-color: #ffd65c; color: #20261f; }`;

/** Marks words of a page without changing its nodes, as far as the browser can. */
export interface Highlighter {
  /** Scrolls to the words and marks them, instead of any others. */
  show(range: Range): void;
  /** Removes the mark. */
  clear(): void;
}

/**
 * Opens the folded text around a range with the board's own buttons, as its reader would.
 * @returns whether there was something to open
 */
export function unfold(range: Range): boolean {
  let opened = false;
  const document = range.startContainer.ownerDocument as Document;
  for (let element = parentOf(range.startContainer); element; element = parentOf(element)) {
    const id = attribute(element, 'id');
    if (!id) continue;
    const buttons = queryAll(document, 'button[aria-controls][aria-expanded="false"]');
    for (const button of buttons) {
      if (attribute(button, 'aria-controls') !== id) continue;
      (button as HTMLElement).click();
      opened = true;
    }
  }
  return opened;
}

/** A highlighter for one document, using the CSS Custom Highlight API where there is one. */
export function createHighlighter(document: Document): Highlighter {
  const window = document.defaultView as (Window & typeof globalThis) | null;
  let style: HTMLStyleElement | null = null;

  function clear(): void {
    style?.remove();
    style = null;
    window?.CSS?.highlights?.delete(NAME);
  }

  function mark(range: Range): void {
    if (!window?.CSS?.highlights || !window.Highlight) return;
    // Beside the page's nodes, like the panel: pages keep their own adopted sheets, and Firefox
    // does not let extensions add to them.
    style = document.createElement('style');
    style.textContent = STYLE;
    document.documentElement.append(style);
    window.CSS.highlights.set(NAME, new window.Highlight(range));
  }

  function scrollTo(range: Range): void {
    if (!window) return;
    // Scrolling containers first bring the words into their own view.
    const around = parentOf(range.startContainer);
    if (around) {
      const scroll = property(around, 'scrollIntoView');
      scroll.call(around, { block: 'nearest', behavior: 'instant' });
    }
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const { top } = range.getBoundingClientRect();
    window.scrollBy({
      top: top - window.innerHeight * HEIGHT,
      behavior: still ? 'instant' : 'smooth',
    });
  }

  return {
    show(range) {
      clear();
      mark(range);
      scrollTo(range);
    },
    clear,
  };
}
