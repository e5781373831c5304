// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { AnalysisCard } from '../../../components/report-page/analysis-card.tsx';
import { TranslationContext } from '../../../components/translation.ts';
import { type Analysis, startAnalysis } from '../../../lib/analysis/analysis.ts';
import { translationOf } from './texts.ts';

const french = await translationOf('fr');
const RUNNING = startAnalysis(
  { board: 'choisir-le-service-public', url: 'https://x.example/' },
  [{ url: 'https://x.example/1', datePosted: null }],
  1,
  Date.UTC(2026, 10, 23),
) as Analysis;

afterEach(() => render(null, document.body));

test.each<[Analysis['status'], string[]]>([
  ['running', ['Mettre en pause', 'Arrêter']],
  ['paused', ['Reprendre', 'Arrêter']],
  ['stopped', ['Reprendre', 'Fermer']],
  ['finished', ['Fermer']],
])('%s, it offers %j', async (status, buttons) => {
  const act = vi.fn(async () => true);
  render(
    <TranslationContext.Provider value={french}>
      <AnalysisCard analysis={{ ...RUNNING, status }} act={act} />
    </TranslationContext.Provider>,
    document.body,
  );
  const all = Array.from(document.querySelectorAll('button'));
  expect(all.map(({ textContent }) => textContent)).toEqual(buttons);
  if (!buttons.includes('Fermer')) return;
  all.at(-1)?.click();
  expect(act).toHaveBeenCalledWith('dismiss');
});
