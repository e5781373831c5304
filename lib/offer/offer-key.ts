import type { BoardId } from './offer.ts';
import { withoutQuery } from './text.ts';

/** Identifies an offer permanently. */
export interface OfferKey {
  board: BoardId;
  /** Includes the company on boards where each company has its own references. */
  reference: string;
}

/** Longer than any board's reference, in UTF-16 units. */
export const LONGEST_REFERENCE = 300;

/** The key of an offer; null when its page has no usable reference. */
export function offerKey(offer: { board: BoardId; reference: string | null }): OfferKey | null {
  const { board, reference } = offer;
  if (!reference || reference.length > LONGEST_REFERENCE) return null;
  return { board, reference };
}

/** A test of whether other keys identify the same offer. */
export function isAbout({ board, reference }: OfferKey): (other: OfferKey) => boolean {
  return (other) => other.board === board && other.reference === reference;
}

/**
 * Identifies an offer permanently, as one text: its board and reference, or without a reference its
 * address without query.
 */
export function offerId(board: BoardId, reference: string | null, url: string): string {
  return `${board}/${reference ?? withoutQuery(url)}`;
}
