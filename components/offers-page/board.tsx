import { useState } from 'preact/hooks';
import { type KeptOffer, OFFER_STATES, type OfferState } from '../../lib/offers/kept-offer.ts';
import { type OfferActions, OfferCard } from './card.tsx';
import { useShown } from './shown.tsx';
import { StateHeading } from './state-names.tsx';

/** A card is a quarter of a window high or more, and there are five columns of them. */
const CARDS_AT_ONCE = 10;

/** What the board and the table are drawn from. */
export interface OffersProps extends OfferActions {
  offers: readonly KeptOffer[];
  today: string;
  compared: readonly string[];
  compareFull: boolean;
  /** Names a state; an empty name gives Repère's own word back. */
  rename(state: OfferState, name: string): Promise<boolean>;
}

/** The offers in a column a state; a card is moved by dragging it, or by the list on it. */
export function OfferBoard(props: OffersProps) {
  return (
    <div class="offer-board">
      {OFFER_STATES.map((state) => (
        <Column key={state} {...props} state={state} />
      ))}
    </div>
  );
}

/** The offers of one state. */
function Column(props: OffersProps & { state: OfferState }) {
  const [over, setOver] = useState(false);
  const { offers, state, change } = props;
  const found = offers.filter((offer) => offer.state === state);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list on each card does it by keyboard.
    <section
      class={over ? 'offer-column over' : 'offer-column'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const id = event.dataTransfer?.getData('text/plain');
        const offer = offers.find((one) => one.id === id);
        if (offer && offer.state !== state) change(offer, { state });
      }}
    >
      <StateHeading state={state} count={found.length} rename={props.rename} />
      <Cards {...props} offers={found} />
    </section>
  );
}

/** The offers one under the other, without states: those that were archived or deleted. */
export function OfferPile(props: OffersProps) {
  return (
    <div class="offer-pile">
      <Cards {...props} />
    </div>
  );
}

/** The first cards of a list, and the way to more. */
function Cards(props: OffersProps) {
  const { shown, more } = useShown(props.offers, CARDS_AT_ONCE);
  return (
    <>
      {shown.map((offer) => (
        <OfferCard
          key={offer.id}
          {...props}
          offer={offer}
          compared={props.compared.includes(offer.id)}
        />
      ))}
      {more}
    </>
  );
}
