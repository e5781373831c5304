import { useState } from 'preact/hooks';
import type { KeptOffer } from '../../lib/offers/kept-offer.ts';
import { useTranslation } from '../translation.ts';

/**
 * The first offers of a list, and the button that shows more of them; none where all are shown.
 *
 * @param atOnce how many are drawn at first and added at a time: somewhat more than a window holds, so that a list of 500
 *   appears as fast as a short one
 */
export function useShown(offers: readonly KeptOffer[], atOnce: number) {
  const { count } = useTranslation();
  const [most, setMost] = useState(atOnce);
  const left = offers.length - most;
  const more = left > 0 && (
    <button
      type="button"
      class="button show-more"
      onClick={() => setMost((before) => before + atOnce)}
    >
      {count('offers.showMore', Math.min(left, atOnce))}
    </button>
  );
  return { shown: offers.slice(0, most), more };
}
