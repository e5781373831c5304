import type { OfferLink } from '../offer/offer.ts';
import type { Evidence, EvidenceKind } from './resolution.ts';

/** A link as a reason: its words where it has some, else the address itself. */
export function linkEvidence(
  kind: EvidenceKind,
  { address, text, zone, offset }: OfferLink,
): Evidence {
  return { kind, zone, quote: text || address, offset: text ? offset : null, address };
}
