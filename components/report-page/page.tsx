import { useMemo, useRef, useState } from 'preact/hooks';
import type { Analysis } from '../../lib/analysis/analysis.ts';
import { PROFILES } from '../../lib/boards/registry.ts';
import { chartOf } from '../../lib/report/chart.ts';
import type { Row } from '../../lib/report/row.ts';
import { EVERYTHING, optionsOf, RowTable } from '../../lib/report/select.ts';
import type { PanelPreferences } from '../../lib/settings/settings.ts';
import { ExternalLink } from '../external-link.tsx';
import { Cairn } from '../icons.tsx';
import { useTranslation } from '../translation.ts';
import { type AnalysisAction, AnalysisCard } from './analysis-card.tsx';
import { Charts } from './charts.tsx';
import { Filters, FiltersInForce } from './filters.tsx';
import { OfferTable } from './table.tsx';

interface ReportPageProps {
  /** The same list as long as nothing has changed. */
  rows: readonly Row[];
  /** Entries of the storage that are no rows. */
  leftOut: number;
  analysis: Analysis | null;
  theme: PanelPreferences['theme'];
  /** The window has room for the charts above the table. */
  wide: boolean;
  /** The page as it goes to paper: everything, without what can only be clicked. */
  printing: boolean;
  act(action: AnalysisAction): Promise<boolean>;
  /** Gives these rows to the person as a file. */
  save(format: 'csv' | 'json', rows: readonly Row[]): void;
  print(): void;
  /** Forgets every row; rejects when it could not. */
  clear(): Promise<void>;
  openSettings(): void;
}

/** The recruiter's report: the analysis under way, the charts, the table, and what to take away. */
export function ReportPage(props: ReportPageProps) {
  const { translate, count, locale } = useTranslation();
  const { rows, leftOut, analysis, printing } = props;
  const [selection, setSelection] = useState(EVERYTHING);
  const table = useMemo(() => RowTable.of(rows), [rows]);
  const options = useMemo(() => optionsOf(rows), [rows]);
  const { words, board, answer, incubator, failedCheck, sort, descending } = selection;
  const narrowed = useMemo(
    () => table.narrow({ words, board, answer, incubator, failedCheck }),
    [table, words, board, answer, incubator, failedCheck],
  );
  const found = useMemo(() => narrowed.sorted(sort, descending), [narrowed, sort, descending]);
  // Sorting moves no bar.
  const chart = useMemo(() => chartOf(narrowed.rows), [narrowed]);
  const main = useRef<HTMLElement>(null);
  async function act(action: AnalysisAction): Promise<boolean> {
    const done = await props.act(action);
    // The button that was pressed goes with what it dismissed.
    if (done && action === 'dismiss') main.current?.focus();
    return done;
  }
  return (
    <div class="repere report" lang={locale} data-theme={printing ? 'light' : props.theme}>
      <header>
        <Cairn />
        <h1>{translate('report.title')}</h1>
        {rows.length > 0 && <p class="note">{count('report.rows', rows.length)}</p>}
        {rows.length > 0 && (
          <p class="actions">
            <button type="button" class="button" onClick={() => props.save('csv', found)}>
              {translate('report.exportCsv')}
            </button>
            <button type="button" class="button" onClick={() => props.save('json', found)}>
              {translate('report.exportJson')}
            </button>
            <button type="button" class="button" onClick={props.print}>
              {translate('report.print')}
            </button>
          </p>
        )}
      </header>
      <main ref={main} tabIndex={-1}>
        {analysis && !analysis.isDismissed && !printing && (
          <AnalysisCard analysis={analysis} act={act} />
        )}
        {leftOut > 0 && <p class="notice">{count('report.leftOut', leftOut)}</p>}
        {rows.length === 0 ? (
          <Empty />
        ) : (
          <>
            {chart.offers > 0 && <Charts chart={chart} open={props.wide} whole={printing} />}
            <section class="offers-section">
              <Filters selection={selection} options={options} change={setSelection} />
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
                  change={setSelection}
                  whole={printing}
                />
              )}
            </section>
          </>
        )}
      </main>
      <footer class="sources">
        <p>{translate('report.privacy')}</p>
        <p class="actions">
          <button type="button" class="text-button" onClick={props.openSettings}>
            {translate('report.settings')}
          </button>
          {rows.length > 0 && <Clear clear={props.clear} />}
        </p>
      </footer>
    </div>
  );
}

/** How to get rows, for who has none yet. */
function Empty() {
  const { translate } = useTranslation();
  return (
    <section class="empty">
      <h2>{translate('reportEmpty.title')}</h2>
      <p>{translate('reportEmpty.explanation')}</p>
      <ol>
        <li>
          {translate('reportEmpty.open')}
          <ul class="links">
            {Object.values(PROFILES).map(({ name, networkList }) => (
              <li key={name}>
                <ExternalLink address={networkList} label={name} />
              </li>
            ))}
          </ul>
        </li>
        <li>{translate('reportEmpty.press')}</li>
        <li>{translate('reportEmpty.come')}</li>
      </ol>
      <p class="note">{translate('reportEmpty.recruiter')}</p>
    </section>
  );
}

/** Empties the report, which is asked twice. */
function Clear({ clear }: { clear(): Promise<void> }) {
  const { translate } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  return (
    <>
      {/* The same button asks, then clears: the focus stays where it is. */}
      <button
        type="button"
        class="text-button"
        onClick={async () => {
          setAsked(!asked);
          if (asked)
            setFailed(
              await clear().then(
                () => false,
                () => true,
              ),
            );
        }}
      >
        {translate(asked ? 'report.clearConfirm' : 'report.clear')}
      </button>
      {asked && (
        <button type="button" class="text-button" onClick={() => setAsked(false)}>
          {translate('report.cancel')}
        </button>
      )}
      <span role="status">{failed && translate('report.failed')}</span>
    </>
  );
}
