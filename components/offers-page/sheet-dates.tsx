import {
  type KeptOffer,
  OFFER_DATES,
  type OfferChange,
  type OfferDate,
} from '../../lib/offers/kept-offer.ts';
import { useTranslation } from '../translation.ts';
import { dateWord, whenWord } from './words.ts';

interface DatesProps {
  offer: KeptOffer;
  change(change: OfferChange): Promise<KeptOffer | null>;
}

/** The three dates, with the offer's own deadline proposed. */
export function Dates({ offer, change }: DatesProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const set = (name: OfferDate, date: string) => change({ dates: { [name]: date || null } });
  return (
    <section>
      <h2>{translate('sheet.dates')}</h2>
      {/* A field that nobody has filled says nothing on paper. */}
      <p class="paper-only">
        {OFFER_DATES.map((name) => {
          const date = offer.dates[name];
          const words = date ? whenWord(date, translation) : '…………………';
          return `${dateWord(name, translation)}${translate('offers.colon')}${words}`;
        }).join('\u2003')}
      </p>
      <div class="dates screen-only">
        {OFFER_DATES.map((name) => {
          const [day = '', time = ''] = (offer.dates[name] ?? '').split('T');
          return (
            <fieldset key={name}>
              <legend class="visually-hidden">{dateWord(name, translation)}</legend>
              <label>
                {dateWord(name, translation)}
                <input
                  type="date"
                  name={name}
                  value={day}
                  onChange={({ currentTarget }) =>
                    set(
                      name,
                      currentTarget.value && time
                        ? `${currentTarget.value}T${time}`
                        : currentTarget.value,
                    )
                  }
                />
              </label>
              {day && name === 'interview' && (
                <label>
                  {translate('sheet.time')}
                  <input
                    type="time"
                    name={`${name}-time`}
                    value={time}
                    onChange={({ currentTarget }) =>
                      set(
                        name,
                        currentTarget.value ? `${day}T${currentTarget.value.slice(0, 5)}` : day,
                      )
                    }
                  />
                </label>
              )}
              {name === 'deadline' && offer.validThrough && offer.validThrough !== day && (
                <button
                  type="button"
                  class="text-button"
                  onClick={() => set(name, offer.validThrough ?? '')}
                >
                  {translate('sheet.takeDeadline')}
                </button>
              )}
            </fieldset>
          );
        })}
      </div>
    </section>
  );
}
