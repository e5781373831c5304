import { useRef, useState } from 'preact/hooks';
import type { Row } from '../../lib/report/row.ts';
import { parseReport, type SavedReport } from '../../lib/report/saved.ts';
import { formatDay } from '../dates.ts';
import { useTranslation } from '../translation.ts';
import { percent } from './words.ts';

/** Opens a report from a file. */
export function OpenSaved({ open }: { open(name: string, report: SavedReport): void }) {
  const { translate } = useTranslation();
  const file = useRef<HTMLInputElement>(null);
  const [failed, setFailed] = useState<string | null>(null);
  async function read(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    const report = parseReport(await chosen.text().catch(() => ''));
    setFailed(report ? null : chosen.name);
    if (report) open(chosen.name, report);
  }
  return (
    <>
      <button type="button" class="button" onClick={() => file.current?.click()}>
        {translate('saved.open')}
      </button>
      <input
        ref={file}
        type="file"
        name="saved"
        class="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          read(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <span class="network-state" role="status">
        {failed !== null && translate('saved.unreadable', [failed])}
      </span>
    </>
  );
}

interface SavedBannerProps {
  name: string;
  report: SavedReport;
  /** Today's rows, to be compared with. */
  rows: readonly Row[];
  takeOver(report: SavedReport): Promise<void>;
  close(): void;
}

/** Says that a saved table is shown, compares it with today's, and leads back. */
export function SavedBanner({ name, report, rows, takeOver, close }: SavedBannerProps) {
  const translation = useTranslation();
  const { translate, count } = translation;
  const [said, setSaid] = useState('');
  return (
    <section class="saved" aria-label={translate('saved.label')}>
      <p>
        <strong>{translate('saved.shown', [name])}</strong>{' '}
        {report.savedAt && translate('saved.date', [formatDay(report.savedAt, translation)])}
      </p>
      <table class="saved-compared">
        <caption class="visually-hidden">{translate('saved.compared')}</caption>
        <thead>
          <tr>
            <th scope="col">{translate('saved.which')}</th>
            <th scope="col">{translate('chart.offers')}</th>
            <th scope="col">{translate('chart.share')}</th>
          </tr>
        </thead>
        <tbody>
          <Line name={translate('saved.then')} rows={report.rows} />
          <Line name={translate('saved.now')} rows={rows} />
        </tbody>
      </table>
      <p class="actions">
        <button type="button" class="button button-first" onClick={close}>
          {translate('saved.close')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() =>
            takeOver(report).then(
              () => setSaid(count('saved.taken', report.rows.length)),
              () => setSaid(translate('report.failed')),
            )
          }
        >
          {translate('saved.take')}
        </button>
      </p>
      <p class="note" role="status">
        {said}
      </p>
    </section>
  );
}

function Line({ name, rows }: { name: string; rows: readonly Row[] }) {
  const { locale } = useTranslation();
  const passed = rows.reduce((sum, row) => sum + row.passed.length, 0);
  const checked = rows.reduce((sum, row) => sum + row.passed.length + row.failed.length, 0);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{rows.length}</td>
      <td>{checked === 0 ? '–' : percent(passed / checked, locale)}</td>
    </tr>
  );
}
