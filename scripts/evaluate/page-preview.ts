import { marked } from 'marked';
import type { Resolver } from '../../lib/matching/resolve.ts';
import { offerIn, pagePreviewOf } from '../../lib/offer/page-preview.ts';
import { shownText } from '../../lib/offer/page-text.ts';
import { isWorthAsking } from '../../lib/page/network-words.ts';
import { parseHtml } from '../pages/parse.ts';
import type { LabelledOffer, OtherOffer } from './offers.ts';

/** How many offers get how far, before anything is read. */
export interface GlimpseMeasure {
  offers: number;
  /** Their text has one of the watcher's words: the background is woken. */
  withSigns: number;
  /** Their words may be the network's: the page is read. */
  suspected: number;
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
    const pages = offers.map(pageOf).filter((page) => isWorthAsking(shownText(page)));
    const previews = pages.flatMap((page) => pagePreviewOf(page) ?? []);
    return {
      offers: offers.length,
      withSigns: previews.length,
      suspected: previews.filter((preview) => resolver.isSuspected(offerIn(preview, PLACE))).length,
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
