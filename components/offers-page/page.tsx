import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { dueOn } from '../../lib/offers/dates.ts';
import type { Draft, NoteField } from '../../lib/offers/drafts.ts';
import {
  type KeptOffer,
  type KeptText,
  OFFER_STATES,
  type OfferChange,
} from '../../lib/offers/kept-offer.ts';
import { OfferSearch } from '../../lib/offers/search.ts';
import {
  OFFER_PILES,
  type OfferOrder,
  type OfferPile as Pile,
  pileOf,
  relatedTo,
  sortOffers,
} from '../../lib/offers/select.ts';
import type { PanelPreferences } from '../../lib/settings/settings.ts';
import { ActionsContext, type PanelActions } from '../actions.ts';
import { Cairn } from '../icons.tsx';
import { NetworkLists } from '../network-lists.tsx';
import { useTranslation } from '../translation.ts';
import { OfferBoard, OfferPile } from './board.tsx';
import { Compare } from './compare.tsx';
import { InterviewSheet } from './sheet.tsx';
import { OfferTable } from './table.tsx';
import { type Preview, Transfer } from './transfer.tsx';
import { dateWord, stateWord } from './words.ts';

/** As many offers are read side by side. */
const MOST_COMPARED = 3;

/** An export older than this, with something made since, is worth a quiet word; in ms. */
const EXPORT_AGE_IN_MS = 31 * 86_400_000;

interface OffersPageProps {
  /** All kept offers, the archived and deleted ones too; the same list as long as nothing has changed. */
  offers: readonly KeptOffer[];
  /** The text of the open offer; null until it is read. */
  text: KeptText | null;
  /** The id of the offer whose sheet is open, as the address says; null for the list. */
  openId: string | null;
  /** Today where the person is, yyyy-mm-dd. */
  today: string;
  /** When everything was last exported: ISO date and time; null when never. */
  exportedAt: string | null;
  undoable: boolean;
  theme: PanelPreferences['theme'];
  printing: boolean;
  open(id: string | null): void;
  change(id: string, change: OfferChange): Promise<KeptOffer | null>;
  draftOf(id: string, field: NoteField): Draft | null;
  saveDraft(id: string, field: NoteField, draft: Draft | null): void;
  exportAll(): void;
  exportCsv(offers: readonly KeptOffer[]): void;
  exportCalendar(offers: readonly KeptOffer[]): void;
  preview(file: File): Promise<Preview>;
  applyImport(file: string): Promise<boolean>;
  undoImport(): Promise<boolean>;
  copy(text: string): Promise<boolean>;
  print(): void;
}

/** A change that can be taken back for as long as it is said. */
interface Done {
  words: string;
  undo: { id: string; change: OfferChange } | null;
}

/** "Mes offres": what was kept, where each application stands, and one sheet for each interview. */
export function OffersPage(props: OffersPageProps) {
  const translation = useTranslation();
  const { translate, count, locale } = translation;
  const { offers, openId, today } = props;
  const [words, setWords] = useState('');
  const [pile, setPile] = useState<Pile>('followed');
  const [state, setState] = useState('');
  const [isTable, setIsTable] = useState(false);
  const [order, setOrder] = useState<OfferOrder>({ by: 'kept', down: true });
  const [compared, setCompared] = useState<string[]>([]);
  const [comparing, setComparing] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const inPile = useMemo(() => pileOf(offers, pile), [offers, pile]);
  const search = useMemo(() => new OfferSearch(inPile), [inPile]);
  const found = useMemo(
    () =>
      sortOffers(
        search.find(words).filter((offer) => !state || offer.state === state),
        order,
        today,
      ),
    [search, words, state, order, today],
  );
  const opened = offers.find(({ id }) => id === openId);
  const due = dueOn(offers, today);
  const actions: PanelActions = useMemo(() => actionsOf(props.copy), [props.copy]);

  // Back from a sheet: what had the focus is gone.
  const wasOpen = useRef(openId);
  useLayoutEffect(() => {
    if (wasOpen.current && !openId) heading.current?.focus();
    wasOpen.current = openId;
  }, [openId]);

  async function change(offer: KeptOffer, wanted: OfferChange): Promise<void> {
    const changed = await props.change(offer.id, wanted);
    setDone(changed ? doneOf(offer, wanted) : { words: translate('offers.failed'), undo: null });
  }

  function doneOf(offer: KeptOffer, wanted: OfferChange): Done {
    const { id, title } = offer;
    if (wanted.deleted) {
      return {
        words: translate('offers.deletedOne', [title]),
        undo: { id, change: { deleted: false } },
      };
    }
    if (wanted.archived) {
      return {
        words: translate('offers.archivedOne', [title]),
        undo: { id, change: { archived: false } },
      };
    }
    if (wanted.state) {
      return {
        words: translate('offers.movedOne', [title, stateWord(wanted.state, translation)]),
        undo: { id, change: { state: offer.state } },
      };
    }
    return { words: translate('offers.changed'), undo: null };
  }

  const list = {
    offers: found,
    today,
    compared,
    compareFull: compared.length >= MOST_COMPARED,
    change,
    open: props.open,
    compare: (id: string) =>
      setCompared((before) =>
        before.includes(id)
          ? before.filter((one) => one !== id)
          : [...before, id].slice(0, MOST_COMPARED),
      ),
  };
  return (
    <ActionsContext.Provider value={actions}>
      <div
        class="repere offers-page"
        lang={locale}
        data-theme={props.printing ? 'light' : props.theme}
      >
        {opened ? (
          <main>
            <InterviewSheet
              key={opened.id}
              offer={opened}
              text={props.text}
              related={relatedTo(opened, offers)}
              today={today}
              draftOf={(field) => props.draftOf(opened.id, field)}
              saveDraft={(field, draft) => props.saveDraft(opened.id, field, draft)}
              change={(wanted) => props.change(opened.id, wanted)}
              calendar={() => props.exportCalendar([opened])}
              print={props.print}
              open={props.open}
              back={() => props.open(null)}
            />
          </main>
        ) : (
          <>
            <header>
              <Cairn />
              <h1 ref={heading} tabIndex={-1}>
                {translate('offers.title')}
              </h1>
              {offers.length > 0 && <p class="note">{count('offers.count', inPile.length)}</p>}
              <div class="actions">
                {offers.length > 0 && (
                  <>
                    <button type="button" class="button" onClick={props.exportAll}>
                      {translate('offers.exportAll')}
                    </button>
                    <button type="button" class="button" onClick={() => props.exportCsv(found)}>
                      {translate('report.exportCsv')}
                    </button>
                    <button
                      type="button"
                      class="button"
                      onClick={() => props.exportCalendar(found)}
                    >
                      {translate('offers.calendar')}
                    </button>
                  </>
                )}
                <Transfer
                  preview={props.preview}
                  apply={props.applyImport}
                  undo={props.undoImport}
                  undoable={props.undoable}
                />
              </div>
            </header>
            <main>
              {due.map(({ offer, name }) => (
                <p key={`${offer.id} ${name}`} class="notice">
                  {translate('offers.dueToday', [dateWord(name, translation), offer.title])}
                </p>
              ))}
              <ExportReminder offers={offers} exportedAt={props.exportedAt} now={today} />
              {offers.length === 0 ? (
                <Empty />
              ) : comparing && compared.length > 1 ? (
                <Compare
                  offers={compared.flatMap((id) => offers.find((offer) => offer.id === id) ?? [])}
                  today={today}
                  open={props.open}
                  close={() => setComparing(false)}
                />
              ) : (
                <>
                  <search class="filters">
                    <label class="filter filter-words">
                      <span>{translate('report.search')}</span>
                      <input
                        type="search"
                        name="words"
                        value={words}
                        onInput={(event) => setWords(event.currentTarget.value)}
                      />
                    </label>
                    <label class="filter">
                      <span>{translate('offers.pile')}</span>
                      <select
                        name="pile"
                        value={pile}
                        onChange={({ currentTarget }) =>
                          setPile(
                            OFFER_PILES.find((one) => one === currentTarget.value) ?? 'followed',
                          )
                        }
                      >
                        {OFFER_PILES.map((one) => (
                          <option key={one} value={one}>
                            {translate(`offerPile.${one}`)} ({pileOf(offers, one).length})
                          </option>
                        ))}
                      </select>
                    </label>
                    <label class="filter">
                      <span>{translate('offerColumn.state')}</span>
                      <select
                        name="state"
                        value={state}
                        onChange={({ currentTarget }) => setState(currentTarget.value)}
                      >
                        <option value="">{translate('offers.allStates')}</option>
                        {OFFER_STATES.map((one) => (
                          <option key={one} value={one}>
                            {stateWord(one, translation)}
                          </option>
                        ))}
                      </select>
                    </label>
                    <fieldset class="view-choice">
                      <legend class="visually-hidden">{translate('offers.view')}</legend>
                      {([false, true] as const).map((value) => (
                        <label key={String(value)}>
                          <input
                            type="radio"
                            name="view"
                            checked={isTable === value}
                            onChange={() => setIsTable(value)}
                          />
                          {translate(value ? 'offers.asTable' : 'offers.asCards')}
                        </label>
                      ))}
                    </fieldset>
                    {compared.length > 1 && (
                      <button
                        type="button"
                        class="button compare-now"
                        onClick={() => setComparing(true)}
                      >
                        {count('offers.compareNow', compared.length)}
                      </button>
                    )}
                  </search>
                  <p class="found" role="status">
                    {count('offers.found', found.length)}
                  </p>
                  {isTable ? (
                    <OfferTable
                      {...list}
                      order={order}
                      sort={(by) => setOrder({ by, down: order.by === by && !order.down })}
                    />
                  ) : pile === 'followed' ? (
                    <OfferBoard {...list} />
                  ) : (
                    <OfferPile {...list} />
                  )}
                </>
              )}
            </main>
            <footer class="sources">
              <p>{translate('offers.privacy')}</p>
            </footer>
          </>
        )}
        <p class="said" role="status">
          {done && (
            <>
              {done.words}{' '}
              {done.undo && (
                <button
                  type="button"
                  class="text-button"
                  onClick={async () => {
                    const { undo } = done;
                    setDone(null);
                    if (undo) await props.change(undo.id, undo.change);
                  }}
                >
                  {translate('offers.undo')}
                </button>
              )}
            </>
          )}
        </p>
      </div>
    </ActionsContext.Provider>
  );
}

/** Of what a panel can do, only copying is meant here. */
function actionsOf(copy: (text: string) => Promise<boolean>): PanelActions {
  return {
    showInPage: () => false,
    choose: async () => false,
    search: async () => null,
    copy,
    keeping: null,
    report: async () => undefined,
    correct: null,
  };
}

interface ReminderProps {
  offers: readonly KeptOffer[];
  exportedAt: string | null;
  /** Today, yyyy-mm-dd. */
  now: string;
}

/** A quiet word, once an export is a month old and something was made since. */
function ExportReminder({ offers, exportedAt, now }: ReminderProps) {
  const { translate } = useTranslation();
  const changed =
    offers
      .map(({ changedAt }) => changedAt)
      .sort()
      .at(-1) ?? '';
  const [first = now] = offers.map(({ keptAt }) => keptAt).sort();
  const since = Date.parse(exportedAt ?? first);
  const isOld = Date.parse(now) - since > EXPORT_AGE_IN_MS;
  if (offers.length === 0 || !isOld || changed <= (exportedAt ?? '')) return null;
  return <p class="note">{translate(exportedAt ? 'offers.exportOld' : 'offers.exportNever')}</p>;
}

/** How to get offers, for who has none yet. */
function Empty() {
  const { translate } = useTranslation();
  return (
    <section class="empty">
      <h2>{translate('offersEmpty.title')}</h2>
      <p>{translate('offersEmpty.explanation')}</p>
      <ol>
        <li>
          {translate('offersEmpty.open')}
          <NetworkLists class="links" />
        </li>
        <li>{translate('offersEmpty.keep')}</li>
        <li>{translate('offersEmpty.come')}</li>
      </ol>
    </section>
  );
}
