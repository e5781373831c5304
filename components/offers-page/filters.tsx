import type { KeptOffer, OfferState } from '../../lib/offers/kept-offer.ts';
import { OFFER_STATES } from '../../lib/offers/kept-offer.ts';
import { OFFER_PILES, type OfferOrder, type OfferPile, pileOf } from '../../lib/offers/select.ts';
import { SearchField } from '../search-field.tsx';
import { useTranslation } from '../translation.ts';
import { useStateWord } from './state-names.tsx';

/** Which offers are looked at, and how. */
export interface OfferFilter {
  words: string;
  pile: OfferPile;
  /** Null for all states. */
  state: OfferState | null;
  isTable: boolean;
}

/** What cards can be sorted by; the table has its columns for that. */
const SORTED_BY = ['kept', 'next', 'posted', 'title', 'startup', 'contract', 'pay'] as const;

interface FiltersProps extends OfferFilter {
  order: OfferOrder;
  sort(order: OfferOrder): void;
  offers: readonly KeptOffer[];
  /** How many are chosen to be put side by side. */
  compared: number;
  change(part: Partial<OfferFilter>): void;
  compareNow(): void;
}

/** Search, pile, state and view, in one line. */
export function OfferFilters(props: FiltersProps) {
  const { translate, count } = useTranslation();
  const word = useStateWord();
  const { offers, compared, change } = props;
  return (
    <search class="filters">
      <SearchField words={props.words} change={(words) => change({ words })} />
      <label class="filter">
        <span>{translate('offers.pile')}</span>
        <select
          name="pile"
          value={props.pile}
          onChange={({ currentTarget }) =>
            change({ pile: OFFER_PILES.find((one) => one === currentTarget.value) ?? 'followed' })
          }
        >
          {OFFER_PILES.map((one) => (
            <option key={one} value={one}>
              {translate(`offerPile.${one}`)} ({pileOf(offers, one).length})
            </option>
          ))}
        </select>
      </label>
      <label class="filter">
        <span>{translate('offerColumn.state')}</span>
        <select
          name="state"
          value={props.state ?? ''}
          onChange={({ currentTarget }) =>
            change({ state: OFFER_STATES.find((one) => one === currentTarget.value) ?? null })
          }
        >
          <option value="">{translate('offers.allStates')}</option>
          {OFFER_STATES.map((one) => (
            <option key={one} value={one}>
              {word(one)}
            </option>
          ))}
        </select>
      </label>
      {!props.isTable && (
        <label class="filter">
          <span>{translate('offers.sort')}</span>
          <select
            name="sort"
            value={props.order.by}
            onChange={({ currentTarget }) => {
              const by = SORTED_BY.find((one) => one === currentTarget.value);
              if (by) props.sort({ by, down: by === 'kept' || by === 'posted' });
            }}
          >
            {SORTED_BY.map((by) => (
              <option key={by} value={by}>
                {translate(by === 'kept' ? 'offers.sortKept' : `offerColumn.${by}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <fieldset class="view-choice">
        <legend class="visually-hidden">{translate('offers.view')}</legend>
        {([false, true] as const).map((value) => (
          <label key={String(value)}>
            <input
              type="radio"
              name="view"
              checked={props.isTable === value}
              onChange={() => change({ isTable: value })}
            />
            {translate(value ? 'offers.asTable' : 'offers.asCards')}
          </label>
        ))}
      </fieldset>
      {compared > 1 && (
        <button type="button" class="button compare-now" onClick={props.compareNow}>
          {count('offers.compareNow', compared)}
        </button>
      )}
    </search>
  );
}
