import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Texts, translationOf } from '../lib/i18n/texts.ts';
import type { DrawnPanel, UntouchedPanel } from '../lib/messages/drawn-panel.ts';
import { ActionsContext, type PanelActions } from './actions.ts';
import { announcement } from './headline.ts';
import { Panel, StoppedPanel } from './panel.tsx';
import type { PanelGestures, PanelLook } from './panel-look.ts';
import { TranslationContext } from './translation.ts';

const nothing = () => undefined;

/** Never called: what is drawn here hears nobody. They are there since components draw less without them. */
const ACTIONS: Omit<PanelActions, 'keeping'> = {
  showInPage: () => false,
  choose: async () => false,
  search: async () => null,
  report: async () => undefined,
  correct: async () => false,
  copy: async () => false,
};

const KEEPING = { keep: async () => null, unkeep: async () => false, openOffers: nothing };

const GESTURES: PanelGestures = { onForm: nothing, onSwap: nothing, onMore: nothing };

/** Draws a panel where there is no page: see `DrawnPanel`. */
export function drawPanel(panel: UntouchedPanel, texts: Texts): DrawnPanel {
  const translation = translationOf(texts);
  const actions = { ...ACTIONS, keeping: panel.view.offer && KEEPING };
  const html = (children: ComponentChildren) =>
    renderToString(
      <TranslationContext.Provider value={translation}>
        <ActionsContext.Provider value={actions}>{children}</ActionsContext.Provider>
      </TranslationContext.Provider>,
    );
  const inForm = (form: PanelLook['form']) =>
    html(
      <Panel {...panel} {...GESTURES} form={form} place={{}} madeRoom={false} takesFocus={false} />,
    );
  return {
    forms: { card: inForm('card'), strip: inForm('strip'), tab: inForm('tab') },
    stopped: html(<StoppedPanel side={panel.side} theme={panel.theme} onClose={nothing} />),
    said: announcement(panel.view, translation),
  };
}
