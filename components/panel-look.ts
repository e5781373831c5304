import type { Texts } from '../lib/i18n/texts.ts';
import type { UntouchedPanel } from '../lib/messages/drawn-panel.ts';
import type { PanelForm } from '../lib/settings/settings.ts';
import type { PanelActions } from './actions.ts';
import type { PanelPlace } from './panel-place.ts';

/** All that decides what the panel looks like. */
export interface PanelLook extends UntouchedPanel {
  form: PanelForm;
  place: PanelPlace;
  /** The card made room for words of the page, which are shown there now. */
  madeRoom: boolean;
  /** The last change of form was a person's: the focus follows it. */
  takesFocus: boolean;
}

/** What a person can do with the panel itself. */
export interface PanelGestures {
  /** A person wants the panel in another form. */
  onForm(form: PanelForm): void;
  /** A person sent the panel to the other side of the window. */
  onSwap(): void;
  /** A person opened or closed what only some look for. */
  onMore(open: boolean): void;
}

/** Draws the panel of one page into an element. */
export interface PanelDrawing {
  /** Draws it as it is now; what stands there already is kept as far as it holds. */
  draw(root: HTMLElement, state: PanelLook): void;
  /** Says in its place that the extension is gone. */
  drawStopped(root: HTMLElement, look: Pick<PanelLook, 'side' | 'theme'>, close: () => void): void;
  /** Ends all that it does in the element. */
  erase(root: HTMLElement): void;
}

/** The drawing that answers a person: the components themselves. */
export interface LivingDrawing extends PanelDrawing {
  /** Has a person's gesture count that came before there was anything to answer it. */
  repeat(gesture: Event, target: EventTarget): void;
}

declare global {
  /** Set by the script that holds the components (entrypoints/panel-life.ts). */
  var repereLivingDrawing:
    | ((texts: Texts, actions: PanelActions, gestures: PanelGestures) => LivingDrawing)
    | undefined;
}
