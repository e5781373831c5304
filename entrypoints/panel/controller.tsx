import { render } from 'preact';
import {
  ActionsContext,
  type PanelActions,
  type QuotedEvidence,
} from '../../components/actions.ts';
import { Panel } from '../../components/panel.tsx';
import { browserOf, readingReport } from '../../components/report.ts';
import themeStyles from '../../components/theme.css?inline';
import { TranslationContext } from '../../components/translation.ts';
import type { Translation } from '../../lib/i18n/translation.ts';
import type {
  FoundStartup,
  OfferView,
  PanelController,
  PanelPreferences,
} from '../../lib/messages/messages.ts';
import type { ZoneName } from '../../lib/offer/offer.ts';
import { findQuote, passageAt } from '../../lib/page/find-quote.ts';
import { createHighlighter, unfold } from '../../lib/page/highlight.ts';
import { type Arrival, arrivalOf, measureContent } from '../../lib/panel/placement.ts';
import panelStyles from './panel.css?inline';

const HOST_NAME = 'repere-panel';

/** A page that removes the host again and again wins: fighting on would freeze it. */
const MOST_RETURNS = 20;

/** What the panel needs of the extension and of the page it stands on. */
export interface PanelEnvironment {
  document: Document;
  translation: Translation;
  extensionVersion: string;
  /** Today's ISO date. */
  today(): string;
  /** The text of one of the offer's zones as the page has it now, or null. */
  zoneText(zone: ZoneName): string | null;
  /** Remembers how a person left the panel. */
  remember(state: Partial<Pick<PanelPreferences, 'side'> & { collapsed: boolean }>): Promise<void>;
  /** The view after the person chose a Startup for the offer at `url`; null when it is gone. */
  choose(url: string, startup: string | null): Promise<OfferView | null>;
  search(query: string): Promise<FoundStartup[]>;
}

/**
 * The panel of one page: a host element over the page, with everything else in its
 * shadow root. Only one view is ever held, so nothing of an earlier offer can come back.
 */
export function createPanel(environment: PanelEnvironment): PanelController {
  const { document, translation, extensionVersion } = environment;
  const window = document.defaultView;
  const page = document.documentElement;
  const highlighter = createHighlighter(document);

  let view: OfferView | null = null;
  let shownAs = '';
  let preferences: PanelPreferences | null = null;
  let arrival: Arrival = { collapsed: false };
  /** The last folding or opening was a person's own. */
  let byPerson = false;
  /** What a person did here counts more than what was remembered when the page came. */
  let decided: boolean | null = null;
  let host: HTMLElement | null = null;
  let root: HTMLElement | null = null;
  let returns = 0;

  const observer = new MutationObserver(() => {
    if (!host || host.parentNode === page || returns >= MOST_RETURNS) return;
    returns += 1;
    page.append(host);
  });

  const actions: PanelActions = {
    showInPage,
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

  function showInPage({ quote, zone, offset }: QuotedEvidence): boolean {
    const content = document.querySelector('main') ?? document.body;
    const text = environment.zoneText(zone) ?? '';
    // A page that changed since has other words at this place.
    const passage =
      offset !== null && text.startsWith(quote, offset)
        ? passageAt(text, quote, offset)
        : { before: '', quote, after: '' };
    const range = findQuote(content, passage);
    if (!range) return false;
    // What was just unfolded has its place at the next frame.
    if (unfold(range)) window?.requestAnimationFrame(() => highlighter.show(range));
    else highlighter.show(range);
    return true;
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
    if (!view || !preferences) return;
    render(
      <TranslationContext.Provider value={translation}>
        <ActionsContext.Provider value={actions}>
          <Panel
            key={view.url}
            view={view}
            report={readingReport(view, {
              extension: extensionVersion,
              browser: browserOf(window?.navigator.userAgent ?? ''),
            })}
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

  function update(next: OfferView) {
    view = next;
    shownAs = JSON.stringify(next);
    draw();
  }

  function setCollapsed(next: boolean) {
    arrival = { collapsed: next };
    decided = next;
    byPerson = true;
    if (next) highlighter.clear();
    // Forgetting the choice is no reason to fail.
    environment.remember({ collapsed: next }).catch(() => undefined);
    draw();
  }

  function swap() {
    if (!preferences) return;
    const side = preferences.side === 'right' ? 'left' : 'right';
    preferences = { ...preferences, side };
    environment.remember({ side }).catch(() => undefined);
    draw();
  }

  function hide() {
    view = null;
    shownAs = '';
    returns = 0;
    byPerson = false;
    highlighter.clear();
    observer.disconnect();
    host?.remove();
    if (root) render(null, root);
    host = null;
    root = null;
  }

  return {
    show({ view: next, preferences: given }) {
      if (next.resolution.outcome === 'not-beta') {
        hide();
        return;
      }
      const isNewLook =
        preferences?.theme !== given.theme || preferences.recruiter !== given.recruiter;
      if (JSON.stringify(next) === shownAs && !isNewLook) return;
      // Another offer starts from nothing; the same one, answered anew, keeps its place.
      if (view && view.url !== next.url) hide();
      // The side that a person chose here is already the one to remember.
      preferences = { ...given, side: preferences?.side ?? given.side };
      if (!view) {
        const wanted = { ...preferences, collapsed: decided ?? preferences.collapsed };
        arrival = arrivalOf(
          wanted,
          () => measureContent(document),
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
