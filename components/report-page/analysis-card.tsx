import { useState } from 'preact/hooks';
import { type Analysis, type Obstacle, remainingTime } from '../../lib/analysis/analysis.ts';
import { PROFILES } from '../../lib/boards/registry.ts';
import { ExternalLink } from '../external-link.tsx';
import { useTranslation } from '../translation.ts';
import { keyPart } from '../words.ts';
import { roughTime } from './words.ts';

/** What a person can do with an analysis. */
export type AnalysisAction = 'pause' | 'stop' | 'resume' | 'skip' | 'dismiss';

interface AnalysisCardProps {
  analysis: Analysis;
  /** False when it could not be done. */
  act(action: AnalysisAction): Promise<boolean>;
}

/** Obstacles of one offer alone: the analysis can go on without it. */
const OF_ONE_OFFER: readonly Obstacle['kind'][] = [
  'elsewhere',
  'no-offer',
  'refused',
  'no-network',
];

/** How far the analysis of a list has come, why it stands still, and what can be done. */
export function AnalysisCard({ analysis, act }: AnalysisCardProps) {
  const { translate, count, locale } = useTranslation();
  const [failed, setFailed] = useState(false);
  const { status, obstacle, offers, position, gone, skipped, list } = analysis;
  const isListing = status === 'running' && analysis.pages[0]?.board === list.board;
  const title = isListing
    ? translate('network.listing')
    : status === 'finished'
      ? count('analysis.finished', offers.length)
      : translate(`analysis.${status}`, [String(position), String(offers.length)]);
  const perform = async (action: AnalysisAction) => setFailed(!(await act(action)));
  return (
    <section class="analysis" aria-labelledby="analysis-title">
      <div class="analysis-head">
        {/* Said when it changes, not at each offer: the bar tells that to who asks. */}
        <h2 id="analysis-title">{title}</h2>
        <ExternalLink
          address={list.url}
          label={analysis.isNetwork ? translate('network.name') : PROFILES[list.board].name}
        />
      </div>
      <progress
        max={Math.max(1, offers.length)}
        value={position}
        aria-label={translate('analysis.progress')}
      />
      <div class="analysis-words">
        <div role="status">
          {status === 'stopped' && obstacle && (
            <p class={obstacle.kind === 'person' ? 'plain' : 'notice'}>
              {translate(`obstacle.${keyPart(obstacle.kind)}`, [String(obstacle.status ?? '')])}{' '}
              {translate('analysis.kept')}
            </p>
          )}
          {failed && <p class="notice">{translate('analysis.noPage')}</p>}
        </div>
        {status === 'running' && (
          <p class="note">
            {translate('analysis.remaining', [roughTime(remainingTime(analysis), locale)])}{' '}
            {translate('analysis.pace')}
          </p>
        )}
        {obstacle?.url && OF_ONE_OFFER.concat('challenge').includes(obstacle.kind) && (
          <p>
            <ExternalLink address={obstacle.url} label={translate('analysis.offer')} />
          </p>
        )}
        {gone > 0 && <p class="note">{count('analysis.gone', gone)}</p>}
        {skipped > 0 && <p class="note">{count('analysis.skipped', skipped)}</p>}
      </div>
      <p class="actions">
        {/* One button that pauses and goes on: the focus stays where it is. */}
        {status !== 'finished' && (
          <button
            type="button"
            class={status === 'running' ? 'button' : 'button button-first'}
            onClick={() => perform(status === 'running' ? 'pause' : 'resume')}
          >
            {translate(status === 'running' ? 'analysis.pause' : 'analysis.resume')}
          </button>
        )}
        {(status === 'running' || status === 'paused') && (
          <button type="button" class="button" onClick={() => perform('stop')}>
            {translate('analysis.stop')}
          </button>
        )}
        {obstacle && OF_ONE_OFFER.includes(obstacle.kind) && (
          <button type="button" class="button" onClick={() => perform('skip')}>
            {translate('analysis.skip')}
          </button>
        )}
        {(status === 'finished' || status === 'stopped') && (
          <button type="button" class="button" onClick={() => perform('dismiss')}>
            {translate('analysis.dismiss')}
          </button>
        )}
      </p>
    </section>
  );
}
