import { typeset } from '../../lib/i18n/typeset.ts';
import { nextEvent } from '../../lib/offers/dates.ts';
import type { OfferOrder } from '../../lib/offers/select.ts';
import { formatDay } from '../dates.ts';
import { Icon } from '../icons.tsx';
import { useTranslation } from '../translation.ts';
import type { OffersProps } from './board.tsx';
import { StateChoice } from './card.tsx';
import { useShown } from './shown.tsx';
import { dateWord, firstLine, incubatorWord, startupWord, whenWord } from './words.ts';

const ROWS_AT_ONCE = 20;

interface TableProps extends OffersProps {
  order: OfferOrder;
  sort(order: OfferOrder['by']): void;
}

/** The columns; those with an order can be sorted by. */
const COLUMNS = ['title', 'startup', 'contract', 'pay', 'posted', 'next', 'state'] as const;

/** The offers as a table, to be sorted. */
export function OfferTable(props: TableProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const { offers, today, order } = props;
  const { shown, more } = useShown(offers, ROWS_AT_ONCE);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section class="offer-table" tabIndex={0} aria-label={translate('offers.title')}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => {
              const isSorted = order.by === column;
              return (
                <th
                  key={column}
                  scope="col"
                  aria-sort={isSorted ? (order.down ? 'descending' : 'ascending') : undefined}
                >
                  <button type="button" class="sort" onClick={() => props.sort(column)}>
                    {translate(`offerColumn.${column}`)}
                    {isSorted && <Icon shape={order.down ? 'down' : 'up'} size={12} />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((offer) => {
            const next = nextEvent(offer, today);
            return (
              <tr key={offer.id}>
                <th scope="row">
                  <button type="button" class="title-button" onClick={() => props.open(offer.id)}>
                    {offer.title}
                  </button>
                  <span class="note">{firstLine(offer.notes)}</span>
                </th>
                <td>
                  {startupWord(offer, translation)}
                  <span class="note" lang="fr">
                    {offer.answer.startups[0]?.pitch}
                  </span>
                  <span class="note">{incubatorWord(offer, translation)}</span>
                </td>
                <td>{offer.contract}</td>
                <td>{typeset(offer.salary ?? '')}</td>
                <td>{offer.datePosted && formatDay(offer.datePosted, translation)}</td>
                <td>
                  {next && (
                    <>
                      {dateWord(next.name, translation)}
                      <span class="note">{whenWord(next.date, translation)}</span>
                    </>
                  )}
                </td>
                <td>
                  <StateChoice offer={offer} choose={(state) => props.change(offer, { state })} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {more}
    </section>
  );
}
