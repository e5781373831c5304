import type { ComponentChildren } from 'preact';
import { typeset } from '../../lib/i18n/typeset.ts';
import { nextEvent } from '../../lib/offers/dates.ts';
import type { KeptOffer } from '../../lib/offers/kept-offer.ts';
import { useTranslation } from '../translation.ts';
import { professionKey } from '../words.ts';
import { useStateWord } from './state-names.tsx';
import { dateWord, incubatorWord, optionalWord, startupWord, whenWord } from './words.ts';

interface CompareProps {
  offers: readonly KeptOffer[];
  today: string;
  open(id: string): void;
  close(): void;
}

/** Two or three offers side by side, a line a question. */
export function Compare({ offers, today, open, close }: CompareProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const word = useStateWord();
  const lines: [heading: string, value: (offer: KeptOffer) => ComponentChildren][] = [
    [translate('offerColumn.startup'), (offer) => startupWord(offer, translation)],
    [translate('compare.pitch'), ({ answer }) => answer.startups[0]?.pitch ?? ''],
    [translate('section.incubator'), (offer) => incubatorWord(offer, translation)],
    [translate('offerColumn.contract'), ({ contract }) => contract],
    [
      translate('compare.profession'),
      ({ answer }) => optionalWord(professionKey(answer.profession as never), translation),
    ],
    [
      translate('topic.status'),
      ({ answer }) => optionalWord(`status.${answer.status ?? 'unknown'}`, translation),
    ],
    [translate('offerColumn.pay'), ({ salary }) => typeset(salary ?? '')],
    [translate('compare.location'), ({ location }) => location],
    [translate('compare.remote'), ({ remote }) => remote],
    [
      translate('offerColumn.next'),
      (offer) => {
        const next = nextEvent(offer, today);
        return next && `${dateWord(next.name, translation)} · ${whenWord(next.date, translation)}`;
      },
    ],
    [translate('offerColumn.state'), ({ state }) => word(state)],
    [translate('sheet.notes'), ({ notes }) => notes],
  ];
  return (
    <section class="compare">
      <p class="sheet-tools">
        <button type="button" class="text-button" onClick={close}>
          {translate('offers.back')}
        </button>
      </p>
      <div class="offer-table">
        <table>
          <thead>
            <tr>
              <td />
              {offers.map((offer) => (
                <th key={offer.id} scope="col">
                  <button type="button" class="title-button" onClick={() => open(offer.id)}>
                    {offer.title}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(([heading, value]) => (
              <tr key={heading}>
                <th scope="row">{heading}</th>
                {offers.map((offer) => (
                  <td key={offer.id}>{value(offer) || translate('offers.notSaid')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
