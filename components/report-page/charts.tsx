import { useId, useMemo, useState } from 'preact/hooks';
import { type Bar, type Chart, chartOf, isOfNetwork, leadersOf } from '../../lib/report/chart.ts';
import type { Row } from '../../lib/report/row.ts';
import { NONE } from '../../lib/report/select.ts';
import { formatList } from '../dates.ts';
import { useTranslation } from '../translation.ts';
import { checkWord, percent } from './words.ts';

/** As many bars as are compared at a glance. */
const SHOWN_BARS = 6;

interface ChartsProps {
  /** The offers of the table, in any order; the same list as long as it holds the same ones. */
  rows: readonly Row[];
  /** All bars, as on paper nothing can be unfolded. */
  whole: boolean;
}

/** The offers in numbers. Nothing is counted while they are folded: every key typed in the search would wait for it. */
export function Charts({ rows, whole }: ChartsProps) {
  const { translate, count } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const isShown = isOpen || whole;
  const offers = useMemo(() => rows.filter(isOfNetwork).length, [rows]);
  const chart = useMemo(() => (isShown ? chartOf(rows) : null), [rows, isShown]);
  if (offers === 0) return null;
  return (
    <details
      class="charts"
      open={isShown}
      onToggle={({ currentTarget }) => {
        if (!whole) setOpen(currentTarget.open);
      }}
    >
      <summary>
        <h2>{translate('chart.title')}</h2>
        <span class="note">{count('chart.about', offers)}</span>
      </summary>
      {chart && <Figures chart={chart} whole={whole} />}
    </details>
  );
}

/** Each chart is a table whose numbers have bars behind them. */
function Figures({ chart, whole }: { chart: Chart; whole: boolean }) {
  const translation = useTranslation();
  const { translate, locale } = translation;
  const longest = Math.max(...[...chart.incubators, ...chart.startups].map(({ offers }) => offers));
  const named = (bars: readonly Bar[], missing: string) =>
    bars.map((bar) => ({ ...bar, name: bar.id === NONE ? missing : bar.name }));
  return (
    <div class="figures">
      <Figure
        title={translate('chart.incubators')}
        bars={named(chart.incubators, translate('report.noIncubator'))}
        longest={longest}
        whole={whole}
      />
      <Figure
        title={translate('chart.startups')}
        bars={named(chart.startups, translate('report.noStartup'))}
        longest={longest}
        whole={whole}
      />
      {chart.checks.length > 0 && (
        <Figure
          title={translate('chart.checks')}
          summary={translate('chart.summaryChecks', [
            percent(chart.passed / chart.checked, locale),
          ])}
          bars={chart.checks.map((bar) => ({ ...bar, name: checkWord(bar.id, translation) }))}
          longest={null}
          whole={whole}
        />
      )}
    </div>
  );
}

interface FigureProps {
  title: string;
  summary?: string;
  bars: readonly Bar[];
  /** What the longest bar stands for, the same for charts to be compared; null: bars are shares. */
  longest: number | null;
  whole: boolean;
}

function Figure({ title, summary, bars, longest, whole }: FigureProps) {
  const translation = useTranslation();
  const { translate, count, locale } = translation;
  const [unfolded, setUnfolded] = useState(false);
  const id = useId();
  const shown = whole || unfolded ? bars : bars.slice(0, SHOWN_BARS);
  const hidden = bars.length - SHOWN_BARS;
  const leaders = leadersOf(bars);
  const [first] = leaders;
  const equal = bars.filter(({ id, offers }) => id !== NONE && offers === bars[0]?.offers).length;
  const said =
    summary ??
    (!first && equal > 1 && bars[0]
      ? translate('chart.summaryMany', [String(equal), count('report.rows', bars[0].offers)])
      : undefined) ??
    (first &&
      translate(leaders.length === 1 ? 'chart.summary' : 'chart.summaryEqual', [
        formatList(
          leaders.map(({ name }) => name),
          translation,
        ),
        count('report.rows', first.offers),
      ]));
  return (
    <figure>
      <figcaption>
        <h3 id={id}>{title}</h3>
        {said && <p class="note">{said}</p>}
      </figcaption>
      <table class="chart" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{translate(longest === null ? 'chart.check' : 'chart.name')}</th>
            {longest !== null && <th scope="col">{translate('chart.offers')}</th>}
            <th scope="col">{translate(longest === null ? 'chart.following' : 'chart.share')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((bar) => (
            <tr key={bar.id}>
              <th scope="row">{bar.name}</th>
              {longest !== null && (
                <td>
                  <Measure share={bar.offers / longest} words={String(bar.offers)} />
                </td>
              )}
              <td>
                {bar.checked === 0 ? (
                  <span class="note">{translate('chart.unchecked')}</span>
                ) : longest === null ? (
                  <Measure
                    share={bar.passed / bar.checked}
                    words={translate('report.score', [String(bar.passed), String(bar.checked)])}
                  />
                ) : (
                  percent(bar.passed / bar.checked, locale)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && !whole && (
        <button
          type="button"
          class="text-button"
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded ? translate('chart.fewer') : count('chart.more', hidden)}
        </button>
      )}
    </figure>
  );
}

/** A number, with a bar that shows it again. */
function Measure({ share, words }: { share: number; words: string }) {
  return (
    <span class="measure">
      <span class="bar" aria-hidden="true">
        {share > 0 && (
          <span class="bar-full" style={{ width: `${Math.round(share * 1_000) / 10}%` }} />
        )}
      </span>
      <span class="measure-words">{words}</span>
    </span>
  );
}
