import { useId, useState } from 'preact/hooks';
import { type Bar, type Chart, leadersOf } from '../../lib/report/chart.ts';
import { NONE } from '../../lib/report/select.ts';
import { formatList } from '../dates.ts';
import { useTranslation } from '../translation.ts';
import { checkWord, percent } from './words.ts';

/** As many bars as are compared at a glance. */
const SHOWN_BARS = 6;

interface ChartsProps {
  chart: Chart;
  /** All bars, as on paper nothing can be unfolded. */
  whole: boolean;
}

/** What the offers come to: each chart is a table whose numbers have bars behind them. */
export function Charts({ chart, whole }: ChartsProps) {
  const translation = useTranslation();
  const { translate, count, locale } = translation;
  const longest = Math.max(...[...chart.incubators, ...chart.startups].map(({ offers }) => offers));
  const named = (bars: readonly Bar[], missing: string) =>
    bars.map((bar) => ({ ...bar, name: bar.id === NONE ? missing : bar.name }));
  return (
    <details class="charts" open={whole}>
      <summary>
        <h2>{translate('chart.title')}</h2>
        <span class="note">{count('chart.about', chart.offers)}</span>
      </summary>
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
    </details>
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

/** A number, and a bar as long: the bar says nothing that the number does not. */
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
