import { useRef, useState } from 'preact/hooks';
import type { OfferView } from '../../lib/answer/view.ts';
import { PROFILES } from '../../lib/boards/registry.ts';
import { blanksIn } from '../../lib/drafts/blanks.ts';
import { contractsOf, onBoard, statusesOf } from '../../lib/drafts/contracts.ts';
import { type Draft, MAXIMUM_DRAFT_TEXT } from '../../lib/drafts/draft.ts';
import { findWords } from '../../lib/drafts/find-words.ts';
import { insertProposal, startupLine, undoMark, withText } from '../../lib/drafts/insert.ts';
import { htmlOf } from '../../lib/drafts/markdown.ts';
import { markdownOf } from '../../lib/drafts/pasted.ts';
import { plainTextOf } from '../../lib/drafts/plain-text.ts';
import type { Shown } from '../../lib/drafts/segments.ts';
import type { RankedStartup } from '../../lib/matching/resolution.ts';
import type { BoardId } from '../../lib/offer/offer.ts';
import { STATUSES } from '../../lib/offer/status.ts';
import type { Theme } from '../../lib/settings/raw-settings.ts';
import { Answer } from '../answer.tsx';
import { ExternalLink } from '../external-link.tsx';
import { Cairn } from '../icons.tsx';
import { checkWords } from '../tagging-report.ts';
import { useTranslation } from '../translation.ts';
import { keyPart } from '../words.ts';
import { Field, type FieldMark } from './field.tsx';
import { Rules } from './rules.tsx';
import { Shelf } from './shelf.tsx';
import { type DraftDesk, type DraftServices, useDrafts } from './use-drafts.ts';

interface DraftPageProps {
  /** The drafts that are stored; the same list as long as nothing has changed. */
  drafts: readonly Draft[];
  /** The draft to open; null for the last one. */
  openedId: string | null;
  /** The offer of a tab should be opened, but could no longer be read. */
  isOfferGone: boolean;
  theme: Theme;
  services: DraftServices;
  openReport(): void;
}

type FieldName = 'title' | 'text';

/** An offer before it is published: its text, what candidates will see of it, and the rules. */
export function DraftPage({
  drafts,
  openedId,
  isOfferGone,
  theme,
  services,
  openReport,
}: DraftPageProps) {
  const { translate, locale } = useTranslation();
  const desk = useDrafts(drafts, openedId, services);
  const { draft, view, isUnanswered } = desk;
  const title = useRef<HTMLTextAreaElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);

  /** Selects words in their field, where a person sees and can change them. */
  function show(field: FieldName, start: number, end: number): void {
    const element = (field === 'title' ? title : text).current;
    if (!element) return;
    element.focus();
    element.setSelectionRange(start, end);
    element
      .closest('.paper')
      ?.querySelector(`[data-start="${start}"]`)
      ?.scrollIntoView({ block: 'center' });
  }

  const deciding = (view?.checks ?? []).filter(({ status }) => status === 'failed');
  const shownIn = (field: FieldName): Shown<FieldMark>[] => [
    ...draft.marks
      .filter((mark) => mark.field === field)
      .map(({ start, end }) => ({ start, end, kind: 'inserted' as const })),
    ...blanksIn(draft[field]).map((range) => ({ ...range, kind: 'blank' as const })),
    ...deciding.flatMap(({ quote, place }) => {
      const zone = place?.zone === 'title' ? 'title' : 'text';
      const found = quote === null || zone !== field ? null : findWords(draft[field], quote);
      return found ? { ...found, kind: 'deciding' as const } : [];
    }),
  ];

  return (
    <div class="repere draft-page" lang={locale} data-theme={theme}>
      <header>
        <Cairn />
        <h1>{translate('draft.title')}</h1>
        <p class="actions">
          <button type="button" class="button" onClick={openReport}>
            {translate('report.link')}
          </button>
        </p>
      </header>
      <main>
        <Shelf desk={desk} services={services} />
        {isOfferGone && <p class="notice">{translate('draft.offerGone')}</p>}
        <div class="columns">
          <section class="writing" aria-label={translate('draft.writing')}>
            {draft.origin && (
              <p class="note">
                {translate('draft.from')}{' '}
                <ExternalLink address={draft.origin} label={PROFILES[draft.board].name} />
              </p>
            )}
            <Field
              label={translate('draft.offerTitle')}
              value={draft.title}
              shown={shownIn('title')}
              field={title}
              isLine
              maximum={1_000}
              input={(value) => desk.change((one) => withText(one, 'title', value))}
            />
            <Choices desk={desk} />
            <Field
              label={translate('draft.text')}
              help={translate('draft.textHelp')}
              value={draft.text}
              shown={shownIn('text')}
              field={text}
              maximum={MAXIMUM_DRAFT_TEXT}
              input={(value) => desk.change((one) => withText(one, 'text', value))}
              paste={(html) => markdownOf(services.parseHtml(html)) || null}
            />
            <Blanks draft={draft} show={show} />
            <Inserted desk={desk} show={show} />
            <Copy key={draft.id} draft={draft} services={services} />
          </section>
          <div class="reading">
            <section class="preview" aria-labelledby="preview-title">
              <h2 id="preview-title">{translate('draft.preview')}</h2>
              {isUnanswered && (
                <p class="notice" role="alert">
                  {translate('report.failed')}
                </p>
              )}
              {view && (
                <Doubt
                  view={view}
                  choose={(startup) =>
                    desk.change((one) =>
                      insertProposal(one, 'startup-linked', startupLine(one, startup)),
                    )
                  }
                />
              )}
              {view ? (
                <div class="preview-card">
                  <Answer
                    key={draft.id}
                    view={view}
                    recruiter={false}
                    more={false}
                    onMore={() => undefined}
                  />
                </div>
              ) : (
                <p class="note">{translate('draft.nothingYet')}</p>
              )}
            </section>
            {view && (
              <Rules
                draft={draft}
                view={view}
                isBusy={desk.isChecking}
                insert={(check, proposal) => {
                  desk.change((one) => insertProposal(one, check, proposal));
                }}
                show={show}
              />
            )}
          </div>
        </div>
      </main>
      <footer class="sources">
        <p>{translate('draft.privacy')}</p>
      </footer>
    </div>
  );
}

interface DoubtProps {
  view: OfferView;
  /** Writes the line that names a Startup, with blanks for null. */
  choose(startup: RankedStartup | null): void;
}

/** Shown while candidates would doubt which Startup it is: a line in the text ends that. */
function Doubt({ view, choose }: DoubtProps) {
  const { translate } = useTranslation();
  const { outcome, startups } = view.resolution;
  if (outcome === 'identified' && startups.every(({ certainty }) => certainty === 'certain')) {
    return null;
  }
  return (
    <div class="notice doubt">
      <p>{translate('draft.doubt')}</p>
      <p class="actions">
        {startups.slice(0, 4).map((startup) => (
          <button key={startup.id} type="button" class="button" onClick={() => choose(startup)}>
            {translate('draft.nameStartup', [startup.name])}
          </button>
        ))}
        <button type="button" class="button" onClick={() => choose(null)}>
          {translate(startups.length > 0 ? 'draft.nameAnother' : 'draft.nameIt')}
        </button>
      </p>
    </div>
  );
}

/**
 * Board, contract and status. The rules follow the status that is chosen; candidates will see the one
 * that contract and text tell, so the page says where the two differ.
 */
function Choices({ desk: { draft, view, change } }: { desk: DraftDesk }) {
  const { translate } = useTranslation();
  const known = contractsOf(draft.board);
  const read = view?.offer?.status ?? null;
  const contracts =
    draft.contract && !known.includes(draft.contract) ? [...known, draft.contract] : known;
  return (
    <div class="choices-line">
      <label class="pick">
        <span>{translate('report.board')}</span>
        <select
          name="board"
          value={draft.board}
          onChange={({ currentTarget }) => {
            const board = currentTarget.value as BoardId;
            change((one) => onBoard(one, board));
          }}
        >
          {Object.entries(PROFILES).map(([id, { name }]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="pick">
        <span>{translate('draft.contract')}</span>
        <select
          name="contract"
          value={draft.contract}
          onChange={({ currentTarget: { value } }) =>
            change((one) => ({ ...one, contract: value }))
          }
        >
          <option value="">{translate('draft.noContract')}</option>
          {contracts.map((one) => (
            <option key={one} value={one} lang="fr">
              {one}
            </option>
          ))}
        </select>
      </label>
      <label class="pick">
        <span>{translate('draft.pickStatus')}</span>
        <select
          name="status"
          value={draft.status ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change((one) => ({
              ...one,
              status: STATUSES.find((status) => status === value) ?? null,
            }))
          }
        >
          <option value="">{translate('draft.statusOfText')}</option>
          {statusesOf(draft.board).map((status) => (
            <option key={status} value={status}>
              {capital(translate(`status.${keyPart(status)}`))}
            </option>
          ))}
        </select>
      </label>
      {view?.offer && read !== draft.status && (
        <p class="note" role="status">
          {translate(draft.status === null ? 'draft.status' : 'draft.statusDiffers', [
            translate(`status.${keyPart(read ?? 'unknown')}`),
          ])}
        </p>
      )}
    </div>
  );
}

/** A choice begins with a capital, as the contracts do. */
function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface ShowProps {
  show(field: FieldName, start: number, end: number): void;
}

/** The blanks that are left, and the way to the next one. */
function Blanks({ draft, show }: ShowProps & { draft: Draft }) {
  const { translate, count } = useTranslation();
  const [at, setAt] = useState(0);
  const blanks = (['title', 'text'] as const).flatMap((field) =>
    blanksIn(draft[field]).map((range) => ({ field, ...range })),
  );
  return (
    <p class="blanks" role="status">
      {blanks.length > 0 && (
        <>
          <strong>{count('draft.blanks', blanks.length)}</strong>{' '}
          <button
            type="button"
            class="text-button"
            onClick={() => {
              const next = blanks[at % blanks.length];
              if (next) show(next.field, next.start, next.end);
              setAt((at + 1) % blanks.length);
            }}
          >
            {translate('draft.nextBlank')}
          </button>
        </>
      )}
    </p>
  );
}

/** What was inserted, each to be found and taken back. */
function Inserted({ desk: { draft, change }, show }: ShowProps & { desk: DraftDesk }) {
  const translation = useTranslation();
  const { translate } = translation;
  if (draft.marks.length === 0) return null;
  return (
    <div class="inserted-list">
      <h2>{translate('draft.inserted')}</h2>
      <ul>
        {draft.marks.map((mark) => {
          const words = draft[mark.field].slice(mark.start, mark.end).trim();
          const rule = checkWords(
            { id: mark.check, status: 'passed', source: '', quote: null, advice: null },
            translation,
          );
          return (
            <li key={`${mark.check} ${mark.field} ${mark.start}`}>
              <span>
                <strong>{rule}</strong> <q lang="fr">{translate('evidence.quote', [words])}</q>
              </span>
              <span class="inserted-actions">
                <button
                  type="button"
                  class="text-button"
                  aria-label={translate('draft.showOf', [rule])}
                  onClick={() => show(mark.field, mark.start, mark.end)}
                >
                  {translate('draft.show')}
                </button>
                <button
                  type="button"
                  class="text-button"
                  aria-label={translate('draft.undoOf', [rule])}
                  onClick={() => change((one) => undoMark(one, mark))}
                >
                  {translate('draft.undo')}
                </button>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Takes the offer to the board's form. */
function Copy({ draft, services }: { draft: Draft; services: DraftServices }) {
  const { translate, count } = useTranslation();
  const [said, setSaid] = useState('');
  const [refused, setRefused] = useState(false);
  const blanks = blanksIn(draft.title).length + blanksIn(draft.text).length;
  async function copy(text: string, html?: string): Promise<void> {
    const done = await services.copy(text, html);
    setRefused(!done);
    setSaid(
      [
        translate(done ? 'copy.done' : 'copy.refused'),
        done && blanks > 0 && count('draft.blanksLeft', blanks),
      ]
        .filter(Boolean)
        .join(' '),
    );
  }
  const plain = plainTextOf(draft.text);
  return (
    <div class="copy">
      <p class="actions">
        <button type="button" class="button" onClick={() => copy(draft.title)}>
          {translate('draft.copyTitle')}
        </button>
        <button type="button" class="button" onClick={() => copy(plain)}>
          {translate('draft.copyText')}
        </button>
        <button type="button" class="button" onClick={() => copy(plain, htmlOf(draft.text))}>
          {translate('draft.copyHtml')}
        </button>
      </p>
      <p class="note" role="status">
        {said}
      </p>
      {refused && <pre>{`${draft.title}\n\n${plain}`}</pre>}
    </div>
  );
}
