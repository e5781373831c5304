import { render } from 'preact';
import type { OfferView } from '../lib/answer/view.ts';
import { PANEL_LAYOUTS } from '../lib/boards/registry.ts';
import { translationOf } from '../lib/i18n/texts.ts';
import type { Translation } from '../lib/i18n/translation.ts';
import type { OfferMarker } from '../lib/page/offer-marker.ts';
import type { PanelController } from '../lib/page/page-objects.ts';
import { type Arrival, arrivalOf, measureContent } from '../lib/page/panel-placement.ts';
import type { FoundStartup } from '../lib/search/search.ts';
import type { PanelPreferences } from '../lib/settings/settings.ts';
import { ActionsContext, type PanelActions } from './actions.ts';
import answerStyles from './answer.css?inline';
import panelStyles from './panel.css?inline';
import { Panel, StoppedPanel } from './panel.tsx';
import { browserOf, readingReport } from './reading-report.ts';
import themeStyles from './theme.css?inline';
import { TranslationContext } from './translation.ts';

const HOST_NAME = 'repere-panel';

/** A page that removes the host again and again wins: fighting on would freeze it. */
const MOST_RETURNS = 20;

/** What the panel needs of the extension and of the page it stands on. */
export interface PanelEnvironment {
  document: Document;
  extensionVersion(): string;
  /** Today's ISO date. */
  today(): string;
  /** Shows the offer's words in the page, which is not the panel's own matter. */
  marker(): OfferMarker | undefined;
  /** Remembers how a person left the panel. */
  remember(state: Partial<Pick<PanelPreferences, 'side'> & { collapsed: boolean }>): Promise<void>;
  /** The view after the person chose a Startup for the offer at `url`; null when it is gone. */
  choose(url: string, startup: string | null): Promise<OfferView | null>;
  search(query: string): Promise<FoundStartup[]>;
  /** False once the extension was updated, switched off or removed: nobody answers any more. */
  isAlive(): boolean;
}

/**
 * The panel of one page: a host element over the page, with everything else in its
 * shadow root. Only one view is ever held, so nothing of an earlier offer can come back.
 */
export function createPanel(environment: PanelEnvironment): PanelController {
  const { document, extensionVersion, isAlive } = environment;
  const window = document.defaultView;
  const page = document.documentElement;

  let view: OfferView | null = null;
  let translation: Translation | null = null;
  let preferences: PanelPreferences | null = null;
  let arrival: Arrival = { collapsed: false };
  /** The last folding or opening was a person's own. */
  let byPerson = false;
  /** What a person did here counts more than what was remembered when the page came. */
  let decided: boolean | null = null;
  let host: HTMLElement | null = null;
  let root: HTMLElement | null = null;
  let returns = 0;
  /** The panel says that nobody answers it any more. */
  let stopped = false;

  const observer = new MutationObserver(() => {
    if (!host || host.parentNode === page || returns >= MOST_RETURNS) return;
    returns += 1;
    // A newer version of the extension takes its predecessor's panel away (TabScripts.takeOver).
    if (isAlive()) page.append(host);
    else hide();
  });

  const actions: PanelActions = {
    showInPage: (evidence) => environment.marker()?.show(evidence) ?? false,
    async choose(startup) {
      const url = view?.url;
      const next = url && (await environment.choose(url, startup).catch(() => null));
      if (!next || view?.url !== next.url) return false;
      update(next);
      return true;
    },
    search: (query) => environment.search(query).catch(() => null),
    async copy(text) {
      try {
        await window?.navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
  };

  function mount(): HTMLElement {
    if (root) return root;
    // What an earlier version of the extension may have left.
    for (const left of document.querySelectorAll(HOST_NAME)) left.remove();
    host = document.createElement(HOST_NAME);
    const shadow = host.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = themeStyles + answerStyles + panelStyles;
    root = document.createElement('div');
    shadow.append(style, root);
    // The page's shortcuts are not for what is typed here.
    for (const type of ['keydown', 'keyup', 'keypress']) {
      host.addEventListener(type, (event) => event.stopPropagation());
    }
    // Before anything in the panel hears of it: what nobody would answer is not even begun.
    for (const type of ['click', 'keydown', 'input']) {
      root.addEventListener(type, stopIfGone, { capture: true });
    }
    window?.addEventListener('pagehide', sleep);
    window?.addEventListener('pageshow', wake);
    page.append(host);
    observer.observe(page, { childList: true });
    return root;
  }

  /**
   * A page that is kept in memory sleeps without its panel: Firefox ends the scripts of an extension
   * that is updated meanwhile, and a panel that stood there would come back without life.
   */
  function sleep({ persisted }: PageTransitionEvent) {
    if (!persisted) return;
    observer.disconnect();
    host?.remove();
  }

  function wake({ persisted }: PageTransitionEvent) {
    if (!persisted || !host) return;
    if (!isAlive()) return hide();
    page.append(host);
    observer.observe(page, { childList: true });
  }

  /** Instead of doing nothing, a panel that is cut off says so. Its links still lead somewhere. */
  function stopIfGone(event: Event) {
    if (!root || !translation || !preferences || stopped || !event.isTrusted) return;
    const isLink = event.composedPath().some((element) => (element as Element).tagName === 'A');
    if (isLink || (event as KeyboardEvent).key === 'Tab' || isAlive()) return;
    stopped = true;
    event.stopImmediatePropagation();
    environment.marker()?.clear();
    render(
      <TranslationContext.Provider value={translation}>
        <StoppedPanel side={preferences.side} theme={preferences.theme} onClose={hide} />
      </TranslationContext.Provider>,
      root,
    );
  }

  function draw() {
    if (!view || !preferences || !translation || stopped) return;
    render(
      <TranslationContext.Provider value={translation}>
        <ActionsContext.Provider value={actions}>
          <Panel
            key={view.url}
            view={view}
            report={view.resolution.outcome === 'unreadable' ? report(view) : ''}
            collapsed={arrival.collapsed}
            width={arrival.width}
            side={preferences.side}
            theme={preferences.theme}
            recruiter={preferences.recruiter}
            today={environment.today()}
            takesFocus={byPerson}
            onCollapse={setCollapsed}
            onSwap={swap}
          />
        </ActionsContext.Provider>
      </TranslationContext.Provider>,
      mount(),
    );
  }

  function report(unreadable: OfferView): string {
    return readingReport(unreadable, {
      extension: extensionVersion(),
      browser: browserOf(window?.navigator.userAgent ?? ''),
    });
  }

  function update(next: OfferView) {
    view = next;
    draw();
  }

  /** A choice that cannot be remembered still holds on this page. */
  function remember(state: Parameters<PanelEnvironment['remember']>[0]) {
    environment.remember(state).catch(() => undefined);
  }

  function setCollapsed(next: boolean) {
    arrival = { collapsed: next };
    decided = next;
    byPerson = true;
    if (next) environment.marker()?.clear();
    remember({ collapsed: next });
    draw();
  }

  function swap() {
    if (!preferences) return;
    const side = preferences.side === 'right' ? 'left' : 'right';
    preferences = { ...preferences, side };
    remember({ side });
    draw();
  }

  function hide() {
    view = null;
    returns = 0;
    stopped = false;
    byPerson = false;
    environment.marker()?.clear();
    observer.disconnect();
    window?.removeEventListener('pagehide', sleep);
    window?.removeEventListener('pageshow', wake);
    host?.remove();
    if (root) render(null, root);
    host = null;
    root = null;
  }

  return {
    show({ view: next, preferences: given, texts }) {
      translation ??= translationOf(texts);
      if (next.resolution.outcome === 'not-beta') {
        hide();
        return;
      }
      const isNewLook =
        preferences?.theme !== given.theme || preferences.recruiter !== given.recruiter;
      if (view && !isNewLook && JSON.stringify(next) === JSON.stringify(view)) return;
      // Another offer starts from nothing; the same one, answered anew, keeps its place.
      if (view && view.url !== next.url) hide();
      // The side that a person chose here is already the one to remember.
      preferences = { ...given, side: preferences?.side ?? given.side };
      if (!view) {
        const wanted = { ...preferences, collapsed: decided ?? preferences.collapsed };
        arrival = arrivalOf(
          wanted,
          () => measureContent(document, PANEL_LAYOUTS[next.board]),
          page.clientWidth || (window?.innerWidth ?? 0),
        );
      }
      update(next);
    },
    hide,
    toggle() {
      if (view) setCollapsed(!arrival.collapsed);
    },
  };
}
