import { NetworkLists } from '../network-lists.tsx';
import { useTranslation } from '../translation.ts';

/** How to get offers, for who has none yet. */
export function Empty() {
  const { translate } = useTranslation();
  return (
    <section class="empty">
      <h2>{translate('offersEmpty.title')}</h2>
      <p>{translate('offersEmpty.explanation')}</p>
      <ol>
        <li>
          {translate('offersEmpty.open')}
          <NetworkLists class="links" />
        </li>
        <li>{translate('offersEmpty.keep')}</li>
        <li>{translate('offersEmpty.come')}</li>
      </ol>
    </section>
  );
}
