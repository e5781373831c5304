import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { KeepStatus } from '../lib/offers/keeper.ts';
import type { QuotedEvidence } from '../lib/page/offer-marker.ts';
import type { FoundStartup } from '../lib/search/search.ts';

/** How an offer is kept, and not any more. */
export interface KeepActions {
  /** Keeps the offer; null when nobody answers, or it is gone. */
  keep(): Promise<KeepStatus | 'kept-private' | null>;
  /** Does not keep it after all; false when nobody answers. */
  unkeep(): Promise<boolean>;
}

/** The same in a board's page, with the way to all that is kept. */
export interface PanelKeepActions extends KeepActions {
  openOffers(): void;
}

/** A person's actions in the panel; the popup has none of them, since it is on no page. */
export interface PanelActions {
  /** Shows the quoted words in the page; false when they are no longer there. */
  showInPage(evidence: QuotedEvidence): boolean;
  /**
   * Sets the offer's Startups by their ids, or removes the choice with none; false when nobody
   * answers.
   */
  choose(startups: string[]): Promise<boolean>;
  /** Startups that the words may mean; null when nobody answers. */
  search(query: string): Promise<FoundStartup[] | null>;
  /** Opens the page on which the answer is reported. Rejects when nobody answers. */
  report(): Promise<void>;
  /** Opens the offer's text as a draft, to be mended; false when nobody answers. Null where one cannot. */
  correct: (() => Promise<boolean>) | null;
  /** Copies a text to the clipboard; false when the browser refuses. */
  copy(text: string): Promise<boolean>;
  /** Keeps the offer on show, or not any more; null where there is none to keep. */
  keeping: PanelKeepActions | null;
}

/** Gives the panel's actions to every component. */
export const ActionsContext = createContext<PanelActions | null>(null);

/** The actions of the nearest panel; null when there is none. */
export function useActions(): PanelActions | null {
  return useContext(ActionsContext);
}
