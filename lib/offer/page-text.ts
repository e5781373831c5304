/**
 * What holds no words of a page's offer: code, what nobody is shown, and the other offers that the boards recommend
 * below (seen 2025-09 on Welcome to the Jungle, 2026-10 on Choisir le service public).
 */
const SILENT =
  'script,style,template,noscript,iframe,.strate-cards-list,[data-testid=job-section-related-jobs]';

/** `Node.TEXT_NODE` and `Node.COMMENT_NODE`: programs that read recorded pages have no `Node`. */
const TEXT = 3;
const COMMENT = 8;

/** No offer's page shows more, in UTF-16 units: the rest is not looked at. */
export const MOST_SHOWN = 100_000;

/**
 * The text of a page's content as people see it, the first `MOST_SHOWN` of it; hidden text counts, since boards
 * clamp long ones. Real pages may have no `main`, and 80 kB of code in their body: only what holds some is gone
 * into, the browser itself reads the rest at once.
 */
export function shownText(document: Document): string {
  const read = (node: Element): string => {
    if (node.nodeType === COMMENT || node.matches?.(SILENT)) return '';
    if (!node.querySelector?.(SILENT)) return node.textContent;
    return Array.from(node.childNodes as NodeListOf<Element>, read).join('');
  };
  try {
    const content = contentOf(document);
    return content ? read(content).slice(0, MOST_SHOWN) : '';
  } catch {
    // A page can call its controls like the DOM's own properties (lib/dom/dom.ts), or nest without end: readers
    // see through. Here it is enough that this text is taken for no other, and too short to tell.
    return `${Math.random()}`;
  }
}

/** What a page's content is made of: its texts as they stand in its elements, and its links' addresses. */
export interface PageParts {
  /** In their order, `MOST_SHOWN` together. */
  texts: string[];
  /** As they are written. */
  addresses: string[];
}

/** The parts of a page's content that people see. */
export function shownParts(document: Document): PageParts {
  const texts: string[] = [];
  const addresses: string[] = [];
  let room = MOST_SHOWN;
  const collect = (element: Element) => {
    for (const child of element.childNodes as NodeListOf<Element>) {
      if (room <= 0) return;
      if (child.nodeType === TEXT) {
        const text = child.textContent.slice(0, room);
        room -= text.length;
        texts.push(text);
      } else if (!child.matches?.(`svg,${SILENT}`)) {
        const address = child.nodeName === 'A' && child.getAttribute('href');
        if (address) addresses.push(address);
        collect(child);
      }
    }
  };
  const content = contentOf(document);
  if (content) collect(content);
  return { texts, addresses };
}

function contentOf(document: Document): Element | null {
  return document.querySelector('main') ?? document.body;
}
