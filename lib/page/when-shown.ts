/** Runs `start` once the page is its tab's own: one that is prerendered is not yet, and nobody looks at it. */
export function whenShown(document: Document, start: () => void): void {
  if (document.prerendering) document.addEventListener('prerenderingchange', start, { once: true });
  else start();
}
