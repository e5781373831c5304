import type { KeptOffer } from './kept-offer.ts';
import { type Belonging, belongsTo, type SeenOffer } from './seen.ts';

/** The offers that go with one: of the same Startup first, then of one of the same incubators. */
export interface RelatedOffers {
  kept: readonly KeptOffer[];
  /** Those that were opened and are not kept, the last one first. */
  seen: readonly SeenOffer[];
}

/** No offers. */
export const NONE_RELATED: RelatedOffers = { kept: [], seen: [] };

/**
 * The other offers of the same Startup, or of one of the same incubators.
 * @param kept all kept offers, the deleted ones too
 */
export function relatedTo(
  { id, answer }: { id: string; answer: Belonging },
  kept: readonly KeptOffer[],
  seen: readonly SeenOffer[],
): RelatedOffers {
  const { startups, incubators } = belongsTo(answer);
  const isStartup = new Set(startups);
  const isIncubator = new Set(incubators);
  /** 0: the same Startup; 1: the same incubator; 2: neither. */
  const distance = (other: { startups: readonly string[]; incubators: readonly string[] }) => {
    if (other.startups.some((one) => isStartup.has(one))) return 0;
    return other.incubators.some((one) => isIncubator.has(one)) ? 1 : 2;
  };
  const here = kept.filter(({ deletedAt }) => !deletedAt);
  const isHere = new Set([id, ...here.map((offer) => offer.id)]);
  return {
    kept: nearest(
      here.filter((offer) => offer.id !== id),
      (offer) => distance(belongsTo(offer.answer)),
    ),
    seen: nearest(seen.filter((offer) => !isHere.has(offer.id)).toReversed(), distance),
  };
}

function nearest<Offer>(offers: readonly Offer[], distance: (offer: Offer) => number): Offer[] {
  return [0, 1].flatMap((wanted) => offers.filter((offer) => distance(offer) === wanted));
}
