import { useState } from 'preact/hooks';
import { isClosed, type OfferView } from '../lib/answer/view.ts';
import { PROFILES } from '../lib/boards/registry.ts';
import type { TabStatus } from '../lib/extension/tab-status.ts';
import type { TextKey } from '../lib/i18n/translation.ts';
import type { BoardId } from '../lib/offer/offer.ts';
import type { PanelPreferences } from '../lib/settings/settings.ts';
import { Access } from './access.tsx';
import type { KeepActions } from './actions.ts';
import { Cairn } from './icons.tsx';
import { KeepButton } from './keep.tsx';
import { NetworkLists } from './network-lists.tsx';
import { ListGlance, type ListProps, type TabList } from './popup-list.tsx';
import { DirectoryAge, OfferGlance, UnreadableGlance } from './popup-offer.tsx';
import { type KeptGlance, KeptOffers } from './popup-offers.tsx';
import { useTranslation } from './translation.ts';

interface PopupProps extends Omit<ListProps, 'list'> {
  status: TabStatus;
  /** The board of the tab's page, when it is known to be one's. */
  board: BoardId | null;
  /** Null when the tab shows no list. */
  list: TabList | null;
  /** The hosts that the browser withholds from the extension. */
  withheld: readonly string[];
  /** Asks the browser for them; true when they are granted. */
  askAccess(): Promise<boolean>;
  /** Opens or folds the tab's panel; false when the page does not answer. */
  togglePanel(): Promise<boolean>;
  /** Reads and resolves the page, signs or not; false when the page does not answer. */
  analyse(): Promise<boolean>;
  /** Opens the page on which the tab's answer is reported. */
  openFeedback(): void;
  /** Opens the page where a text is checked. */
  openDrafts(): void;
  /** Opens the tab's offer there. */
  correct(): void;
  /** The settings tell what is new since the person saw them. */
  hasNews: boolean;
  /** Whether the offer on show is kept; null where there is none to keep. */
  kept: boolean | null;
  /** What is kept besides; null until it is read. */
  keptOffers: KeptGlance | null;
  keepActions: KeepActions;
  openOffers(id?: string): void;
  openSettings(): void;
  openFirstPage(): void;
  theme: PanelPreferences['theme'];
}

/** What is said of the tabs where there is nothing more to say: a title, and a sentence. */
const SENTENCES = {
  failed: ['popup.failed', 'popup.failedExplanation'],
  elsewhere: ['popup.nothing', 'popup.nothingExplanation'],
  'no-offer': ['popup.noOffer', 'popup.noOfferExplanation'],
  off: ['popup.off', 'popup.offExplanation'],
  unasked: ['popup.unasked', 'popup.unaskedExplanation'],
  'not-beta': ['popup.notBeta', 'popup.notBetaExplanation'],
} as const satisfies Record<string, readonly [TextKey, TextKey]>;

interface StatusProps {
  status: Exclude<TabStatus, 'list'>;
  board: BoardId | null;
}

function Status({ status, board }: StatusProps) {
  const { translate } = useTranslation();
  if (status === 'asking') return <p class="note">{translate('popup.asking')}</p>;
  if (status === 'withheld') {
    return (
      <section>
        <h2 class="answer answer-missing">{translate('popup.withheld')}</h2>
      </section>
    );
  }
  const outcome = typeof status === 'string' ? status : status.resolution.outcome;
  if (outcome in SENTENCES) {
    const [title, explanation] = SENTENCES[outcome as keyof typeof SENTENCES];
    return (
      <section>
        <h2 class="answer answer-missing">{translate(title)}</h2>
        <p class="plain">{translate(explanation, [board ? PROFILES[board].name : ''])}</p>
      </section>
    );
  }
  const view = status as OfferView;
  return outcome === 'unreadable' ? <UnreadableGlance view={view} /> : <OfferGlance view={view} />;
}

/** Outcomes after which a person may want the page to be read whatever it looks like. */
function mayBeAnalysed(status: TabStatus): boolean {
  if (typeof status === 'string') return status === 'unasked';
  return status.resolution.outcome === 'not-beta' || status.resolution.outcome === 'unreadable';
}

/** What came of reading a page because a person asked. */
function analysedKey(status: TabStatus): TextKey {
  const outcome = typeof status === 'string' ? null : status.resolution.outcome;
  if (outcome === null) return 'popup.analysedNothing';
  if (outcome === 'not-beta') return 'popup.analysedNotBeta';
  return outcome === 'unreadable' ? 'popup.analysedUnreadable' : 'popup.analysedFound';
}

/** The button that has the page read, and what came of it, each time. */
function Analyse({ status, analyse }: Pick<PopupProps, 'status' | 'analyse'>) {
  const { translate } = useTranslation();
  const [state, setState] = useState<'idle' | 'reading' | 'read' | 'unanswered'>('idle');
  const isOffered = mayBeAnalysed(status);
  return (
    <div class="analyse">
      {(isOffered || state === 'reading') && (
        <button
          type="button"
          class="button"
          aria-disabled={state === 'reading'}
          onClick={async () => {
            if (state === 'reading') return;
            setState('reading');
            setState((await analyse()) ? 'read' : 'unanswered');
          }}
        >
          {translate(state === 'reading' ? 'popup.analysing' : 'popup.analyse')}
        </button>
      )}
      <div role="status">
        {state === 'read' && <p class="note">{translate(analysedKey(status))}</p>}
        {state === 'unanswered' && <p class="notice">{translate('popup.unanswered')}</p>}
      </div>
    </div>
  );
}

/** The toolbar's popup: what was found on this tab, what to do there, where to go from here. */
export function Popup(props: PopupProps) {
  const { status, board, list, withheld, recruiter, togglePanel } = props;
  const { translate, locale } = useTranslation();
  const [unanswered, setUnanswered] = useState(false);
  const view = typeof status === 'string' ? null : status;
  const hasPanel = view !== null && view.resolution.outcome !== 'not-beta';
  // The button has its place before it is known whether the offer is kept: nothing below it moves under a pointer.
  const isKeptUnknown = hasPanel && props.keptOffers === null;
  return (
    <div class="repere popup" lang={locale} data-theme={props.theme}>
      <header>
        <Cairn />
        <h1 class="brand">{translate('panel.brand')}</h1>
      </header>
      <main>
        <div aria-live="polite">
          {status === 'list' && list ? (
            <ListGlance
              list={list}
              recruiter={recruiter}
              startAnalysis={props.startAnalysis}
              openReport={props.openReport}
            />
          ) : (
            status !== 'list' && <Status status={status} board={board} />
          )}
        </div>
        {status === 'withheld' && <Access withheld={withheld} ask={props.askAccess} />}
        <div class="offer-buttons">
          {hasPanel && (
            <button
              type="button"
              class="button"
              onClick={async () => setUnanswered(!(await togglePanel()))}
            >
              {translate('popup.toggle')}
            </button>
          )}
          {(props.kept !== null || isKeptUnknown) && (
            <KeepButton kept={props.kept ?? false} class="button" {...props.keepActions} />
          )}
        </div>
        {recruiter && hasPanel && view?.offer && (
          <button type="button" class="button" onClick={props.correct}>
            {translate('tagging.correct')}
          </button>
        )}
        {unanswered && (
          <p class="notice" role="alert">
            {translate('popup.unanswered')}
          </p>
        )}
        {view && !isClosed(view) && (
          <p class="feedback">
            <button type="button" class="text-button" onClick={props.openFeedback}>
              {translate('feedback.link')}
            </button>
          </p>
        )}
        {status !== 'list' && <Analyse status={status} analyse={props.analyse} />}
        {props.keptOffers && <KeptOffers kept={props.keptOffers} openOffers={props.openOffers} />}
        <section class="network-lists">
          <h2>{translate('popup.lists')}</h2>
          <NetworkLists />
        </section>
      </main>
      <footer class="sources">
        {view && <DirectoryAge view={view} />}
        <p class="ways">
          <button type="button" class="text-button" onClick={() => props.openOffers()}>
            {translate('offers.title')}
            {props.keptOffers && props.keptOffers.count > 0 && ` (${props.keptOffers.count})`}
          </button>
          {recruiter && (
            <>
              <button type="button" class="text-button" onClick={props.openReport}>
                {translate('report.link')}
              </button>
              <button type="button" class="text-button" onClick={props.openDrafts}>
                {translate('draft.link')}
              </button>
            </>
          )}
          <button type="button" class="text-button" onClick={props.openSettings}>
            {translate('popup.settings')}
            {props.hasNews && <span class="dot" role="img" aria-label={translate('popup.news')} />}
          </button>
          <button type="button" class="text-button" onClick={props.openFirstPage}>
            {translate('firstPage.title')}
          </button>
        </p>
        {!recruiter && <p>{translate('popup.recruiters')}</p>}
      </footer>
    </div>
  );
}
