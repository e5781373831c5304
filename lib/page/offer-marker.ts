import type { Evidence } from '../matching/resolution.ts';
import type { ZoneName } from '../offer/offer.ts';
import { findQuote, passageAt } from './find-quote.ts';
import { createHighlighter, unfold } from './highlight.ts';

/** Words of the offer, and their place. */
export type QuotedEvidence = Pick<Evidence, 'quote' | 'zone' | 'offset'>;

/** Shows an offer's words in its page. */
export interface OfferMarker {
  /** Scrolls to the quoted words and marks them; null when they are no longer there. */
  show(evidence: QuotedEvidence): Range | null;
  /** Removes the mark. */
  clear(): void;
}

/**
 * The marker of one page.
 *
 * @param zoneText the present text of one of the offer's zones, or null
 */
export function createOfferMarker(
  document: Document,
  zoneText: (zone: ZoneName) => string | null,
): OfferMarker {
  const highlighter = createHighlighter(document);
  return {
    show({ quote, zone, offset }) {
      const content = document.querySelector('main') ?? document.body;
      const text = zoneText(zone) ?? '';
      // The page may have changed: then other words are at this place.
      const passage =
        offset !== null && text.startsWith(quote, offset)
          ? passageAt(text, quote, offset)
          : { before: '', quote, after: '' };
      const range = findQuote(content, passage);
      if (!range) return null;
      const show = () => highlighter.show(range);
      // Text that was just unfolded has its place from the next frame on.
      if (unfold(range)) document.defaultView?.requestAnimationFrame(show);
      else show();
      return range;
    },
    clear: highlighter.clear,
  };
}
