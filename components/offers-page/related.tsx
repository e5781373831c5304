import type { KeptOffer } from '../../lib/offers/kept-offer.ts';
import type { RelatedOffers } from '../../lib/offers/related.ts';
import { formatDay } from '../dates.ts';
import { ExternalLink } from '../external-link.tsx';
import { useTranslation } from '../translation.ts';
import { useStateWord } from './state-names.tsx';

interface RelatedListProps {
  related: RelatedOffers;
  /** Opens the sheet of a kept offer. */
  open(id: string): void;
  /** As many as there is room for; those that are kept come first. */
  most: number;
}

/** Other offers of the same Startup or incubator: those that are kept, then those that were opened. */
export function RelatedList({ related: { kept, seen }, open, most }: RelatedListProps) {
  const translation = useTranslation();
  const word = useStateWord();
  return (
    <ul class="links">
      {kept.slice(0, most).map((offer: KeptOffer) => (
        <li key={offer.id}>
          <button type="button" class="text-button" onClick={() => open(offer.id)}>
            {offer.title}
          </button>{' '}
          <span class="note">{word(offer.state)}</span>
        </li>
      ))}
      {seen.slice(0, Math.max(0, most - kept.length)).map((offer) => (
        <li key={offer.id}>
          <ExternalLink address={offer.url} label={offer.title} />{' '}
          <span class="note">
            {translation.translate('related.seen', [formatDay(offer.day, translation)])}
          </span>
        </li>
      ))}
    </ul>
  );
}
