/** The highlight's name in the page's registry, and its style's. */
const NAME = 'repere';

/** Where the highlighted words come to stand, as a part of the window's height. */
const HEIGHT = 0.3;

const STYLE = `::highlight(${NAME}) { background-color: #ffd65c; color: #20261f; }`;

/** Marks words of a page without touching its nodes, as far as the browser can. */
export interface Highlighter {
  /** Scrolls to the words and marks them, in place of any others. */
  show(range: Range): void;
  /** Takes the mark away. */
  clear(): void;
}

/**
 * Opens the folded text that a range stands in, by the board's own buttons, as its reader would.
 *
 * @returns true when there was something to open
 */
export function unfold(range: Range): boolean {
  let opened = false;
  for (let element = range.startContainer.parentElement; element; element = element.parentElement) {
    if (!element.id) continue;
    const buttons = element.ownerDocument.querySelectorAll<HTMLElement>(
      'button[aria-controls][aria-expanded="false"]',
    );
    for (const button of buttons) {
      if (button.getAttribute('aria-controls') !== element.id) continue;
      button.click();
      opened = true;
    }
  }
  return opened;
}

/** A highlighter of one document, on the CSS Custom Highlight API where there is one. */
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
    // Containers that scroll on their own bring the words into their own view first.
    range.startContainer.parentElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
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
