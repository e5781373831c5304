import { useState } from 'preact/hooks';
import type { StartAnswer } from '../../lib/analysis/keeper.ts';
import { useTranslation } from '../translation.ts';

interface NetworkButtonProps {
  /** No other analysis is under way, or waits for a person. */
  mayAnalyse: boolean;
  analyse(): Promise<StartAnswer | null>;
}

/** Has the network's lists of all boards analysed as one. */
export function NetworkButton({ mayAnalyse, analyse }: NetworkButtonProps) {
  const { translate } = useTranslation();
  const [state, setState] = useState<'idle' | 'starting' | 'failed' | 'busy'>('idle');
  const isWaiting = state === 'starting' || !mayAnalyse;
  return (
    <>
      <button
        type="button"
        class="button button-first"
        aria-disabled={isWaiting}
        onClick={async () => {
          if (isWaiting) return;
          setState('starting');
          const started = await analyse();
          setState(started === 'started' ? 'idle' : started === 'busy' ? 'busy' : 'failed');
        }}
      >
        {translate(state === 'starting' ? 'listAnalysis.starting' : 'network.analyse')}
      </button>
      <span class="network-state" role="status">
        {state === 'failed' && translate('network.failed')}
        {state === 'busy' && translate('listAnalysis.busy')}
      </span>
    </>
  );
}
