import { hydrate, render } from 'preact';
import { type Texts, translationOf } from '../lib/i18n/texts.ts';
import { ActionsContext, type PanelActions } from './actions.ts';
import { Panel, StoppedPanel } from './panel.tsx';
import type { LivingDrawing, PanelGestures, PanelLook } from './panel-look.ts';
import { TranslationContext } from './translation.ts';
import { vouchFor } from './trusted.ts';

/**
 * Draws the panel with its components. What the background has drawn already is taken over as it stands:
 * no element is made anew, none loses the focus, nothing is said twice.
 */
export function createLivingDrawing(
  texts: Texts,
  actions: PanelActions,
  gestures: PanelGestures,
): LivingDrawing {
  const translation = translationOf(texts);
  const taken = new WeakSet<HTMLElement>();

  return {
    draw(root, state: PanelLook) {
      const isDrawn = !taken.has(root) && root.firstChild !== null;
      taken.add(root);
      const put = isDrawn ? hydrate : render;
      put(
        <TranslationContext.Provider value={translation}>
          <ActionsContext.Provider value={actions}>
            <Panel key={state.view.url} {...state} {...gestures} announced={isDrawn} />
          </ActionsContext.Provider>
        </TranslationContext.Provider>,
        root,
      );
    },
    drawStopped(root, { side, theme }, close) {
      render(
        <TranslationContext.Provider value={translation}>
          <StoppedPanel side={side} theme={theme} onClose={close} />
        </TranslationContext.Provider>,
        root,
      );
    },
    erase(root) {
      render(null, root);
    },
    repeat(gesture, target) {
      const { type, bubbles, cancelable, composed } = gesture;
      const how = { bubbles, cancelable, composed };
      const again =
        gesture instanceof KeyboardEvent
          ? new KeyboardEvent(type, { ...how, key: gesture.key, code: gesture.code })
          : gesture instanceof MouseEvent
            ? new MouseEvent(type, how)
            : new Event(type, how);
      vouchFor(again);
      target.dispatchEvent(again);
    },
  };
}
