import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Phase } from '../../lib/directory/directory.ts';
import type { Draft, NoteField } from '../../lib/offers/drafts.ts';
import type { KeptOffer, KeptText, OfferChange } from '../../lib/offers/kept-offer.ts';
import type { RelatedOffers } from '../../lib/offers/related.ts';
import { productAddress, readableAddress } from '../addresses.ts';
import { ExternalLink } from '../external-link.tsx';
import { MoreFold } from '../fold.tsx';
import { guideLabel } from '../guides.tsx';
import { PhaseLine } from '../startups.tsx';
import { useTranslation } from '../translation.ts';
import { professionKey } from '../words.ts';
import { PileButtons, StateChoice, Visit } from './card.tsx';
import { RelatedList } from './related.tsx';
import { Dates } from './sheet-dates.tsx';
import { Note } from './sheet-note.tsx';
import { Questions } from './sheet-questions.tsx';
import { useStateWord } from './state-names.tsx';
import { boardWord, factsWord, incubatorWord, optionalWord, startupWord } from './words.ts';

interface SheetProps {
  offer: KeptOffer;
  /** Null until it is read, or where none was kept. */
  text: KeptText | null;
  /** Other offers of this Startup or incubator. */
  related: RelatedOffers;
  today: string;
  /** What was typed here and not yet kept, from before a crash; null where nothing was. */
  draftOf(field: NoteField): Draft | null;
  /** Keeps what is typed at once, in this page, until the background has it. */
  saveDraft(field: NoteField, draft: Draft | null): void;
  change(change: OfferChange): Promise<KeptOffer | null>;
  /** Archives or deletes it, or takes it out of there: the way back is offered. */
  put(change: OfferChange): Promise<void>;
  calendar(): void;
  print(): void;
  open(id: string): void;
  back(): void;
}

/** As many other offers as one reads. */
const MOST_RELATED = 12;

/** The steps of the interview guide, by its own sections (seen 2026-11). */
const STAGES = ['prequalification', 'peers', 'exercise', 'fit', 'references'] as const;

/** What to have done before, in order. */
const BEFORE = ['startup', 'product', 'guide', 'status', 'questions'] as const;

/** All that one needs for the interview of one offer, on one page of paper. */
export function InterviewSheet(props: SheetProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const word = useStateWord();
  const { offer, related } = props;
  const [startup] = offer.answer.startups;
  const site = startup?.product ? productAddress(startup.product) : null;
  const guides = offer.answer.guides;
  const heading = useRef<HTMLHeadingElement>(null);
  // The list that stood here is gone, and the focus with it. Given back before anything can be typed: a frame
  // later it would be taken from a note that is being written.
  useLayoutEffect(() => heading.current?.focus(), [offer.id]);
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
        <p class="paper-only">{word(offer.state)}</p>
        <p class="sheet-state screen-only">
          <StateChoice offer={offer} choose={(state) => props.change({ state })} />
          <ExternalLink
            address={offer.url}
            label={translate('offers.seeOn', [boardWord(offer.board)])}
          />
          <PileButtons offer={offer} put={props.put} />
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
          {site && (
            <li>
              <ExternalLink
                address={site}
                label={translate('sheet.site', [readableAddress(site)])}
              />
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
        <div class="checklists">
          <Checklist {...props} title={translate('sheet.before')} group="before" steps={BEFORE} />
          <Checklist {...props} title={translate('sheet.stages')} group="stage" steps={STAGES} />
        </div>
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
      {related.kept.length + related.seen.length > 0 && (
        <section class="screen-only">
          <h2>{translate('related.title')}</h2>
          <RelatedList related={related} open={props.open} most={MOST_RELATED} />
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
              onChange={() => change({ tick: { id, done: !isDone } })}
            />
            {optionalWord(group === 'before' ? `checklist.${step}` : `stage.${step}`, translation)}
          </label>
        );
      })}
    </fieldset>
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
