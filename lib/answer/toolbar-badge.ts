import type { OfferView } from './view.ts';

/** The mark on the toolbar's icon for a tab. */
export interface Badge {
  text: string;
  /** Any CSS colour; white text is readable on it. */
  color: string;
}

/** The toolbar's mark for an answer; null when there is none to show. */
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
