import type { KeptOffer } from '../../lib/offers/kept-offer.ts';
import { useTranslation } from '../translation.ts';

/** An export older than this, with something made since, is worth a quiet word; in ms. */
const EXPORT_AGE_IN_MS = 31 * 86_400_000;

interface ReminderProps {
  offers: readonly KeptOffer[];
  exportedAt: string | null;
  /** Today, yyyy-mm-dd. */
  now: string;
}

/** A quiet word, once an export is a month old and something was made since. */
export function ExportReminder({ offers, exportedAt, now }: ReminderProps) {
  const { translate } = useTranslation();
  const changed =
    offers
      .map(({ changedAt }) => changedAt)
      .sort()
      .at(-1) ?? '';
  const [first = now] = offers.map(({ keptAt }) => keptAt).sort();
  const since = Date.parse(exportedAt ?? first);
  const isOld = Date.parse(now) - since > EXPORT_AGE_IN_MS;
  if (offers.length === 0 || !isOld || changed <= (exportedAt ?? '')) return null;
  return <p class="note">{translate(exportedAt ? 'offers.exportOld' : 'offers.exportNever')}</p>;
}
