import type { StartAnswer } from '../analysis/keeper.ts';
import type { Step } from '../analysis/step.ts';
import type { MadeChoice } from '../answer/made-choices.ts';
import type { OfferView } from '../answer/view.ts';
import type { CardBadge } from '../badges/badges.ts';
import type { DirectoryStatus } from '../directory/keeper.ts';
import type { Texts } from '../i18n/texts.ts';
import type { KeepStatus } from '../offers/keeper.ts';
import type { KeptOffer } from '../offers/kept-offer.ts';
import type { StateNames } from '../offers/state-names.ts';
import type { SearchableStartup } from '../search/searchable.ts';
import type { PanelPreferences, Settings } from '../settings/settings.ts';
import type { StorageProblem } from '../storage/store.ts';
import type { DrawnPanel } from './drawn-panel.ts';
import type { BackgroundMessage } from './schema.ts';

/*
 * The protocol. Messages are defined by their schemas (schema.ts, of which other scripts import
 * only types); this file has the background's answer to each.
 */

/** The answer to each type of message; undefined where there is nothing to answer. */
export interface Answers {
  prepare: undefined;
  /** Null where there is nothing to show. */
  resolve: PanelAnswer | null;
  wake: undefined;
  list: ListAnswer;
  left: undefined;
  /** The offer's new view; null when the tab has left the offer. */
  choose: OfferView | null;
  'startup-search': SearchableStartup[];
  /** The words that the panel speaks with, in the browser's language. */
  'panel-life': Texts;
  'panel-state': undefined;
  feedback: undefined;
  'analysis-step': Step;
  /** True once the result is stored. */
  'analysis-page': boolean;
  'analysis-list': boolean;
  'analysis-left': undefined;
  'tab-status': OfferView | null;
  'settings-status': SettingsStatus;
  'change-settings': SettingsStatus;
  'undo-choice': SettingsStatus;
  refresh: SettingsStatus;
  erase: SettingsStatus;
  /** Null when the page cannot be read. */
  'list-summary': ListSummary | null;
  /** Null when the page cannot be read. */
  'analysis-start': StartAnswer | null;
  /** Null when no page of the board could be opened. */
  'analysis-network': StartAnswer | null;
  /** Null when no page of the board could be opened; "busy" while another analysis is not at its end. */
  'analysis-again': StartAnswer | null;
  'analysis-pause': undefined;
  'analysis-stop': undefined;
  'analysis-dismiss': undefined;
  /** False when no page of the list's board could be opened. */
  'analysis-resume': boolean;
  'draft-from-offer': undefined;
  'draft-answer': OfferView | null;
  /** False when there is no room for another draft. */
  'draft-save': boolean;
  'draft-delete': undefined;
  'report-import': undefined;
  'row-delete': undefined;
  'row-restore': undefined;
  'set-aside': undefined;
  'aside-undo': undefined;
  'report-clear': undefined;
  /** Null when the tab has left the offer, or nothing of it was read. */
  keep: KeepStatus | 'kept-private' | null;
  unkeep: boolean;
  'open-offers': undefined;
  'keep-tab': KeepStatus | null;
  'unkeep-tab': boolean;
  'offers-opened': undefined;
  /** The offer as it is then; null when there is none, or the change is none. */
  'change-offer': KeptOffer | null;
  /** All names, as they are then. */
  'rename-state': StateNames;
  /** False when the file is none of Repère's. */
  import: boolean;
  /** False when there was nothing to take back. */
  'undo-import': boolean;
  exported: undefined;
}

/** The answer to this message. */
export type AnswerTo<Message extends BackgroundMessage> = Answers[Message['type']];

/** Everything that the panel's script needs to show itself. */
export interface PanelAnswer {
  view: OfferView;
  preferences: PanelPreferences;
  /** What it looks like before a person uses it. */
  drawn: DrawnPanel;
  /** The person keeps this offer. */
  kept: boolean;
}

/** Everything that the badges of a list are drawn from. */
export interface ListAnswer {
  /** One for each offer of the message, in its order; null for other employers' offers. */
  badges: (CardBadge | null)[];
  theme: PanelPreferences['theme'];
  /** The badges' own texts. */
  texts: Texts;
}

/** Everything that the settings page shows. */
export interface SettingsStatus {
  settings: Settings;
  directory: DirectoryStatus;
  /** What the person chose by hand, oldest first. */
  choices: MadeChoice[];
  problems: StorageProblem[];
}

/** The number of offers on a list, and of those known to be the network's. */
export interface ListSummary {
  offers: number;
  network: number;
}
