import { useState } from 'preact/hooks';
import { type KeptOffer, OFFER_STATES, type OfferState } from '../../lib/offers/kept-offer.ts';
import { useTranslation } from '../translation.ts';
import { type OfferActions, OfferCard } from './card.tsx';
import { stateWord } from './words.ts';

/** What the board and the table are drawn from. */
export interface OffersProps extends OfferActions {
  offers: readonly KeptOffer[];
  today: string;
  compared: readonly string[];
  compareFull: boolean;
}

/** The offers in a column a state; a card is moved by dragging it, or by the list on it. */
export function OfferBoard(props: OffersProps) {
  const translation = useTranslation();
  const [over, setOver] = useState<OfferState | null>(null);
  const { offers, compared, change } = props;
  return (
    <div class="offer-board">
      {OFFER_STATES.map((state) => {
        const found = offers.filter((offer) => offer.state === state);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list on each card does it by keyboard.
          <section
            key={state}
            class={over === state ? 'offer-column over' : 'offer-column'}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(state);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(null);
              const id = event.dataTransfer?.getData('text/plain');
              const offer = offers.find((one) => one.id === id);
              if (offer && offer.state !== state) change(offer, { state });
            }}
          >
            <h2>
              {stateWord(state, translation)} <span class="count">{found.length}</span>
            </h2>
            {found.map((offer) => (
              <OfferCard
                key={offer.id}
                {...props}
                offer={offer}
                compared={compared.includes(offer.id)}
              />
            ))}
          </section>
        );
      })}
    </div>
  );
}

/** The offers one under the other, without states: those that were archived or deleted. */
export function OfferPile(props: OffersProps) {
  return (
    <div class="offer-pile">
      {props.offers.map((offer) => (
        <OfferCard
          key={offer.id}
          {...props}
          offer={offer}
          compared={props.compared.includes(offer.id)}
        />
      ))}
    </div>
  );
}
