import type { OfferView } from './messages.ts';

/** What the toolbar's icon carries for a tab. */
export interface Badge {
  text: string;
  /** Any CSS colour; white text is readable on it. */
  color: string;
}

/**
 * True when an answer is shown in the page: every one but "not the network's". A page that
 * could not be read is the popup's matter, unless its address says that it is the network's, or
 * a person asked.
 */
export function needsPanel({ resolution, networkByAddress }: OfferView, asked = false): boolean {
  if (resolution.outcome === 'not-beta') return false;
  return resolution.outcome !== 'unreadable' || networkByAddress || asked;
}

/** The toolbar's mark for an answer; null when there is nothing to say. */
export function badgeOf({ resolution }: OfferView): Badge | null {
  switch (resolution.outcome) {
    case 'identified':
      return { text: '✓', color: '#1b6b3a' };
    case 'ambiguous':
    case 'unidentified':
      return { text: '?', color: '#7a4b00' };
    case 'unreadable':
      return { text: '!', color: '#9b1c1c' };
    case 'not-beta':
      return null;
  }
}
