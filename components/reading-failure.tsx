import { CopyButton } from './copy-button.tsx';
import { Fold } from './fold.tsx';
import { useTranslation } from './translation.ts';

interface ReadingFailureProps {
  /** Sentences that say what could not be read. */
  problems: readonly string[];
  /** The text a person can send, shown before it is copied. */
  report: string;
}

/** A page that could not be read: what failed, and a report ready to be sent. */
export function ReadingFailure({ problems, report }: ReadingFailureProps) {
  const { translate } = useTranslation();
  return (
    <>
      <p class="answer answer-missing">{translate('unreadable.title')}</p>
      <p class="plain">{translate('unreadable.explanation')}</p>
      {problems.length > 0 && (
        <ul class="problems">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <CopyButton label={translate('unreadable.copy')} text={() => report} />
      <Fold summary={translate('unreadable.show')}>{() => <pre>{report}</pre>}</Fold>
      <p class="note caveat">{translate('unreadable.privacy')}</p>
    </>
  );
}
