import { render } from 'preact';
import { Panel } from '../../components/panel.tsx';
import { browserOf, readingReport } from '../../components/report.ts';
import themeStyles from '../../components/theme.css?inline';
import { TranslationContext } from '../../components/translation.ts';
import type { Translation } from '../../lib/i18n/translation.ts';
import type { OfferView, PanelController } from '../../lib/messages/messages.ts';
import panelStyles from './panel.css?inline';

const HOST_NAME = 'repere-panel';

/** A page that removes the host again and again wins: fighting on would freeze it. */
const MOST_RETURNS = 20;

/** What the panel needs of the extension and of the page it stands on. */
export interface PanelEnvironment {
  document: Document;
  translation: Translation;
  extensionVersion: string;
  /** Was the panel last left collapsed? */
  readCollapsed(): Promise<boolean>;
  writeCollapsed(collapsed: boolean): Promise<void>;
}

/**
 * The panel of one page: a host element over the page, with everything else in its
 * shadow root. Only one view is ever held, so nothing of an earlier offer can come back.
 */
export function createPanel(environment: PanelEnvironment): PanelController {
  const { document, translation, extensionVersion } = environment;
  const window = document.defaultView;
  const page = document.documentElement;

  let view: OfferView | null = null;
  let shownAs = '';
  let collapsed: boolean | null = null;
  let host: HTMLElement | null = null;
  let root: HTMLElement | null = null;
  let returns = 0;

  const observer = new MutationObserver(() => {
    if (!host || host.parentNode === page || returns >= MOST_RETURNS) return;
    returns += 1;
    page.append(host);
  });

  async function copy(text: string): Promise<boolean> {
    try {
      await window?.navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  function mount(): HTMLElement {
    if (root) return root;
    // What an earlier version of the extension may have left.
    for (const left of document.querySelectorAll(HOST_NAME)) left.remove();
    host = document.createElement(HOST_NAME);
    const shadow = host.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = themeStyles + panelStyles;
    root = document.createElement('div');
    shadow.append(style, root);
    // The page's shortcuts are not for what is typed here.
    for (const type of ['keydown', 'keyup', 'keypress']) {
      host.addEventListener(type, (event) => event.stopPropagation());
    }
    page.append(host);
    observer.observe(page, { childList: true });
    return root;
  }

  function draw() {
    if (!view || collapsed === null) return;
    render(
      <TranslationContext.Provider value={translation}>
        <Panel
          key={view.url}
          view={view}
          report={readingReport(view, {
            extension: extensionVersion,
            browser: browserOf(window?.navigator.userAgent ?? ''),
          })}
          collapsed={collapsed}
          onCollapse={setCollapsed}
          copy={copy}
        />
      </TranslationContext.Provider>,
      mount(),
    );
  }

  function setCollapsed(next: boolean) {
    collapsed = next;
    // Forgetting the choice is no reason to fail.
    environment.writeCollapsed(next).catch(() => undefined);
    draw();
  }

  function hide() {
    view = null;
    shownAs = '';
    returns = 0;
    observer.disconnect();
    host?.remove();
    if (root) render(null, root);
    host = null;
    root = null;
  }

  // Read once, before the first drawing: an open panel that folds itself would flash.
  environment
    .readCollapsed()
    .catch(() => false)
    .then((stored) => {
      collapsed ??= stored;
      draw();
    });

  return {
    show(next) {
      if (next.resolution.outcome === 'not-beta') {
        hide();
        return;
      }
      const asText = JSON.stringify(next);
      if (asText === shownAs) return;
      // Another offer starts from nothing; the same one, answered anew, keeps its place.
      if (view && view.url !== next.url) hide();
      view = next;
      shownAs = asText;
      draw();
    },
    hide,
    toggle() {
      if (view && collapsed !== null) setCollapsed(!collapsed);
    },
  };
}
