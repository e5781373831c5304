import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { QuotedEvidence } from '../lib/page/offer-marker.ts';
import type { FoundStartup } from '../lib/search/search.ts';

/** What a person can do from the panel; the popup, which stands on no page, has none of it. */
export interface PanelActions {
  /** Shows the quoted words in the page; false when they are not there any more. */
  showInPage(evidence: QuotedEvidence): boolean;
  /** Sets the offer's Startups by their ids, or takes the choice back with none; false when nobody answers. */
  choose(startups: string[]): Promise<boolean>;
  /** Startups that the words may mean; null when nobody answers. */
  search(query: string): Promise<FoundStartup[] | null>;
  /** Puts a text in the clipboard; false when the browser refuses. */
  copy(text: string): Promise<boolean>;
}

/** Carries the panel's actions to every component. */
export const ActionsContext = createContext<PanelActions | null>(null);

/** The actions of the nearest panel, or null where there is none. */
export function useActions(): PanelActions | null {
  return useContext(ActionsContext);
}
