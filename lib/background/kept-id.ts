import type { OfferView } from '../answer/view.ts';
import { boardAddressesOf } from '../boards/addresses.ts';
import { offerId } from '../offer/offer-key.ts';

/**
 * What identifies a view's offer among the kept ones. A page that tells no reference (closed, or read
 * as a whole) has it in its address.
 */
export function keptIdOf(view: Pick<OfferView, 'board' | 'reference' | 'url'>): string {
  return offerId(view.board, referenceOf(view), view.url);
}

/** The offer's reference on its board, with its company's part; null when neither page nor address tells it. */
export function referenceOf({ reference, url }: Pick<OfferView, 'reference' | 'url'>) {
  if (reference) return reference;
  const page = new URL(url);
  const address = boardAddressesOf(page)?.readAddress(page);
  return address?.reference
    ? [address.organisation, address.reference].filter(Boolean).join('/')
    : null;
}
