import { nextEvent } from '../../lib/offers/dates.ts';
import {
  type KeptOffer,
  OFFER_STATES,
  type OfferChange,
  type OfferState,
} from '../../lib/offers/kept-offer.ts';
import { ExternalLink } from '../external-link.tsx';
import { useTranslation } from '../translation.ts';
import { useStateWord } from './state-names.tsx';
import {
  boardWord,
  dateWord,
  factsWord,
  firstLine,
  incubatorWord,
  startupWord,
  whenWord,
} from './words.ts';

/** What a person can do with an offer from a list. */
export interface OfferActions {
  change(offer: KeptOffer, change: OfferChange): void;
  /** Opens its interview sheet. */
  open(id: string): void;
  /** Puts it beside others, or takes it away from there. */
  compare(id: string): void;
}

interface OfferProps extends OfferActions {
  offer: KeptOffer;
  /** Today where the person is, yyyy-mm-dd. */
  today: string;
  compared: boolean;
  /** No more can be put beside each other. */
  compareFull: boolean;
}

/** One kept offer, with what tells it from the others at a glance. */
export function OfferCard(props: OfferProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const { offer, today } = props;
  const [startup] = offer.answer.startups;
  const next = nextEvent(offer, today);
  const note = firstLine(offer.notes);
  return (
    <article
      class="offer-card"
      draggable={!offer.deletedAt}
      data-id={offer.id}
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', offer.id);
        if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <h3>
        <button type="button" class="title-button" onClick={() => props.open(offer.id)}>
          {offer.title}
        </button>
      </h3>
      <p class="offer-startup">{startupWord(offer, translation)}</p>
      {startup?.pitch && (
        <p class="offer-pitch" lang="fr">
          {startup.pitch}
        </p>
      )}
      <p class="note">{incubatorWord(offer, translation)}</p>
      <p class="note">{factsWord(offer)}</p>
      <Visit offer={offer} />
      {next && (
        <p class="offer-next">
          {dateWord(next.name, translation)}
          {translate('offers.colon')}
          <time dateTime={next.date}>{whenWord(next.date, translation)}</time>
        </p>
      )}
      {note && <p class="offer-note">{note}</p>}
      <p class="offer-actions">
        {offer.deletedAt ? (
          <button
            type="button"
            class="text-button"
            onClick={() => props.change(offer, { deleted: false })}
          >
            {translate('offers.restore')}
          </button>
        ) : (
          <>
            <StateChoice offer={offer} choose={(state) => props.change(offer, { state })} />
            <MoreActions {...props} />
          </>
        )}
        <ExternalLink
          address={offer.url}
          label={translate('offers.seeOn', [boardWord(offer.board)])}
        />
      </p>
    </article>
  );
}

/** That the offer has changed or closed since it was kept, as the person's last visit showed. */
export function Visit({ offer: { visit } }: { offer: KeptOffer }) {
  const { translate } = useTranslation();
  if (!visit || visit.found === 'same') return null;
  return (
    <p class="notice">
      {translate(visit.found === 'closed' ? 'offers.closed' : 'offers.changedSince')}
    </p>
  );
}

interface StateChoiceProps {
  offer: KeptOffer;
  choose(state: OfferState): void;
}

/** Where the application stands, changed by keyboard as well. */
export function StateChoice({ offer, choose }: StateChoiceProps) {
  const { translate } = useTranslation();
  const word = useStateWord();
  return (
    <label class="state-choice">
      <span class="visually-hidden">{translate('offers.stateOf', [offer.title])}</span>
      <select
        value={offer.state}
        onChange={({ currentTarget }) => {
          const state = OFFER_STATES.find((one) => one === currentTarget.value);
          if (state) choose(state);
        }}
      >
        {OFFER_STATES.map((state) => (
          <option key={state} value={state}>
            {word(state)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Beside others, put away, thrown away: each with a way back. */
export function MoreActions(props: OfferProps) {
  const { translate } = useTranslation();
  const { offer, compared, compareFull } = props;
  return (
    <>
      <label class="compare-choice">
        <input
          type="checkbox"
          checked={compared}
          disabled={compareFull && !compared}
          onChange={() => props.compare(offer.id)}
        />
        {translate('offers.compare')}
      </label>
      <PileButtons offer={offer} put={(wanted) => props.change(offer, wanted)} />
    </>
  );
}

interface PileButtonsProps {
  offer: KeptOffer;
  put(change: OfferChange): unknown;
}

/** Archives or deletes an offer, or takes it out of there. */
export function PileButtons({ offer, put }: PileButtonsProps) {
  const { translate } = useTranslation();
  return (
    <>
      <button
        type="button"
        class="text-button"
        onClick={() => put({ archived: !offer.archivedAt })}
      >
        {translate(offer.archivedAt ? 'offers.unarchive' : 'offers.archive')}
      </button>
      <button type="button" class="text-button" onClick={() => put({ deleted: !offer.deletedAt })}>
        {translate(offer.deletedAt ? 'offers.restore' : 'offers.delete')}
      </button>
    </>
  );
}
