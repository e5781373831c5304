import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { QuotedEvidence } from '../lib/page/offer-marker.ts';
import type { FoundStartup } from '../lib/search/search.ts';

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
  /** Opens the page on which the answer is reported; false when nobody answers. */
  report(): Promise<boolean>;
  /** Opens the offer's text as a draft, to be mended; false when nobody answers. Null where one cannot. */
  correct: (() => Promise<boolean>) | null;
  /** Copies a text to the clipboard; false when the browser refuses. */
  copy(text: string): Promise<boolean>;
}

/** Gives the panel's actions to every component. */
export const ActionsContext = createContext<PanelActions | null>(null);

/** The actions of the nearest panel; null when there is none. */
export function useActions(): PanelActions | null {
  return useContext(ActionsContext);
}
