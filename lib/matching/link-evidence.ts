import type { OfferLink } from '../offer/offer.ts';
import type { Evidence, EvidenceKind } from './resolution.ts';

/** The evidence that a link gives: it quotes the link's words, or the address when it has none. */
export function linkEvidence(
  kind: EvidenceKind,
  { address, text, zone, offset }: OfferLink,
): Evidence {
  return { kind, zone, quote: text || address, offset: text ? offset : null, address };
}
