import { useMemo, useRef, useState } from 'preact/hooks';
import type { Analysis } from '../../lib/analysis/analysis.ts';
import type { StartAnswer } from '../../lib/analysis/keeper.ts';
import type { Aside } from '../../lib/report/aside.ts';
import type { PastAnalysis } from '../../lib/report/history.ts';
import { type Row, rowKey } from '../../lib/report/row.ts';
import type { SavedReport } from '../../lib/report/saved.ts';
import { optionsOf, RowTable, type Selection } from '../../lib/report/select.ts';
import { type TableRow, tableRows } from '../../lib/report/table-rows.ts';
import type { PanelPreferences } from '../../lib/settings/settings.ts';
import { Cairn } from '../icons.tsx';
import { useTranslation } from '../translation.ts';
import { type AnalysisAction, AnalysisCard } from './analysis-card.tsx';
import { AsideList } from './asides.tsx';
import { Charts } from './charts.tsx';
import { Clear, Empty } from './empty.tsx';
import { Filters, FiltersInForce } from './filters.tsx';
import { NetworkButton } from './network-button.tsx';
import { OpenSaved, SavedBanner } from './saved.tsx';
import { OfferTable, type RowActions } from './table.tsx';
import { Trends } from './trend.tsx';

interface ReportPageProps extends Omit<RowActions, 'mayAnalyse' | 'siblings' | 'remove'> {
  /** Deletes the row of an offer; rejects when it could not. */
  remove(row: Row): Promise<void>;
  /** Holds offers to a rule again; rejects when it could not. */
  undoAside(aside: Aside): Promise<void>;
  /** The same list as long as nothing has changed. */
  rows: readonly Row[];
  /** Entries of the storage that are no rows. */
  leftOut: number;
  asides: readonly Aside[];
  history: readonly PastAnalysis[];
  analysis: Analysis | null;
  theme: PanelPreferences['theme'];
  /** Today's ISO date. */
  today: string;
  /** What the page's address asks for, and remembers. */
  selection: Selection;
  select(selection: Selection): void;
  /** The page is drawn for paper: everything, without what can only be clicked. */
  printing: boolean;
  act(action: AnalysisAction): Promise<boolean>;
  /** Analyses the network's lists of all boards; null when no page of them could be opened. */
  analyseNetwork(): Promise<StartAnswer | null>;
  /** Gives these rows to the person as a file. */
  save(format: 'csv' | 'json', rows: readonly TableRow[]): void;
  print(): void;
  /** Adds what a saved report has and this one has not; rejects when it could not. */
  takeOver(saved: SavedReport): Promise<void>;
  /** Forgets every row; rejects when it could not. */
  clear(): Promise<void>;
  openSettings(): void;
  /** Opens the page where a text is checked before it is published. */
  openDrafts(): void;
}

/** The recruiter's report: the analysis under way, the table, the charts, and what to take away. */
export function ReportPage(props: ReportPageProps) {
  const { translate, count, locale } = useTranslation();
  const { analysis, printing, selection, select, today } = props;
  const [saved, setSaved] = useState<{ name: string; report: SavedReport } | null>(null);
  const shown = saved?.report ?? null;
  const rows = shown?.rows ?? props.rows;
  const asides = shown?.asides ?? props.asides;
  const history = shown?.analyses ?? props.history;
  const all = useMemo(
    () => tableRows(rows, asides, history, today),
    [rows, asides, history, today],
  );
  const table = useMemo(() => RowTable.of(all), [all]);
  const options = useMemo(() => optionsOf(all), [all]);
  const { words, board, answer, incubator, failedCheck, change, sort, descending } = selection;
  const narrowed = useMemo(
    () => table.narrow({ words, board, answer, incubator, failedCheck, change }),
    [table, words, board, answer, incubator, failedCheck, change],
  );
  const found = useMemo(() => narrowed.sorted(sort, descending), [narrowed, sort, descending]);
  // The charts do not depend on the order: sorting leaves them alone.
  const unsorted = useMemo(() => narrowed.rows, [narrowed]);
  const [removed, setRemoved] = useState<Row | null>(null);
  const main = useRef<HTMLElement>(null);
  async function remove(row: Row): Promise<void> {
    // As it is stored: in the table, rules that are set aside stand apart.
    const stored = props.rows.find((one) => rowKey(one) === rowKey(row)) ?? row;
    await props.remove(row);
    setRemoved(stored);
    // The button that was pressed went with its row.
    main.current?.focus();
  }
  async function act(action: AnalysisAction): Promise<boolean> {
    const done = await props.act(action);
    // The button that was pressed goes with what it dismissed.
    if (done && action === 'dismiss') main.current?.focus();
    return done;
  }
  const mayAnalyse =
    analysis === null || analysis.status === 'finished' || analysis.isDismissed === true;
  return (
    <div class="repere report" lang={locale} data-theme={printing ? 'light' : props.theme}>
      <header>
        <Cairn />
        <h1>{translate('report.title')}</h1>
        {all.length > 0 && <p class="note">{count('report.rows', all.length)}</p>}
        <p class="actions">
          {shown === null && (
            <NetworkButton mayAnalyse={mayAnalyse} analyse={props.analyseNetwork} />
          )}
          <button type="button" class="button" onClick={props.openDrafts}>
            {translate('draft.link')}
          </button>
          <OpenSaved open={(name, report) => setSaved({ name, report })} />
          {all.length > 0 && (
            <>
              <button type="button" class="button" onClick={() => props.save('csv', found)}>
                {translate('report.exportCsv')}
              </button>
              <button type="button" class="button" onClick={() => props.save('json', found)}>
                {translate('report.exportJson')}
              </button>
              <button type="button" class="button" onClick={props.print}>
                {translate('report.print')}
              </button>
            </>
          )}
        </p>
      </header>
      <main ref={main} tabIndex={-1}>
        {analysis && !analysis.isDismissed && !printing && (
          <AnalysisCard analysis={analysis} act={act} />
        )}
        {saved && (
          <SavedBanner
            {...saved}
            rows={props.rows}
            takeOver={props.takeOver}
            close={() => setSaved(null)}
          />
        )}
        {(shown?.leftOut ?? props.leftOut) > 0 && (
          <p class="notice">{count('report.leftOut', shown?.leftOut ?? props.leftOut)}</p>
        )}
        <Removed row={removed} restore={props.restore} done={() => setRemoved(null)} />
        {all.length === 0 ? (
          <Empty />
        ) : (
          <>
            <section class="offers-section">
              <Filters selection={selection} options={options} change={select} />
              {printing && <FiltersInForce selection={selection} options={options} />}
              <p class="found" role="status">
                {found.length === 0
                  ? translate('report.none')
                  : count('report.found', found.length)}
              </p>
              {found.length > 0 && (
                <OfferTable
                  rows={found}
                  selection={selection}
                  change={select}
                  whole={printing}
                  actions={
                    shown === null
                      ? {
                          copy: props.copy,
                          french: props.french,
                          readAgain: props.readAgain,
                          remove,
                          restore: props.restore,
                          setAside: props.setAside,
                          mayAnalyse,
                          siblings: all,
                        }
                      : null
                  }
                />
              )}
            </section>
            <Charts rows={unsorted} whole={printing} />
          </>
        )}
        <Trends history={history} whole={printing} />
        <AsideList asides={asides} undo={shown === null && !printing ? props.undoAside : null} />
      </main>
      <footer class="sources">
        <p>{translate('report.privacy')}</p>
        <p class="actions">
          <button type="button" class="text-button" onClick={props.openSettings}>
            {translate('report.settings')}
          </button>
          {props.rows.length > 0 && shown === null && <Clear clear={props.clear} />}
        </p>
      </footer>
    </div>
  );
}

interface RemovedProps {
  row: Row | null;
  restore(row: Row): Promise<void>;
  done(): void;
}

/** The row that was deleted last, and the way to bring it back. */
function Removed({ row, restore, done }: RemovedProps) {
  const { translate } = useTranslation();
  return (
    <div role="status">
      {row && (
        <p class="notice removed">
          {translate('row.removed', [row.title ?? row.url])}{' '}
          <button
            type="button"
            class="text-button"
            onClick={() => restore(row).then(done, () => undefined)}
          >
            {translate('row.restore')}
          </button>
        </p>
      )}
    </div>
  );
}
