import type { OfferView } from '../lib/answer/view.ts';
import { questionsFor } from '../lib/guides/questions.ts';
import { CopyButton } from './copy-button.tsx';
import { formatDay } from './dates.ts';
import { MoreFold } from './fold.tsx';
import { useTranslation } from './translation.ts';
import { keyPart } from './words.ts';

/** A street and its number before a postal code help nobody to decide. */
const TOWN = /(?:^|\s)(?:\d{5}|\d{2}\s?\d{3})\s+(\p{L}[^\d]*)$/u;

/** The town of a place that may be a whole address. */
function townOf(place: string): string {
  return TOWN.exec(place)?.[1]?.trim() ?? place;
}

/** The offer in one line: contract, place, remote work, pay, when it was posted, until when it stands. */
function Line({ offer }: { offer: NonNullable<OfferView['offer']> }) {
  const translation = useTranslation();
  const { translate } = translation;
  const { contract, location, remote, salary, datePosted, validThrough } = offer;
  // The board's own words are in French.
  const words = [contract, location && townOf(location), remote, salary].filter(
    (word) => word !== null,
  );
  const dates = [
    ...(datePosted ? [translate('brief.posted', [formatDay(datePosted, translation)])] : []),
    ...(validThrough ? [translate('brief.until', [formatDay(validThrough, translation)])] : []),
  ];
  if (words.length + dates.length === 0) return null;
  return (
    <p class="brief-line">
      <span class="visually-hidden">{translate('brief.title')} </span>
      <span lang="fr">{words.join('\u00a0· ')}</span>
      {words.length > 0 && dates.length > 0 && '\u00a0· '}
      {dates.join('\u00a0· ')}
    </p>
  );
}

/** What the offer does not say, as questions to send to the recruiter: in French, whatever the panel's language. */
function ToAsk({ view }: { view: OfferView }) {
  const { translate, count, locale } = useTranslation();
  const { offer, resolution } = view;
  const questions = questionsFor({ isNamed: resolution.outcome === 'identified', offer });
  if (questions.length === 0) return null;
  const french = questions.map((question) => translate(`askFrench.${keyPart(question)}`));
  return (
    <MoreFold title={count('ask.title', questions.length)}>
      <ul class="questions">
        {questions.map((question, index) => (
          <li key={question}>
            <span lang="fr">{french[index]}</span>
            {locale !== 'fr' && (
              <span class="note">{translate(`askMeaning.${keyPart(question)}`)}</span>
            )}
          </li>
        ))}
      </ul>
      <CopyButton label={translate('ask.copy')} text={() => french.join('\n')} />
    </MoreFold>
  );
}

/** The offer in brief, and what it leaves unsaid. */
export function Brief({ view }: { view: OfferView }) {
  return (
    <>
      {view.offer && <Line offer={view.offer} />}
      <ToAsk view={view} />
    </>
  );
}
