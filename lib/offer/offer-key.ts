import type { BoardId } from './offer.ts';

/** What identifies an offer for good. */
export interface OfferKey {
  board: BoardId;
  /** On boards where each company has its own references, the company is part of it. */
  reference: string;
}

/** Longer than any board's reference, in UTF-16 units. */
export const LONGEST_REFERENCE = 300;

/** The key of an offer; null when its page tells no usable reference. */
export function offerKey(offer: { board: BoardId; reference: string | null }): OfferKey | null {
  const { board, reference } = offer;
  if (!reference || reference.length > LONGEST_REFERENCE) return null;
  return { board, reference };
}

/** Whether something is about this offer. */
export function isAbout({ board, reference }: OfferKey): (other: OfferKey) => boolean {
  return (other) => other.board === board && other.reference === reference;
}
