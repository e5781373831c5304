import { useState } from 'preact/hooks';
import { type QuotedEvidence, useActions } from './actions.ts';
import { useTranslation } from './translation.ts';
import { trusted } from './trusted.ts';

/** Leads from a reason to its words in the page, where it has words and there is a page. */
export function ShowInPage({ evidence }: { evidence: QuotedEvidence }) {
  const { translate } = useTranslation();
  const actions = useActions();
  const [shown, setShown] = useState<boolean | null>(null);
  if (!actions || evidence.offset === null) return null;
  const name = translate('evidence.show');
  return (
    <>
      <button
        type="button"
        class="text-button"
        aria-label={`${name} (${evidence.quote})`}
        onClick={trusted(() => setShown(actions.showInPage(evidence)))}
      >
        {name}
      </button>
      <span role="status" class={shown === false ? 'note' : 'visually-hidden'}>
        {shown !== null && translate(shown ? 'evidence.shown' : 'evidence.notFound')}
      </span>
    </>
  );
}
