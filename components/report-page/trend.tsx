import { PROFILES } from '../../lib/boards/registry.ts';
import type { PastAnalysis } from '../../lib/report/history.ts';
import { spotsOf, type Trend, trendsOf } from '../../lib/report/trend.ts';
import { formatDay } from '../dates.ts';
import { ExternalLink } from '../external-link.tsx';
import { useTranslation } from '../translation.ts';
import { percent } from './words.ts';

/** The chart's drawing, in its own units. */
const WIDTH = 320;
const HEIGHT = 90;
const MARGIN = 8;

interface TrendsProps {
  history: readonly PastAnalysis[];
  whole: boolean;
}

/** The share of rules that are followed, from one analysis to the next, for each list. */
export function Trends({ history, whole }: TrendsProps) {
  const { translate, count } = useTranslation();
  const trends = trendsOf(history);
  if (trends.length === 0) return null;
  return (
    <details class="charts trends" open={whole}>
      <summary>
        <h2>{translate('trend.title')}</h2>
        <span class="note">{count('trend.about', history.length)}</span>
      </summary>
      <div class="figures">
        {trends.map((trend) => (
          <TrendFigure key={trend.list.url} trend={trend} />
        ))}
      </div>
    </details>
  );
}

function TrendFigure({ trend: { list, points } }: { trend: Trend }) {
  const translation = useTranslation();
  const { translate, locale } = translation;
  const spots = spotsOf(points).map(({ x, y }) => ({
    x: MARGIN + x * (WIDTH - 2 * MARGIN),
    y: MARGIN + y * (HEIGHT - 2 * MARGIN),
  }));
  const name = list.isNetwork ? translate('network.name') : PROFILES[list.board].name;
  return (
    <figure class="trend">
      <figcaption>
        <h3>{list.isNetwork ? name : <ExternalLink address={list.url} label={name} />}</h3>
      </figcaption>
      {/* The table below says all of it. */}
      {spots.length > 1 && (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          <path class="axis" d={`M0 ${HEIGHT - MARGIN}H${WIDTH}M0 ${MARGIN}H${WIDTH}`} />
          <polyline class="line" points={spots.map(({ x, y }) => `${x},${y}`).join(' ')} />
          {spots.map(({ x, y }) => (
            <circle key={x} class="spot" cx={x} cy={y} r="4" />
          ))}
        </svg>
      )}
      <table class="chart">
        <caption class="visually-hidden">{translate('trend.of', [name])}</caption>
        <thead>
          <tr>
            <th scope="col">{translate('trend.date')}</th>
            <th scope="col">{translate('chart.offers')}</th>
            <th scope="col">{translate('chart.share')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ startedAt, offers, share }) => (
            <tr key={startedAt}>
              <th scope="row">{formatDay(startedAt, translation)}</th>
              <td>{offers}</td>
              <td>{share === null ? translate('chart.unchecked') : percent(share, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
