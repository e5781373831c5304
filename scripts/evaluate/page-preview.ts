import { marked } from 'marked';
import type { Resolver } from '../../lib/matching/resolve.ts';
import { offerIn, pagePreviewOf } from '../../lib/offer/page-preview.ts';
import { shownText } from '../../lib/offer/page-text.ts';
import { isWorthAsking, namesNetwork } from '../../lib/page/network-words.ts';
import { parseHtml } from '../pages/parse.ts';
import type { LabelledOffer, OtherOffer } from './offers.ts';

/** How many offers get how far, before anything is read. */
export interface GlimpseMeasure {
  offers: number;
  /** Their text has one of the watcher's words: the background is woken. */
  withSigns: number;
  /** Their words name the network, or may be the network's: the page is read. */
  read: number;
}

/**
 * How many offers pass the watcher's words and the background's preview. The pages are bare ones, with
 * nothing beside the offer: what stands there can only let more of them pass.
 */
export function measurePagePreviews(
  network: readonly LabelledOffer[],
  others: readonly OtherOffer[],
  resolver: Resolver,
): Record<'network' | 'others', GlimpseMeasure> {
  const measure = (offers: readonly (LabelledOffer | OtherOffer)[]): GlimpseMeasure => {
    const pages = offers
      .map(pageOf)
      .map((page) => ({ page, text: shownText(page) }))
      .filter(({ text }) => isWorthAsking(text));
    const isRead = ({ page, text }: (typeof pages)[number]) => {
      if (namesNetwork(text)) return true;
      const preview = pagePreviewOf(page);
      return preview === null || resolver.isSuspected(offerIn(preview, PLACE));
    };
    return {
      offers: offers.length,
      withSigns: pages.length,
      read: pages.filter(isRead).length,
    };
  };
  return { network: measure(network), others: measure(others) };
}

const PLACE = {
  board: 'choisir-le-service-public',
  url: 'https://choisirleservicepublic.gouv.fr/offre-emploi/2026-1/',
  organisation: null,
  reference: '2026-1',
} as const;

function pageOf({ title, text }: LabelledOffer | OtherOffer): Document {
  const shown = title.replaceAll('<', '&lt;');
  const body = `<h1>${shown}</h1>${marked.parse(text, { async: false })}`;
  return parseHtml(`<head><title>${shown}</title></head><body>${body}</body>`);
}
