import { useState } from 'preact/hooks';
import { NetworkLists } from '../network-lists.tsx';
import { useTranslation } from '../translation.ts';

/** While there are no rows: how to get some. */
export function Empty() {
  const { translate } = useTranslation();
  return (
    <section class="empty">
      <h2>{translate('reportEmpty.title')}</h2>
      <p>{translate('reportEmpty.explanation')}</p>
      <ol>
        <li>
          {translate('reportEmpty.open')}
          <NetworkLists class="links" />
        </li>
        <li>{translate('reportEmpty.press')}</li>
        <li>{translate('reportEmpty.come')}</li>
      </ol>
      <p class="note">{translate('reportEmpty.recruiter')}</p>
    </section>
  );
}

/** Empties the report, after a second click. */
export function Clear({ clear }: { clear(): Promise<void> }) {
  const { translate } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  return (
    <>
      {/* The same button asks, then clears: the focus stays where it is. */}
      <button
        type="button"
        class="text-button"
        onClick={async () => {
          setAsked(!asked);
          if (asked)
            setFailed(
              await clear().then(
                () => false,
                () => true,
              ),
            );
        }}
      >
        {translate(asked ? 'report.clearConfirm' : 'report.clear')}
      </button>
      {asked && (
        <button type="button" class="text-button" onClick={() => setAsked(false)}>
          {translate('report.cancel')}
        </button>
      )}
      <span role="status">{failed && translate('report.failed')}</span>
    </>
  );
}
