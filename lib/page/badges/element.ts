import type { CardBadge } from '../../badges/badges.ts';
import { type Texts, translationOf } from '../../i18n/texts.ts';
import type { PanelPreferences } from '../../settings/settings.ts';
import styles from './badge.css?inline';

/** The element that holds a badge in a board's page. */
export const HOST_NAME = 'repere-badge';

/** The badge's text when no Startup is named. */
const NETWORK = 'beta.gouv.fr';

/**
 * Makes the element of one badge, with its words in a shadow root, without adding it to the page.
 */
export type MakeBadge = (
  badge: CardBadge,
  theme: PanelPreferences['theme'],
  texts: Texts,
) => HTMLElement;

/** Makes the badges of one page, which share one style sheet. */
export function badgeMaker(document: Document): MakeBadge {
  const window = document.defaultView as Window & typeof globalThis;
  let sheet: CSSStyleSheet | null = null;

  /** Shares one style sheet, or gives each badge its own where isolated worlds cannot share one. */
  function dress(shadow: ShadowRoot) {
    try {
      if (!sheet) {
        sheet = new window.CSSStyleSheet();
        sheet.replaceSync(styles);
      }
      shadow.adoptedStyleSheets = [sheet];
    } catch {
      const style = document.createElement('style');
      style.textContent = styles;
      shadow.append(style);
    }
  }

  function element(tag: string, className: string, text = ''): HTMLElement {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  return ({ startup, isCertain, incubators, isKept }, theme, texts) => {
    const translation = translationOf(texts);
    const badge = element('div', 'badge');
    badge.lang = translation.locale;
    badge.dataset.theme = theme;
    const said = translation.translate(startup ? 'badge.startup' : 'badge.network');
    const words = element('span', 'words');
    words.append(element('span', 'said', `${said} `), element('b', 'startup', startup ?? NETWORK));
    if (startup && !isCertain) {
      words.append(` (${translation.translate('certainty.probable.word')})`);
    }
    if (incubators.length > 0) {
      const incubator = element('span', 'incubator');
      const its = element('span', 'said', `, ${translation.translate('badge.incubator')} `);
      incubator.append(its, incubators.join(', '));
      words.append(incubator);
    }
    // Boards may see that an offer is kept, since it was kept on their page; they
    // see nothing else of it.
    if (isKept) words.append(element('span', 'kept', translation.translate('keep.badge')));
    badge.append(element('span', 'cairn'), words);
    const host = document.createElement(HOST_NAME);
    const shadow = host.attachShadow({ mode: 'open' });
    dress(shadow);
    shadow.append(badge);
    return host;
  };
}
