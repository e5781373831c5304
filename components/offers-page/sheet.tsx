import { useEffect, useRef, useState } from 'preact/hooks';
import type { Phase } from '../../lib/directory/directory.ts';
import {
  type KeptOffer,
  type KeptText,
  LONGEST_NOTE,
  OFFER_DATES,
  type OfferChange,
  type OfferDate,
} from '../../lib/offers/kept-offer.ts';
import { openQuestions } from '../../lib/offers/questions.ts';
import { CopyButton } from '../copy-button.tsx';
import { ExternalLink } from '../external-link.tsx';
import { MoreFold } from '../fold.tsx';
import { guideLabel } from '../guides.tsx';
import { Icon } from '../icons.tsx';
import { PhaseLine } from '../startups.tsx';
import { useTranslation } from '../translation.ts';
import { professionKey } from '../words.ts';
import { StateChoice, Visit } from './card.tsx';
import {
  boardWord,
  dateWord,
  factsWord,
  incubatorWord,
  optionalWord,
  questionWord,
  startupWord,
} from './words.ts';

interface SheetProps {
  offer: KeptOffer;
  /** Null until it is read, or where none was kept. */
  text: KeptText | null;
  /** Other kept offers of this Startup or incubator. */
  related: readonly KeptOffer[];
  today: string;
  /** What was typed here and not yet kept, from before a crash; undefined where nothing was. */
  draftOf(field: NoteField): string | undefined;
  /** Keeps what is typed at once, in this page, until the background has it. */
  saveDraft(field: NoteField, text: string | null): void;
  change(change: OfferChange): Promise<KeptOffer | null>;
  calendar(): void;
  print(): void;
  open(id: string): void;
  back(): void;
}

/** The fields that a person writes freely. */
export type NoteField = 'notes' | 'people';

/** The steps of the interview guide, by its own sections (seen 2026-11). */
const STAGES = ['prequalification', 'peers', 'exercise', 'fit', 'references'] as const;

/** What to have done before, in order. */
const BEFORE = ['startup', 'product', 'guide', 'status', 'questions'] as const;

/** All that one needs for the interview of one offer, on one page of paper. */
export function InterviewSheet(props: SheetProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const { offer, related } = props;
  const [startup] = offer.answer.startups;
  const guides = offer.answer.guides;
  const heading = useRef<HTMLHeadingElement>(null);
  // The list that stood here is gone, and the focus with it.
  useEffect(() => heading.current?.focus(), [offer.id]);
  return (
    <article class="sheet-page" aria-labelledby="sheet-title">
      <p class="sheet-tools">
        <button type="button" class="text-button" onClick={props.back}>
          {translate('offers.back')}
        </button>
        <button type="button" class="button" onClick={props.calendar}>
          {translate('offers.calendar')}
        </button>
        <button type="button" class="button" onClick={props.print}>
          {translate('report.print')}
        </button>
      </p>
      <header class="sheet-head">
        <h1 id="sheet-title" ref={heading} tabIndex={-1}>
          {offer.title}
        </h1>
        <p>{[offer.employer, factsWord(offer)].filter(Boolean).join(' · ')}</p>
        <p class="sheet-state">
          <StateChoice offer={offer} choose={(state) => props.change({ state })} />
          <ExternalLink
            address={offer.url}
            label={translate('offers.seeOn', [boardWord(offer.board)])}
          />
        </p>
        <Visit offer={offer} />
      </header>
      <section>
        <h2>{translate('sheet.product')}</h2>
        <p class="answer">{startupWord(offer, translation)}</p>
        {startup?.pitch && (
          <p class="pitch" lang="fr">
            {startup.pitch}
          </p>
        )}
        {startup && (
          <PhaseLine
            phase={startup.phase as Phase | null}
            phaseStart={startup.phaseStart}
            directoryDate={offer.changedAt}
          />
        )}
        <p>{incubatorWord(offer, translation)}</p>
        {offer.answer.incubators.map(
          ({ id, name, owner }) =>
            owner &&
            owner !== name && (
              <p key={id} class="note">
                {owner}
              </p>
            ),
        )}
        <ul class="links">
          {startup?.url && (
            <li>
              <ExternalLink address={startup.url} label={translate('sheet.startupPage')} />
            </li>
          )}
          {startup?.impact && (
            <li>
              <ExternalLink address={startup.impact} label={translate('startup.impactPage')} />
            </li>
          )}
        </ul>
      </section>
      <section>
        <h2>{translate('section.prepare')}</h2>
        <p>
          {optionalWord(professionKey(offer.answer.profession as never), translation)}
          {' · '}
          {optionalWord(`status.${offer.answer.status ?? 'unknown'}`, translation)}
        </p>
        <p class="note">
          {optionalWord(`statusMeaning.${offer.answer.status ?? 'unknown'}`, translation)}
        </p>
        <ul class="links">
          {guides
            .filter(({ topic }) => topic === 'interview' || topic === 'status')
            .map((guide) => (
              <li key={guide.id}>
                <ExternalLink
                  address={guide.url}
                  label={guideLabel(guide as Parameters<typeof guideLabel>[0], translation)}
                />
              </li>
            ))}
        </ul>
        <Checklist {...props} title={translate('sheet.before')} group="before" steps={BEFORE} />
        <Checklist {...props} title={translate('sheet.stages')} group="stage" steps={STAGES} />
      </section>
      <Questions {...props} />
      <Dates {...props} />
      <section>
        <h2>{translate('sheet.people')}</h2>
        <Note {...props} key={`people ${offer.id}`} field="people" rows={3} />
      </section>
      <section class="sheet-notes">
        <h2>{translate('sheet.notes')}</h2>
        <Note {...props} key={`notes ${offer.id}`} field="notes" rows={8} />
      </section>
      {related.length > 0 && (
        <section class="screen-only">
          <h2>{translate('sheet.related')}</h2>
          <ul class="links">
            {related.map((other) => (
              <li key={other.id}>
                <button type="button" class="text-button" onClick={() => props.open(other.id)}>
                  {other.title}
                </button>{' '}
                <span class="note">{startupWord(other, translation)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="screen-only">
        <OwnText text={props.text} />
      </section>
    </article>
  );
}

interface ChecklistProps extends SheetProps {
  title: string;
  group: 'before' | 'stage';
  steps: readonly string[];
}

/** Steps that can be ticked. */
function Checklist({ offer, change, title, group, steps }: ChecklistProps) {
  const translation = useTranslation();
  return (
    <fieldset class="checklist">
      <legend>{title}</legend>
      {steps.map((step) => {
        const id = `${group}-${step}`;
        const isDone = offer.ticks.includes(id);
        return (
          <label key={id}>
            <input
              type="checkbox"
              checked={isDone}
              onChange={() =>
                change({
                  ticks: isDone ? offer.ticks.filter((one) => one !== id) : [...offer.ticks, id],
                })
              }
            />
            {optionalWord(group === 'before' ? `checklist.${step}` : `stage.${step}`, translation)}
          </label>
        );
      })}
    </fieldset>
  );
}

/** What the offer leaves open, and the person's own questions; each can be ticked off. */
function Questions({ offer, text, today, change }: SheetProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const [own, setOwn] = useState('');
  const words = text?.zones.map((zone) => zone.text).join('\n') ?? '';
  const known = new Map(offer.questions.map((question) => [question.text, question]));
  const proposed = openQuestions(offer, words, today)
    .map((question) => questionWord(question, translation))
    .filter((question) => !known.has(question))
    .map((question) => ({ text: question, asked: false, isOwn: false }));
  const questions = [
    ...proposed,
    ...offer.questions.map((question) => ({ ...question, isOwn: true })),
  ];
  const tick = (question: string, asked: boolean) => {
    const others = offer.questions.filter((one) => one.text !== question);
    return change({ questions: [...others, { text: question, asked }] });
  };
  return (
    <section>
      <h2>{translate('sheet.questions')}</h2>
      <ul class="questions">
        {questions.map(({ text: question, asked, isOwn }) => (
          <li key={question}>
            <label lang="fr">
              <input type="checkbox" checked={asked} onChange={() => tick(question, !asked)} />
              {question}
            </label>
            {isOwn && (
              <button
                type="button"
                class="text-button screen-only"
                aria-label={translate('sheet.removeQuestion', [question])}
                onClick={() =>
                  change({ questions: offer.questions.filter((one) => one.text !== question) })
                }
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
          change({ questions: [...offer.questions, { text: question, asked: false }] }).then(
            (done) => done && setOwn(''),
          );
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

/** The three dates, with the offer's own deadline proposed. */
function Dates({ offer, change }: SheetProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const set = (name: OfferDate, date: string) => change({ dates: { [name]: date || null } });
  return (
    <section>
      <h2>{translate('sheet.dates')}</h2>
      <div class="dates">
        {OFFER_DATES.map((name) => {
          const [day = '', time = ''] = (offer.dates[name] ?? '').split('T');
          return (
            <fieldset key={name}>
              <legend class="visually-hidden">{dateWord(name, translation)}</legend>
              <label>
                {dateWord(name, translation)}
                <input
                  type="date"
                  name={name}
                  value={day}
                  onChange={({ currentTarget }) =>
                    set(
                      name,
                      currentTarget.value && time
                        ? `${currentTarget.value}T${time}`
                        : currentTarget.value,
                    )
                  }
                />
              </label>
              {day && name === 'interview' && (
                <label>
                  {translate('sheet.time')}
                  <input
                    type="time"
                    name={`${name}-time`}
                    value={time}
                    onChange={({ currentTarget }) =>
                      set(
                        name,
                        currentTarget.value ? `${day}T${currentTarget.value.slice(0, 5)}` : day,
                      )
                    }
                  />
                </label>
              )}
              {name === 'deadline' && offer.validThrough && offer.validThrough !== day && (
                <button
                  type="button"
                  class="text-button screen-only"
                  onClick={() => set(name, offer.validThrough ?? '')}
                >
                  {translate('sheet.takeDeadline')}
                </button>
              )}
            </fieldset>
          );
        })}
      </div>
    </section>
  );
}

interface NoteProps extends SheetProps {
  field: NoteField;
  rows: number;
}

/** A pause in typing after which what is written is kept, in ms. */
const PAUSE_IN_MS = 400;

/**
 * Words that are kept as they are written. Each stroke is kept in this page at once, and sent when the
 * typing pauses: a crash, a stopped background or a closed tab loses none.
 */
function Note({ offer, field, rows, draftOf, saveDraft, change }: NoteProps) {
  const { translate } = useTranslation();
  const stored = offer[field];
  const [text, setText] = useState(draftOf(field) ?? stored);
  const [failed, setFailed] = useState(false);
  /** What this page last knew to be kept: what another page wrote since is not written over. */
  const from = useRef(stored);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(text);
  latest.current = text;

  const save = async () => {
    clearTimeout(timer.current);
    const words = latest.current;
    if (words === from.current) return saveDraft(field, null);
    const changed = await change({ [field]: { text: words, from: from.current } });
    setFailed(changed === null);
    if (!changed) return;
    from.current = changed[field];
    if (latest.current === words) {
      saveDraft(field, null);
      // Another page's words came along.
      if (changed[field] !== words) setText(changed[field]);
    }
  };

  // What was typed before a crash is kept now; what another page writes is shown when nothing waits here.
  useEffect(() => {
    if (latest.current !== from.current) save();
    return () => {
      if (latest.current !== from.current) save();
    };
  }, []);
  useEffect(() => {
    if (latest.current !== from.current) return;
    from.current = stored;
    setText(stored);
  }, [stored]);

  return (
    <>
      <textarea
        class="screen-only"
        name={field}
        aria-label={translate(`sheet.${field}`)}
        rows={rows}
        maxLength={LONGEST_NOTE}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          saveDraft(field, currentTarget.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(save, PAUSE_IN_MS);
        }}
        onBlur={save}
      />
      {/* On paper a field shows what fits into it; words show all. */}
      <p class="paper-only written">{text}</p>
      <p class="note screen-only" role="status">
        {failed && translate('sheet.notSaved')}
      </p>
    </>
  );
}

/** The offer's own words, as they were when it was kept: readable after it is gone. */
function OwnText({ text }: { text: KeptText | null }) {
  const { translate } = useTranslation();
  if (!text) return <p class="note">{translate('sheet.noText')}</p>;
  return (
    <MoreFold title={translate('sheet.ownText')}>
      <div class="own-text" lang="fr">
        {text.zones
          .filter(({ name }) => name !== 'title' && name !== 'employer')
          .map((zone, index) => (
            <p key={index}>{zone.text}</p>
          ))}
      </div>
      {text.isCut && <p class="note">{translate('sheet.cut')}</p>}
    </MoreFold>
  );
}
