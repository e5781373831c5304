import type { MadeChoice } from '../lib/answer/made-choices.ts';
import { PROFILES } from '../lib/boards/registry.ts';
import { formatList } from './dates.ts';
import { useTranslation } from './translation.ts';

interface ChoicesProps {
  choices: readonly MadeChoice[];
  undo(choice: MadeChoice): void;
}

/** All that the person chose by hand, the latest first, each with the way back to Repère's own answer. */
export function Choices({ choices, undo }: ChoicesProps) {
  const translation = useTranslation();
  const { translate } = translation;
  return (
    <section>
      <h2>{translate('settings.choices')}</h2>
      {choices.length === 0 ? (
        <p class="note">{translate('settings.noChoice')}</p>
      ) : (
        <ul class="choices">
          {choices.toReversed().map((choice) => {
            const { board, reference, title, startups } = choice;
            const names = formatList(startups, translation);
            return (
              <li key={`${board} ${reference}`}>
                <span>
                  <strong>{names}</strong>
                  <span class="note">
                    {title ?? reference} · {PROFILES[board].name}
                  </span>
                </span>
                <button
                  type="button"
                  class="text-button"
                  aria-label={`${translate('settings.undoChoice')} (${names}, ${title ?? reference})`}
                  onClick={() => undo(choice)}
                >
                  {translate('settings.undoChoice')}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
