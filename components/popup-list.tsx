import { useState } from 'preact/hooks';
import { type Analysis, MAXIMUM_OFFERS, PACE_IN_MS } from '../lib/analysis/analysis.ts';
import type { StartAnswer } from '../lib/analysis/keeper.ts';
import type { Translation } from '../lib/i18n/translation.ts';
import type { ListSummary } from '../lib/messages/messages.ts';
import { roughTime } from './report-page/words.ts';
import { useTranslation } from './translation.ts';

/** A list of offers on the tab, and how the last analysis stands. */
export interface TabList {
  /** What it shows; null when the page does not answer, undefined while it is asked. */
  summary: ListSummary | null | undefined;
  analysis: Analysis | null;
}

export interface ListProps {
  list: TabList;
  /** The person publishes offers: lists are analysed for them. */
  recruiter: boolean;
  /** Starts the analysis of the tab's list; null when its page does not answer. */
  startAnalysis(): Promise<StartAnswer | null>;
  openReport(): void;
}

/** How many of the list's offers are the network's, in one line. */
function summaryWords({ offers, network }: ListSummary, { translate, count }: Translation): string {
  if (offers === 0) return translate('listAnalysis.empty');
  if (network === 0) return count('popup.listNone', offers);
  if (network === offers) return count('popup.listAll', offers);
  const key = network === 1 ? 'popup.listOne' : 'popup.listSome';
  return translate(key, [String(network), String(offers)]);
}

/** A list of offers: how many are the network's; for recruiters, what reads them all. */
export function ListGlance({ list, recruiter, startAnalysis, openReport }: ListProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const { summary } = list;
  if (summary === undefined) return <p class="note">{translate('popup.asking')}</p>;
  return (
    <section>
      <h2>{translate('listAnalysis.title')}</h2>
      <p class="answer answer-missing">
        {summary ? summaryWords(summary, translation) : translate('listAnalysis.unread')}
      </p>
      {summary && summary.network < summary.offers && (
        <p class="plain">{translate('popup.listHelp')}</p>
      )}
      {recruiter && (
        <ListAnalysis
          offers={summary?.offers ?? 0}
          analysis={list.analysis}
          startAnalysis={startAnalysis}
          openReport={openReport}
        />
      )}
    </section>
  );
}

/** A request takes about so long besides the pace, in ms: what one of the boards needs. */
const USUAL_REQUEST_IN_MS = 300;

type AnalysisProps = Pick<ListProps, 'startAnalysis' | 'openReport'> & {
  offers: number;
  analysis: Analysis | null;
};

/** How long the analysis of the list takes, and the buttons that start and follow it. */
function ListAnalysis({ offers, analysis, startAnalysis, openReport }: AnalysisProps) {
  const { translate, locale } = useTranslation();
  const [answer, setAnswer] = useState<StartAnswer | 'starting' | 'unread' | null>(null);
  const isBusy = analysis?.status === 'running' || answer === 'busy';
  const isLeft =
    (analysis?.status === 'paused' || analysis?.status === 'stopped') && !analysis.isDismissed;
  const read = Math.min(offers, MAXIMUM_OFFERS);
  const time = roughTime(read * (PACE_IN_MS + USUAL_REQUEST_IN_MS), locale);
  return (
    <>
      {read > 0 && !isBusy && <p class="plain">{translate('listAnalysis.explanation', [time])}</p>}
      {isLeft && (
        <p class="plain">
          {translate('listAnalysis.unfinished', [
            String(analysis.position),
            String(analysis.offers.length),
          ])}
        </p>
      )}
      {isBusy && <p class="plain">{translate('listAnalysis.busy')}</p>}
      {(isBusy || isLeft) && (
        <button type="button" class="button" onClick={openReport}>
          {translate('listAnalysis.follow')}
        </button>
      )}
      {read > 0 && !isBusy && (
        <button
          type="button"
          class="button button-first"
          aria-disabled={answer === 'starting'}
          onClick={async () => {
            if (answer === 'starting') return;
            setAnswer('starting');
            const started = await startAnalysis();
            if (started === 'started') openReport();
            setAnswer(started ?? 'unread');
          }}
        >
          {translate(answer === 'starting' ? 'listAnalysis.starting' : 'listAnalysis.start')}
        </button>
      )}
      {(answer === 'unread' || answer === 'empty') && (
        <p class="notice" role="alert">
          {translate(`listAnalysis.${answer}`)}
        </p>
      )}
    </>
  );
}
