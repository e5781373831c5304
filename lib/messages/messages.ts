import type { StartAnswer } from '../analysis/keeper.ts';
import type { Step } from '../analysis/step.ts';
import type { Verdict } from '../analysis/verdict.ts';
import type { OfferView } from '../answer/view.ts';
import type { CardBadge } from '../badges/badges.ts';
import type { DirectoryStatus } from '../directory/keeper.ts';
import type { Texts } from '../i18n/texts.ts';
import type { ListedOffer } from '../offer/listed-offer.ts';
import type { PagePreview } from '../offer/page-preview.ts';
import type { PageReading } from '../offer/reading.ts';
import type { FoundStartup } from '../search/search.ts';
import type { PanelPreferences, Settings, SettingsChange } from '../settings/settings.ts';
import type { StorageProblem } from '../storage/store.ts';

/** All that the panel's script needs to show itself. */
export interface PanelAnswer {
  view: OfferView;
  preferences: PanelPreferences;
  /** The words it speaks with, in the browser's language. */
  texts: Texts;
}

/** Follower → background: a page of a board was read. The answer is a `PanelAnswer` or null. */
export interface ResolveMessage {
  type: 'resolve';
  reading: PageReading;
  /** True when this page already has the panel's script. */
  panelLoaded: boolean;
  /** A person asked for this page: it is answered even where Repère would keep silent. */
  asked: boolean;
}

/**
 * Watcher → background: this page may hold an offer of the network, or is a list of offers: give it
 * the scripts for that. No answer.
 */
export interface WakeMessage {
  type: 'wake';
  page: 'offer' | 'list';
  /** The offer is known to be the network's: there will be a panel. */
  network: boolean;
  /** What the page shows of an offer that has signs of the network; null where that tells nothing yet. */
  preview: PagePreview | null;
}

/** Lists' script → background: which of these cards have a badge? The answer is a `ListAnswer`. */
export interface ListMessage {
  type: 'list';
  offers: ListedOffer[];
}

/** What the badges of a list are drawn from. */
export interface ListAnswer {
  /** As many as there were offers, in their order; null for offers of others. */
  badges: (CardBadge | null)[];
  theme: PanelPreferences['theme'];
  /** The badges' own words. */
  texts: Texts;
}

/** Follower → background: the tab has left the offer it showed. No answer. */
export interface LeftMessage {
  type: 'left';
}

/** Popup → background: what was found on this tab? The answer is an `OfferView` or null. */
export interface TabStatusMessage {
  type: 'tab-status';
  tabId: number;
}

/**
 * Panel → background: the person chose this Startup for the offer at `url`, or took their choice
 * back with null. The answer is the offer's new `OfferView`, or null when the tab has left it.
 */
export interface ChooseMessage {
  type: 'choose';
  url: string;
  startup: string | null;
}

/** Panel → background: which Startups may this mean? The answer is a list of `FoundStartup`. */
export interface SearchMessage {
  type: 'search';
  query: string;
}

/** Panel → background: the person left the panel like this. No answer. */
export interface PanelStateMessage {
  type: 'panel-state';
  collapsed?: boolean;
  side?: PanelPreferences['side'];
}

/** Settings → background: what is there to show? The answer is a `SettingsStatus`. */
export interface SettingsStatusMessage {
  type: 'settings-status';
}

/** Popup → background: what does the list on this tab show? The answer is a `ListSummary`, null when it cannot be read. */
export interface ListSummaryMessage {
  type: 'list-summary';
  tabId: number;
}

/** How many offers a list shows, and how many of them are known to be the network's. */
export interface ListSummary {
  offers: number;
  network: number;
}

/** Popup → background: analyse the list on this tab. The answer is a `StartAnswer`, null when it cannot be read. */
export interface AnalysisStartMessage {
  type: 'analysis-start';
  tabId: number;
}

/** Popup or report → background: the person wants the analysis to wait. No answer. */
export interface AnalysisPauseMessage {
  type: 'analysis-pause';
}

/** Popup or report → background: the person wants the analysis to end. No answer. */
export interface AnalysisStopMessage {
  type: 'analysis-stop';
}

/**
 * Popup or report → background: go on with the analysis, in its tab or in another one of the
 * board's. The answer is false when no page of the board could be had.
 */
export interface AnalysisResumeMessage {
  type: 'analysis-resume';
  /** Pass over the offer that it stands before. */
  skip: boolean;
}

/** Report → background: forget its rows. No answer. */
export interface ReportClearMessage {
  type: 'report-clear';
}

/** List's page → background: what is to be done next? The answer is a `Step`. */
export interface AnalysisStepMessage {
  type: 'analysis-step';
}

/** List's page → background: this came of an offer. The answer is true once it is kept. */
export interface AnalysisPageMessage {
  type: 'analysis-page';
  url: string;
  verdict: Verdict;
}

/** List's page → background: the page is being left. No answer. */
export interface AnalysisLeftMessage {
  type: 'analysis-left';
}

/** Settings → background: the person changed these. The answer is the new `SettingsStatus`. */
export interface ChangeSettingsMessage {
  type: 'change-settings';
  settings: SettingsChange;
}

/** Settings → background: ask beta.gouv.fr for the directory. The answer comes when that is done. */
export interface RefreshMessage {
  type: 'refresh';
}

/** Settings → background: forget everything stored. The answer is the new `SettingsStatus`. */
export interface EraseMessage {
  type: 'erase';
}

/** All that the settings page shows. */
export interface SettingsStatus {
  settings: Settings;
  directory: DirectoryStatus;
  problems: StorageProblem[];
}

/** What the background is asked. */
export type BackgroundMessage =
  | WakeMessage
  | ResolveMessage
  | ListMessage
  | LeftMessage
  | TabStatusMessage
  | ChooseMessage
  | SearchMessage
  | PanelStateMessage
  | SettingsStatusMessage
  | ChangeSettingsMessage
  | RefreshMessage
  | EraseMessage
  | ListSummaryMessage
  | AnalysisStartMessage
  | AnalysisPauseMessage
  | AnalysisStopMessage
  | AnalysisResumeMessage
  | ReportClearMessage
  | AnalysisStepMessage
  | AnalysisPageMessage
  | AnalysisLeftMessage;

/** What the background answers to each message. */
export interface Answers {
  resolve: PanelAnswer | null;
  wake: undefined;
  list: ListAnswer;
  left: undefined;
  'tab-status': OfferView | null;
  choose: OfferView | null;
  search: FoundStartup[];
  'panel-state': undefined;
  'settings-status': SettingsStatus;
  'change-settings': SettingsStatus;
  refresh: SettingsStatus;
  erase: SettingsStatus;
  'list-summary': ListSummary | null;
  'analysis-start': StartAnswer | null;
  'analysis-pause': undefined;
  'analysis-stop': undefined;
  'analysis-resume': boolean;
  'report-clear': undefined;
  'analysis-step': Step;
  'analysis-page': boolean;
  'analysis-left': undefined;
}

/** The answer to a message of this type. */
export type AnswerTo<Message extends BackgroundMessage> = Answers[Message['type']];
