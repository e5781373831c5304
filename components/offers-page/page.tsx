import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { dueOn } from '../../lib/offers/dates.ts';
import type { Draft, NoteField } from '../../lib/offers/drafts.ts';
import type { KeptOffer, KeptText, OfferChange, OfferState } from '../../lib/offers/kept-offer.ts';
import { relatedTo } from '../../lib/offers/related.ts';
import { OfferSearch } from '../../lib/offers/search.ts';
import type { SeenOffer } from '../../lib/offers/seen.ts';
import { type OfferOrder, pileOf, sortOffers } from '../../lib/offers/select.ts';
import type { StateNames } from '../../lib/offers/state-names.ts';
import type { PanelPreferences } from '../../lib/settings/settings.ts';
import type { ImportOptions } from '../../lib/transfer/importer.ts';
import { ActionsContext, type PanelActions } from '../actions.ts';
import { Cairn } from '../icons.tsx';
import { useTranslation } from '../translation.ts';
import { OfferBoard, OfferPile } from './board.tsx';
import { Compare } from './compare.tsx';
import { Empty } from './empty.tsx';
import { ExportReminder } from './export-reminder.tsx';
import { type OfferFilter, OfferFilters } from './filters.tsx';
import { InterviewSheet } from './sheet.tsx';
import { StateNamesContext } from './state-names.tsx';
import { OfferTable } from './table.tsx';
import { type Preview, Transfer } from './transfer.tsx';
import { dateWord, stateWord } from './words.ts';

/** The most offers that can be compared side by side. */
const MOST_COMPARED = 3;

/** Everything that is followed, as cards. */
const NO_FILTER: OfferFilter = { words: '', pile: 'followed', state: null, isTable: false };

interface OffersPageProps {
  /** All kept offers, the archived and deleted ones too; the same list as long as nothing has changed. */
  offers: readonly KeptOffer[];
  /** The text of the open offer; null until it is read. */
  text: KeptText | null;
  /** The id of the offer whose sheet is open, as the address says; null for the list. */
  openId: string | null;
  /** The offers that were opened, kept or not. */
  seen: readonly SeenOffer[];
  /** What the person calls the states. */
  stateNames: StateNames;
  /** Today where the person is, yyyy-mm-dd. */
  today: string;
  /** When everything was last exported: ISO date and time; null when never. */
  exportedAt: string | null;
  undoable: boolean;
  /** Something found no room in storage: it is there until the browser is closed. */
  isFull: boolean;
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
  /** Names a state; an empty name gives Repère's own word back. False when nobody took it. */
  renameState(state: OfferState, name: string): Promise<boolean>;
  applyImport(file: string, options: ImportOptions): Promise<boolean>;
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
  const { offers, openId, today, stateNames } = props;
  const [filter, setFilter] = useState<OfferFilter>(NO_FILTER);
  const [order, setOrder] = useState<OfferOrder>({ by: 'kept', down: true });
  const [compared, setCompared] = useState<string[]>([]);
  const [comparing, setComparing] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { words, pile, state, isTable } = filter;
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

  // Back from a sheet, the focused element is gone: the list's heading gets the focus.
  const wasOpen = useRef(openId);
  useLayoutEffect(() => {
    if (wasOpen.current && !openId) heading.current?.focus();
    wasOpen.current = openId;
  }, [openId]);

  async function change(offer: KeptOffer, wanted: OfferChange): Promise<void> {
    const changed = await props.change(offer.id, wanted);
    setDone(changed ? doneOf(offer, wanted) : { words: translate('offers.failed'), undo: null });
  }

  /** A note says by itself what became of it; of the rest of a sheet, only what nobody took is said. */
  async function changeOpened(id: string, wanted: OfferChange): Promise<KeptOffer | null> {
    const changed = await props.change(id, wanted);
    if (!changed && !wanted.notes && !wanted.people) {
      setDone({ words: translate('offers.failed'), undo: null });
    } else if (changed) setDone(null);
    return changed;
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
        words: translate('offers.movedOne', [
          title,
          stateWord(wanted.state, stateNames, translation),
        ]),
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
    rename: props.renameState,
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
      <StateNamesContext.Provider value={stateNames}>
        <div
          class="repere offers-page"
          lang={locale}
          data-theme={props.printing ? 'light' : props.theme}
        >
          {props.isFull && (
            <p class="notice full screen-only" role="alert">
              {translate('offers.full')}{' '}
              <button type="button" class="text-button" onClick={props.exportAll}>
                {translate('offers.exportAll')}
              </button>
            </p>
          )}
          {opened ? (
            <main>
              <InterviewSheet
                key={opened.id}
                offer={opened}
                text={props.text}
                related={relatedTo(opened, offers, props.seen)}
                today={today}
                draftOf={(field) => props.draftOf(opened.id, field)}
                saveDraft={(field, draft) => props.saveDraft(opened.id, field, draft)}
                change={(wanted) => changeOpened(opened.id, wanted)}
                put={(wanted) => change(opened, wanted)}
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
                    <OfferFilters
                      {...filter}
                      order={order}
                      sort={setOrder}
                      offers={offers}
                      compared={compared.length}
                      change={(part) => setFilter((before) => ({ ...before, ...part }))}
                      compareNow={() => setComparing(true)}
                    />
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
      </StateNamesContext.Provider>
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
