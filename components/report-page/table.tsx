import { useId, useState } from 'preact/hooks';
import { PROFILES } from '../../lib/boards/registry.ts';
import { type Row, rowKey } from '../../lib/report/row.ts';
import { answerOf, type Column, type Selection } from '../../lib/report/select.ts';
import type { TableRow } from '../../lib/report/table-rows.ts';
import { formatList, formatShortDay } from '../dates.ts';
import { CertaintyMeter } from '../evidence.tsx';
import { ExternalLink } from '../external-link.tsx';
import { Icon } from '../icons.tsx';
import { useTranslation } from '../translation.ts';
import { Details, type RowActions } from './details.tsx';
import { answerWord, changeWords } from './words.ts';

export type { RowActions } from './details.tsx';

/** So many rows are drawn at once, the others on further pages: 5,000 rows are as quick as 50. */
const ROWS_A_PAGE = 50;

/** The table's columns, and the words of their headings. */
const HEADINGS = [
  ['title', 'reportColumn.title'],
  ['startup', 'reportColumn.startups'],
  ['incubator', 'reportColumn.incubators'],
  ['certainty', 'reportColumn.certainty'],
  ['checks', 'reportColumn.checks'],
  ['datePosted', 'reportColumn.datePosted'],
  ['readAt', 'reportColumn.readAt'],
] as const;

interface OfferTableProps {
  rows: readonly TableRow[];
  selection: Selection;
  change(selection: Selection): void;
  /** All rows at once, for paper. */
  whole: boolean;
  /** What can be done with a row; null in a saved report. */
  actions: RowActions | null;
}

/** The offers, a page at a time: sorted by any column, each with its details on demand. */
export function OfferTable({ rows, selection, change, whole, actions }: OfferTableProps) {
  const { translate } = useTranslation();
  const [page, setPage] = useState({ selection, number: 0 });
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const last = Math.max(0, Math.ceil(rows.length / ROWS_A_PAGE) - 1);
  // Another selection starts on its first page.
  const number = page.selection === selection ? Math.min(page.number, last) : 0;
  const start = number * ROWS_A_PAGE;
  const shown = whole ? rows : rows.slice(start, start + ROWS_A_PAGE);

  function toggle(key: string) {
    const next = new Set(opened);
    if (!next.delete(key)) next.add(key);
    setOpened(next);
  }

  return (
    <>
      <table class="offers">
        <caption class="visually-hidden">{translate('report.table')}</caption>
        <thead>
          <tr>
            {HEADINGS.map(([column, key]) => (
              <Heading
                key={column}
                column={column}
                label={translate(key)}
                selection={selection}
                change={change}
                whole={whole}
              />
            ))}
            <th scope="col">
              <span class="visually-hidden">{translate('report.details')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const key = rowKey(row);
            return (
              <OfferRow
                key={key}
                row={row}
                open={opened.has(key)}
                toggle={() => toggle(key)}
                actions={actions}
              />
            );
          })}
        </tbody>
      </table>
      {last > 0 && !whole && (
        <nav class="pages" aria-label={translate('report.pages')}>
          <PageButton
            label={translate('report.previous')}
            disabled={number === 0}
            go={() => setPage({ selection, number: number - 1 })}
          />
          <span role="status">
            {translate('report.range', [
              String(start + 1),
              String(start + shown.length),
              String(rows.length),
            ])}
          </span>
          <PageButton
            label={translate('report.next')}
            disabled={number === last}
            go={() => setPage({ selection, number: number + 1 })}
          />
        </nav>
      )}
    </>
  );
}

interface HeadingProps {
  column: Column;
  label: string;
  selection: Selection;
  change(selection: Selection): void;
  /** For paper: Chromium repeats headings on every sheet, but none that hold a button. */
  whole: boolean;
}

function Heading({ column, label, selection, change, whole }: HeadingProps) {
  const isSorted = selection.sort === column;
  const order = selection.descending ? 'descending' : 'ascending';
  // Dates are wanted newest first, words from A on.
  const first = column === 'datePosted' || column === 'readAt';
  if (whole) return <th scope="col">{label}</th>;
  return (
    <th scope="col" aria-sort={isSorted ? order : 'none'}>
      <button
        type="button"
        onClick={() =>
          change({
            ...selection,
            sort: column,
            descending: isSorted ? !selection.descending : first,
          })
        }
      >
        {label}
        {isSorted && <Icon shape={selection.descending ? 'down' : 'up'} />}
      </button>
    </th>
  );
}

/** A button that stays where it is, and keeps the focus, when there is no page further. */
function PageButton({ label, disabled, go }: { label: string; disabled: boolean; go(): void }) {
  return (
    <button
      type="button"
      class="button"
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) go();
      }}
    >
      {label}
    </button>
  );
}

interface OfferRowProps {
  row: TableRow;
  open: boolean;
  toggle(): void;
  actions: RowActions | null;
}

function OfferRow({ row, open, toggle, actions }: OfferRowProps) {
  const translation = useTranslation();
  const { translate, locale } = translation;
  const id = useId();
  const title = row.title ?? translate('report.untitled');
  const answer = answerOf(row);
  const label = (key: (typeof HEADINGS)[number][1]) => ({ 'data-label': translate(key) });
  return (
    <>
      <tr class={open ? 'offer offer-open' : 'offer'}>
        <th scope="row" class="offer-title">
          <ExternalLink address={row.url} label={title} />
          <span class="note">
            {[PROFILES[row.board].name, row.employer].filter(Boolean).join(' · ')}
          </span>
          {row.twin && (
            <span class="note">
              {translate('twin.also')}{' '}
              <ExternalLink address={row.twin.row.url} label={PROFILES[row.twin.row.board].name} />
            </span>
          )}
          {row.changes.kinds.includes('new') && <span class="tag">{translate('change.new')}</span>}
          {row.changes.kinds.includes('withdrawn') && (
            <span class="tag">{translate('change.withdrawn')}</span>
          )}
          {row.changes.kinds.includes('old') && <span class="tag">{translate('change.old')}</span>}
        </th>
        <td {...label('reportColumn.startups')}>
          <Names items={row.startups} />
        </td>
        <td {...label('reportColumn.incubators')}>
          <Names items={row.incubators} />
          {row.disagreement && <span class="disagreement">{translate('report.disagreement')}</span>}
        </td>
        <td {...label('reportColumn.certainty')}>
          <span class="certainty">
            {row.certainty && !row.chosen && <CertaintyMeter certainty={row.certainty} />}
            {answerWord(answer, translation)}
          </span>
        </td>
        <td {...label('reportColumn.checks')}>
          <Score row={row} />
        </td>
        <td {...label('reportColumn.datePosted')} class="date">
          {row.datePosted ? formatShortDay(row.datePosted, locale) : <Nothing />}
        </td>
        <td {...label('reportColumn.readAt')} class="date">
          {formatShortDay(row.readAt, locale)}
        </td>
        <td class="unfold">
          <button
            type="button"
            class="text-button"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            aria-label={translate('report.detailsOf', [title])}
            onClick={toggle}
          >
            {translate('report.details')}
            <Icon shape={open ? 'up' : 'down'} />
          </button>
        </td>
      </tr>
      {open && (
        <tr class="offer-details" id={id}>
          <td colSpan={HEADINGS.length + 1}>
            <Details row={row} actions={actions} />
          </td>
        </tr>
      )}
    </>
  );
}

/** A dash for the eye where there is nothing to say. */
function Nothing() {
  return (
    <span class="note" aria-hidden="true">
      –
    </span>
  );
}

function Names({ items }: { items: Row['startups'] }) {
  const translation = useTranslation();
  if (items.length === 0) return <Nothing />;
  const names = items.map(({ name }) => name);
  return <>{formatList(names, translation)}</>;
}

/** How many rules are followed, in figures and as a bar. */
function Score({ row }: { row: TableRow }) {
  const translation = useTranslation();
  const { translate, count } = translation;
  const passed = row.passed.length;
  const checked = passed + row.failed.length;
  if (checked === 0) return <Nothing />;
  const { before } = row.changes;
  // "6 → 11 sur 16", where that has changed.
  const words =
    before && before.passed !== passed
      ? translate('report.scoreSince', [String(before.passed), String(passed), String(checked)])
      : translate('report.score', [String(passed), String(checked)]);
  const changes = changeWords(row.changes, translation);
  return (
    <span
      class="score"
      title={
        row.failed.length === 0
          ? translate('report.allFollowed')
          : count('report.scoreSpoken', row.failed.length)
      }
    >
      <span class="bar" aria-hidden="true">
        {passed > 0 && <span class="bar-full" style={{ width: `${(100 * passed) / checked}%` }} />}
      </span>
      {words}
      {changes && <span class="note">{changes}</span>}
      {row.aside.length > 0 && <span class="note">{count('aside.count', row.aside.length)}</span>}
    </span>
  );
}
