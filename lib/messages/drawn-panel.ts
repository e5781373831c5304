import type { OfferView } from '../answer/view.ts';
import type { PanelForm, PanelPreferences } from '../settings/settings.ts';

/** What the background knows of a panel that nobody has touched yet: enough to draw it. */
export interface UntouchedPanel extends Omit<PanelPreferences, 'form'> {
  view: OfferView;
  /** The person keeps this offer. */
  kept: boolean;
}

/**
 * The panel as the background has drawn it, in HTML: in each of its forms, since only the page knows which of
 * them has room. All of it comes from the extension's own components, which escape what they are given.
 */
export interface DrawnPanel {
  forms: Record<PanelForm, string>;
  /** What takes its place once the extension is gone. */
  stopped: string;
  /** What is said to screen readers, once. */
  said: string;
}
