import { useState } from 'preact/hooks';
import { type Condition, problemsIn } from '../lib/offer/conditions.ts';
import { useActions } from './actions.ts';
import { Icon } from './icons.tsx';
import { useTranslation } from './translation.ts';
import { trusted } from './trusted.ts';
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
  const actions = useActions();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <>
      <p class="answer answer-missing">{translate('unreadable.title')}</p>
      <p class="plain">{translate('unreadable.explanation')}</p>
      <Problems conditions={conditions} />
      <button
        type="button"
        class="button"
        onClick={trusted(async () => setCopied((await actions?.copy(report)) ?? false))}
      >
        {translate('unreadable.copy')}
      </button>
      <p class="note" role="status">
        {copied !== null && translate(copied ? 'unreadable.copied' : 'unreadable.notCopied')}
      </p>
      {/* Keyed so that a refused copy opens it: the text can then be selected by hand. */}
      <details key={String(copied === false)} class="topic topic-more" open={copied === false}>
        <summary>
          {translate('unreadable.show')}
          <Icon shape="down" />
        </summary>
        <pre>{report}</pre>
      </details>
      <p class="note caveat">{translate('unreadable.privacy')}</p>
    </>
  );
}
