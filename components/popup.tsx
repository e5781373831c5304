import { useState } from 'preact/hooks';
import { type Analysis, MAXIMUM_OFFERS, PACE_IN_MS } from '../lib/analysis/analysis.ts';
import type { StartAnswer } from '../lib/analysis/keeper.ts';
import type { OfferView } from '../lib/answer/view.ts';
import { PROFILES } from '../lib/boards/registry.ts';
import type { TextKey } from '../lib/i18n/translation.ts';
import type { PanelPreferences } from '../lib/settings/settings.ts';
import { Sources } from './answer.tsx';
import { CertaintyLine } from './evidence.tsx';
import { ExternalLink } from './external-link.tsx';
import { firstInterviewGuide, guideLabel } from './guides.tsx';
import { shortAnswer } from './headline.ts';
import { Cairn } from './icons.tsx';
import { Problems } from './reading-failure.tsx';
import { roughTime } from './report-page/words.ts';
import { PhaseLine } from './startups.tsx';
import { useTranslation } from './translation.ts';

/**
 * What the popup knows of the tab: still asking, no answer, no offer there, an offer that nothing
 * gave a reason to read, or one that was read.
 */
export type TabStatus = 'asking' | 'failed' | 'nothing' | 'unasked' | OfferView;

/** A list of offers on the tab, and how the last analysis stands. */
export interface TabList {
  /** How many offers it shows; null when the page does not answer, undefined while it is asked. */
  size: number | null | undefined;
  analysis: Analysis | null;
}

interface PopupProps {
  status: TabStatus;
  /** Null when the tab shows no list. */
  list: TabList | null;
  /** Opens or folds the tab's panel; false when the page does not answer. */
  togglePanel(): Promise<boolean>;
  /** Reads and resolves the page, signs or not; false when the page does not answer. */
  analyse(): Promise<boolean>;
  /** Starts the analysis of the tab's list; null when its page does not answer. */
  startAnalysis(): Promise<StartAnswer | null>;
  openReport(): void;
  openSettings(): void;
  /** Today's ISO date. */
  today: string;
  theme: PanelPreferences['theme'];
}

/** The Startups' names: the one, or the candidates. */
function StartupGlance({ view }: { view: OfferView }) {
  const translation = useTranslation();
  const { outcome, startups, directoryDate } = view.resolution;
  const [first] = startups;
  if (outcome === 'identified' && first) {
    return (
      <>
        <p class="answer">
          <ExternalLink address={first.url} label={first.name} />
        </p>
        {view.automatic ? (
          <p class="note">{translation.translate('chooser.chosen')}</p>
        ) : (
          <CertaintyLine certainty={first.certainty} />
        )}
        <PhaseLine
          phase={first.phase}
          phaseStart={first.phaseStart}
          directoryDate={directoryDate}
          short
        />
      </>
    );
  }
  if (outcome === 'ambiguous') {
    return (
      <>
        <p class="answer answer-missing">{shortAnswer(view, translation)}</p>
        <ul class="links">
          {startups.map((startup) => (
            <li key={startup.id}>
              <ExternalLink address={startup.url} label={startup.name} />
            </li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <>
      <p class="answer answer-missing">{translation.translate('unidentified.title')}</p>
      <p class="plain">{translation.translate('unidentified.explanation')}</p>
    </>
  );
}

/** An offer of the network in one glance. */
function OfferGlance({ view }: { view: OfferView }) {
  const translation = useTranslation();
  const { translate } = translation;
  const guide = firstInterviewGuide(view.guides);
  return (
    <>
      <section>
        <h2>{translate('section.startup')}</h2>
        <StartupGlance view={view} />
      </section>
      {view.resolution.incubators.length > 0 && (
        <section>
          <h2>{translate('section.incubator')}</h2>
          <ul class="incubators">
            {view.resolution.incubators.map((incubator) => (
              <li key={`${incubator.source} ${incubator.id}`} class="second-answer">
                <ExternalLink address={incubator.url} label={incubator.name} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {guide && (
        <section>
          <h2>{translate('section.prepare')}</h2>
          <p>
            <ExternalLink address={guide.url} label={guideLabel(guide, translation)} />
          </p>
        </section>
      )}
    </>
  );
}

/** The page could not be read: which is not the same as "no". */
function UnreadableGlance({ view }: { view: OfferView }) {
  const { translate } = useTranslation();
  return (
    <section>
      <h2 class="answer answer-missing">{translate('unreadable.title')}</h2>
      <Problems conditions={view.conditions} />
    </section>
  );
}

/** What is said of the tabs where there is nothing more to say: a title, and a sentence. */
const SENTENCES = {
  failed: ['popup.failed', 'popup.failedExplanation'],
  nothing: ['popup.nothing', 'popup.nothingExplanation'],
  unasked: ['popup.unasked', 'popup.unaskedExplanation'],
  'not-beta': ['popup.notBeta', 'popup.notBetaExplanation'],
} as const;

function Sentence({ about: [title, explanation] }: { about: readonly [TextKey, TextKey] }) {
  const { translate } = useTranslation();
  return (
    <section>
      <h2 class="answer answer-missing">{translate(title)}</h2>
      <p class="plain">{translate(explanation)}</p>
    </section>
  );
}

/** A request takes about so long besides the pace, in ms: what one of the boards needs. */
const USUAL_REQUEST_IN_MS = 300;

type ListProps = Pick<PopupProps, 'startAnalysis' | 'openReport'> & { list: TabList };

/** A list of offers: how many, how long it takes to read them, and the button that does. */
function ListGlance({ list, startAnalysis, openReport }: ListProps) {
  const { translate, count, locale } = useTranslation();
  const [answer, setAnswer] = useState<StartAnswer | 'starting' | 'unread' | null>(null);
  const { size, analysis } = list;
  if (size === undefined) return <p class="note">{translate('popup.asking')}</p>;
  const isBusy = analysis?.status === 'running' || answer === 'busy';
  const isLeft = analysis?.status === 'paused' || analysis?.status === 'stopped';
  const offers = Math.min(size ?? 0, MAXIMUM_OFFERS);
  const time = roughTime(offers * (PACE_IN_MS + USUAL_REQUEST_IN_MS), locale);
  return (
    <section>
      <h2>{translate('listAnalysis.title')}</h2>
      <p class="answer answer-missing">
        {size
          ? count('listAnalysis.size', size)
          : translate(size === null ? 'listAnalysis.unread' : 'listAnalysis.empty')}
      </p>
      {offers > 0 && !isBusy && (
        <p class="plain">{translate('listAnalysis.explanation', [time])}</p>
      )}
      {isLeft && analysis && (
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
      {offers > 0 && !isBusy && (
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
    </section>
  );
}

function Status({ status }: { status: TabStatus }) {
  const { translate } = useTranslation();
  if (status === 'asking') return <p class="note">{translate('popup.asking')}</p>;
  if (typeof status === 'string') return <Sentence about={SENTENCES[status]} />;
  const { outcome } = status.resolution;
  if (outcome === 'not-beta') return <Sentence about={SENTENCES[outcome]} />;
  if (outcome === 'unreadable') return <UnreadableGlance view={status} />;
  return <OfferGlance view={status} />;
}

/** Outcomes after which a person may want the page to be read whatever it looks like. */
function mayBeAnalysed(status: TabStatus): boolean {
  if (typeof status === 'string') return status === 'unasked';
  return status.resolution.outcome === 'not-beta' || status.resolution.outcome === 'unreadable';
}

/** The toolbar's popup: what was found on this tab, what to do there, the two lists. */
export function Popup(props: PopupProps) {
  const { status, list, togglePanel, analyse, openReport, openSettings, today, theme } = props;
  const { translate, locale } = useTranslation();
  const [unanswered, setUnanswered] = useState(false);
  const [analysing, setAnalysing] = useState(false);
  const view = typeof status === 'string' ? null : status;
  const hasPanel = view !== null && view.resolution.outcome !== 'not-beta';
  return (
    <div class="repere popup" lang={locale} data-theme={theme}>
      <header>
        <Cairn />
        <h1 class="brand">{translate('panel.brand')}</h1>
      </header>
      <main>
        <div aria-live="polite">
          {list ? (
            <ListGlance list={list} startAnalysis={props.startAnalysis} openReport={openReport} />
          ) : (
            <Status status={status} />
          )}
        </div>
        {hasPanel && (
          <button
            type="button"
            class="button"
            onClick={async () => setUnanswered(!(await togglePanel()))}
          >
            {translate('popup.toggle')}
          </button>
        )}
        {!list && mayBeAnalysed(status) && (
          <button
            type="button"
            class="button"
            aria-disabled={analysing}
            onClick={async () => {
              if (analysing) return;
              setAnalysing(true);
              setUnanswered(!(await analyse()));
              setAnalysing(false);
            }}
          >
            {translate(analysing ? 'popup.analysing' : 'popup.analyse')}
          </button>
        )}
        {unanswered && (
          <p class="notice" role="alert">
            {translate('popup.unanswered')}
          </p>
        )}
        <section>
          <h2>{translate('popup.lists')}</h2>
          <ul class="links">
            {Object.values(PROFILES).map(({ name, networkList }) => (
              <li key={name}>
                <ExternalLink address={networkList} label={name} />
              </li>
            ))}
          </ul>
          <p class="settings-link">
            <button type="button" class="text-button" onClick={openReport}>
              {translate('report.link')}
            </button>
            <button type="button" class="text-button" onClick={openSettings}>
              {translate('popup.settings')}
            </button>
          </p>
        </section>
      </main>
      {view && <Sources directoryDate={view.resolution.directoryDate} today={today} />}
    </div>
  );
}
