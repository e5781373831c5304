import { useState } from 'preact/hooks';
import { type InterviewFacts, interviewQuestions } from '../../lib/guides/questions.ts';
import type { KeptOffer, KeptText, OfferChange } from '../../lib/offers/kept-offer.ts';
import { CopyButton } from '../copy-button.tsx';
import { Icon } from '../icons.tsx';
import { useTranslation } from '../translation.ts';
import { keyPart } from '../words.ts';

interface QuestionsProps {
  offer: KeptOffer;
  /** Its text: what it says is not asked. */
  text: KeptText | null;
  today: string;
  change(change: OfferChange): Promise<KeptOffer | null>;
}

/** What decides on the questions of a kept offer. */
function interviewFacts({ answer, location, remote, salary }: KeptOffer): InterviewFacts {
  const [startup] = answer.startups;
  return {
    isNamed: answer.outcome === 'identified',
    offer: { status: answer.status, location, remote, salary },
    incubators: answer.incubators.length,
    disagreement: answer.disagreement,
    phase: startup?.phase ?? null,
    phaseStart: startup?.phaseStart ?? null,
  };
}

/** What the offer leaves open, and the person's own questions; each can be ticked off. */
export function Questions({ offer, text, today, change }: QuestionsProps) {
  const translation = useTranslation();
  const { translate, locale } = translation;
  const [own, setOwn] = useState('');
  const words = text?.zones.map((zone) => zone.text).join('\n') ?? '';
  const known = new Map(offer.questions.map((question) => [question.text, question]));
  const proposed = interviewQuestions(interviewFacts(offer), words, today)
    .map((question) => ({
      text: translate(`askFrench.${keyPart(question)}`),
      meaning: locale === 'fr' ? null : translate(`askMeaning.${keyPart(question)}`),
    }))
    .filter((question) => !known.has(question.text))
    .map((question) => ({ ...question, asked: false, isOwn: false }));
  const questions = [
    ...proposed,
    ...offer.questions.map((question) => ({ ...question, meaning: null, isOwn: true })),
  ];
  const set = (question: string, asked: boolean | null) =>
    change({ question: { text: question, asked } });
  return (
    <section>
      <h2>{translate('sheet.questions')}</h2>
      <ul class="questions">
        {questions.map(({ text: question, meaning, asked, isOwn }) => (
          <li key={question}>
            <label>
              <input type="checkbox" checked={asked} onChange={() => set(question, !asked)} />
              <span>
                <span lang="fr">{question}</span>
                {meaning && <span class="note">{meaning}</span>}
              </span>
            </label>
            {isOwn && (
              <button
                type="button"
                class="text-button screen-only"
                aria-label={translate('sheet.removeQuestion', [question])}
                onClick={() => set(question, null)}
              >
                <Icon shape="close" size={12} />
              </button>
            )}
          </li>
        ))}
      </ul>
      <form
        class="own-question screen-only"
        onSubmit={(event) => {
          event.preventDefault();
          const question = own.trim();
          if (!question || known.has(question)) return;
          set(question, false).then((done) => done && setOwn(''));
        }}
      >
        <label>
          {translate('sheet.ownQuestion')}
          <input
            name="question"
            value={own}
            maxLength={2_000}
            onInput={(event) => setOwn(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button">
          {translate('sheet.add')}
        </button>
      </form>
      <CopyButton
        label={translate('sheet.copyQuestions')}
        text={() => questions.map((question) => `- ${question.text}`).join('\n')}
      />
    </section>
  );
}
