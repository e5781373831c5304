/**
 * Elements without words of the offer: code, hidden parts, and the offers that boards recommend
 * below (seen 2025-09 on Welcome to the Jungle, 2026-10 on Choisir le service public).
 */
const SILENT =
  'script,style,template,noscript,iframe,.strate-cards-list,[data-testid=job-section-related-jobs]';

/** `Node.COMMENT_NODE`: programs that read recorded pages have no `Node`. */
const COMMENT = 8;

/** Longer than any offer's page, in UTF-16 units: further text is not read. */
export const MOST_SHOWN = 100_000;

/**
 * The text of a page's content as people see it, up to `MOST_SHOWN`. Hidden text is
 * included, since boards clamp long texts. Real pages may have no `main` and 80 kB of code
 * in their body: only elements that contain code are walked through, the browser returns the
 * text of the others in one go.
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
    // A page may name its controls after DOM properties (lib/dom/dom.ts) or nest elements without
    // end; the offer readers cope with that. Here it is enough to return a text that equals no
    // other and is too short to be judged.
    return `${Math.random()}`;
  }
}

/**
 * The content of a page: its pieces of text, as they are in its elements, and the
 * addresses of its links.
 */
export interface PageParts {
  /** In the page's order, `MOST_SHOWN` units together. */
  texts: string[];
  /** As written in the page. */
  addresses: string[];
}

/** The parts of a page's content that people see. */
export function shownParts(document: Document): PageParts {
  const texts: string[] = [];
  const addresses: string[] = [];
  let room = MOST_SHOWN;
  const content = contentOf(document);
  const silent = new Set(content?.querySelectorAll<Element>(`svg,${SILENT}`));
  const collect = (element: Element) => {
    for (const child of element.childNodes as NodeListOf<Element>) {
      if (room <= 0) return;
      if (child.nodeType === COMMENT || silent.has(child)) continue;
      const address = child.nodeName === 'A' && child.getAttribute('href');
      if (address) addresses.push(address);
      // Most elements hold a text alone, which the browser gives without its node.
      if (child.firstElementChild) collect(child);
      else {
        const text = child.textContent.slice(0, room);
        room -= text.length;
        if (text) texts.push(text);
      }
    }
  };
  if (content) collect(content);
  return { texts, addresses };
}

function contentOf(document: Document): Element | null {
  return document.querySelector('main') ?? document.body;
}
