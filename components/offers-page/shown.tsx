import { useState } from 'preact/hooks';
import type { KeptOffer } from '../../lib/offers/kept-offer.ts';
import { useTranslation } from '../translation.ts';

/** How many offers are drawn at first, so that a list of 500 appears as fast as one of 20. */
export const SHOWN_AT_ONCE = 20;

/** The first offers of a list, and the button that shows more of them; none where all are shown. */
export function useShown(offers: readonly KeptOffer[]) {
  const { count } = useTranslation();
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const left = offers.length - most;
  const more = left > 0 && (
    <button
      type="button"
      class="button show-more"
      onClick={() => setMost((before) => before + SHOWN_AT_ONCE)}
    >
      {count('offers.showMore', Math.min(left, SHOWN_AT_ONCE))}
    </button>
  );
  return { shown: offers.slice(0, most), more };
}
