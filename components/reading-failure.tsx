import { type Condition, problemsIn } from '../lib/offer/conditions.ts';
import { CopyButton } from './copy-button.tsx';
import { MoreFold } from './fold.tsx';
import { useTranslation } from './translation.ts';
import { keyPart } from './words.ts';

interface ReadingFailureProps {
  conditions: readonly Condition[];
  /** The text a person can send, shown before it is copied. */
  report: string;
}

/** What could not be read, in the reader's language. */
export function Problems({ conditions }: { conditions: readonly Condition[] }) {
  const { translate } = useTranslation();
  const sentences = problemsIn(conditions).map(({ id }) => translate(`condition.${keyPart(id)}`));
  if (sentences.length === 0) return null;
  return (
    <ul class="problems">
      {[...new Set(sentences)].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** A page that could not be read: what failed, and a report ready to be sent. */
export function ReadingFailure({ conditions, report }: ReadingFailureProps) {
  const { translate } = useTranslation();
  return (
    <>
      <p class="plain">{translate('unreadable.explanation')}</p>
      <Problems conditions={conditions} />
      <CopyButton label={translate('unreadable.copy')} text={() => report} />
      <MoreFold title={translate('unreadable.show')}>
        <pre>{report}</pre>
      </MoreFold>
      <p class="note caveat">{translate('unreadable.privacy')}</p>
    </>
  );
}
