import { useState } from 'preact/hooks';
import { useActions } from './actions.ts';
import { ChoiceFailure } from './chooser.tsx';
import { useTranslation } from './translation.ts';
import { trusted } from './trusted.ts';

/** The way from an answer to the page on which it is reported. */
export function FeedbackButton() {
  const { translate } = useTranslation();
  const actions = useActions();
  const [failed, setFailed] = useState(false);
  if (!actions) return null;
  return (
    <>
      <p class="feedback">
        <button
          type="button"
          class="text-button"
          onClick={trusted(() =>
            actions.report().then(
              () => setFailed(false),
              () => setFailed(true),
            ),
          )}
        >
          {translate('feedback.link')}
        </button>
      </p>
      {failed && <ChoiceFailure />}
    </>
  );
}
