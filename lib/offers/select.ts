import { nextEvent } from './dates.ts';
import { type KeptOffer, OFFER_STATES } from './kept-offer.ts';

/** Which offers are looked at. */
export const OFFER_PILES = ['followed', 'archived', 'deleted'] as const;

/** One of those. */
export type OfferPile = (typeof OFFER_PILES)[number];

/** What offers can be sorted by. */
export type OrderKey =
  | 'title'
  | 'startup'
  | 'contract'
  | 'pay'
  | 'posted'
  | 'next'
  | 'state'
  | 'kept';

/** How offers are sorted. */
export interface OfferOrder {
  by: OrderKey;
  down: boolean;
}

/** The offers of one pile, those deleted last first. */
export function pileOf(offers: readonly KeptOffer[], pile: OfferPile): KeptOffer[] {
  return offers.filter(({ archivedAt, deletedAt }) => {
    if (deletedAt) return pile === 'deleted';
    return pile === (archivedAt ? 'archived' : 'followed');
  });
}

/** Offers that tell no value come last, whatever the direction. */
export function sortOffers(
  offers: readonly KeptOffer[],
  { by, down }: OfferOrder,
  today: string,
): KeptOffer[] {
  const compare = IN_PLAIN_ORDER.has(by) ? comparePlainly : inFrench();
  const keyed = offers.map((offer) => ({ offer, key: keyOf(offer, by, today) }));
  keyed.sort((one, other) => {
    if (!one.key || !other.key) return one.key ? -1 : other.key ? 1 : 0;
    const compared = compare(one.key, other.key);
    return down ? -compared : compared;
  });
  return keyed.map(({ offer }) => offer);
}

/** What is compared as it is written: dates, and the number of a state. */
const IN_PLAIN_ORDER: ReadonlySet<OrderKey> = new Set(['posted', 'next', 'state', 'kept']);

function comparePlainly(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

let collator: Intl.Collator | undefined;

/** The order of French words, numbers by their size. Made once: `localeCompare` makes one for each comparison. */
function inFrench(): (one: string, other: string) => number {
  collator ??= new Intl.Collator('fr', { numeric: true });
  return collator.compare;
}

function keyOf(offer: KeptOffer, by: OrderKey, today: string): string {
  switch (by) {
    case 'title':
      return offer.title;
    case 'startup':
      return offer.answer.startups[0]?.name ?? '';
    case 'contract':
      return offer.contract ?? '';
    case 'pay':
      return offer.salary ?? '';
    case 'posted':
      return offer.datePosted ?? '';
    case 'next':
      return nextEvent(offer, today)?.date ?? '';
    case 'state':
      return String(OFFER_STATES.indexOf(offer.state) + 1);
    case 'kept':
      return offer.keptAt;
  }
}
