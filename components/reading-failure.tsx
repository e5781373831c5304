import { isClosed, type OfferView } from '../lib/answer/view.ts';
import { type Condition, problemsIn } from '../lib/offer/conditions.ts';
import { offerWords } from './addresses.ts';
import { FeedbackButton } from './feedback-button.tsx';
import { useTranslation } from './translation.ts';
import { keyPart } from './words.ts';

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

/** An offer that is no longer published: what its address still tells of it. */
export function ClosedOffer({ view: { url, networkByAddress } }: { view: OfferView }) {
  const { translate } = useTranslation();
  const words = offerWords(url);
  return (
    <>
      <p class="plain">{translate('closed.explanation')}</p>
      {words && <p class="plain">{translate('closed.address', [words])}</p>}
      {networkByAddress && <p class="plain">{translate('closed.network')}</p>}
    </>
  );
}

/** A page that could not be read: what failed, and the way to report it. */
export function ReadingFailure({ view }: { view: OfferView }) {
  const { translate } = useTranslation();
  const { conditions } = view;
  if (isClosed(view)) return <ClosedOffer view={view} />;
  return (
    <>
      <p class="plain">{translate('unreadable.explanation')}</p>
      <Problems conditions={conditions} />
      <FeedbackButton />
    </>
  );
}
