import type { OfferEvent } from '../lib/offers/dates.ts';
import type { KeptOffer } from '../lib/offers/kept-offer.ts';
import type { RelatedOffers } from '../lib/offers/related.ts';
import type { StateNames } from '../lib/offers/state-names.ts';
import { RelatedList } from './offers-page/related.tsx';
import { StateNamesContext } from './offers-page/state-names.tsx';
import { dateWord, startupWord, whenWord } from './offers-page/words.ts';
import { useTranslation } from './translation.ts';

/** What the popup says of the offers that the person keeps. */
export interface KeptGlance {
  /** How many are followed. */
  count: number;
  /** What comes within a week, soonest first. */
  soon: readonly OfferEvent[];
  /** Other offers of the Startup or incubator of the offer on show. */
  related: RelatedOffers;
  /** What the person calls the states. */
  stateNames: StateNames;
}

interface KeptOffersProps {
  kept: KeptGlance;
  /** Opens an offer's sheet. */
  openOffers(id: string): void;
}

/** As many as the popup has room for. */
const MOST_SHOWN = 3;

/** What is due soon, and what goes with the offer on show; nothing where there is neither. */
export function KeptOffers({ kept, openOffers }: KeptOffersProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const link = (offer: KeptOffer, label: string) => (
    <button type="button" class="text-button" onClick={() => openOffers(offer.id)}>
      {label}
    </button>
  );
  const hasRelated = kept.related.kept.length + kept.related.seen.length > 0;
  if (kept.soon.length === 0 && !hasRelated) return null;
  return (
    <section class="kept-offers">
      {kept.soon.length > 0 && (
        <>
          <h2>{translate('popup.soon')}</h2>
          <ul class="links">
            {kept.soon.slice(0, MOST_SHOWN).map(({ offer, name, date }) => (
              <li key={`${offer.id} ${name}`}>
                {link(offer, startupWord(offer, translation))}{' '}
                <span class="note">
                  {dateWord(name, translation)}, <time>{whenWord(date, translation)}</time>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {hasRelated && (
        <StateNamesContext.Provider value={kept.stateNames}>
          <h2>{translate('related.short')}</h2>
          <RelatedList related={kept.related} open={openOffers} most={MOST_SHOWN} />
        </StateNamesContext.Provider>
      )}
    </section>
  );
}
