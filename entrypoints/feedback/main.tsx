import { copyText } from '../../components/copy-text.ts';
import '../../components/theme.css';
import '../../components/answer.css';
import '../../components/sheet.css';
import '../../components/feedback-page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { ActionsContext, type PanelActions } from '../../components/actions.ts';
import { FeedbackPage } from '../../components/feedback-page.tsx';
import { TranslationContext } from '../../components/translation.ts';
import type { OfferView } from '../../lib/answer/view.ts';
import { bundledDirectory } from '../../lib/directory/bundled.ts';
import { browserOf } from '../../lib/feedback/feedback.ts';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import { ask } from '../../lib/messages/ask.ts';
import { StartupSearch } from '../../lib/search/search.ts';
import { searchableStartups } from '../../lib/search/searchable.ts';
import { SETTINGS_KEY, themeOf } from '../../lib/settings/raw-settings.ts';

const translation = await browserTranslation();

/** The tab whose answer is reported. */
const tabId = Number.parseInt(new URLSearchParams(location.search).get('tab') ?? '', 10);

// The copy that came with the extension: it is the one that a test of the report will know.
const directory = bundledDirectory();
const search = new StartupSearch(searchableStartups(directory));

const actions: PanelActions = {
  showInPage: () => false,
  choose: async () => false,
  correct: null,
  keeping: null,
  report: async () => undefined,
  search: async (query) => search.find(query),
  copy: (text) => copyText(navigator.clipboard, text),
};

/** The answer that the tab shows now, or null. */
async function readView(): Promise<OfferView | null> {
  if (Number.isNaN(tabId)) return null;
  return ask({ type: 'tab-status', tabId }).catch(() => null);
}

async function start(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) return;
  const [first, stored] = await Promise.all([
    readView(),
    browser.storage.local.get(SETTINGS_KEY).catch(() => ({})),
  ]);
  const theme = themeOf((stored as Record<string, unknown>)[SETTINGS_KEY]);
  const support = document.querySelector<HTMLMetaElement>('meta[name=support]')?.content ?? '';
  const versions = {
    extension: browser.runtime.getManifest().version,
    browser: browserOf(navigator.userAgent),
  };
  const incubators = directory.incubators
    .map(({ id, title }) => ({ id, name: title }))
    .sort((one, other) => one.name.localeCompare(other.name, 'fr'));
  const draw = (view: OfferView | null) =>
    render(
      <TranslationContext.Provider value={translation}>
        <ActionsContext.Provider value={actions}>
          <FeedbackPage
            // Another offer is another report.
            key={view?.url}
            view={view}
            versions={versions}
            support={support}
            startup={(wanted) => directory.startups.find(({ id }) => id === wanted) ?? null}
            incubators={incubators}
            theme={theme}
          />
        </ActionsContext.Provider>
      </TranslationContext.Provider>,
      root,
    );
  draw(first);
  let shown = JSON.stringify(first);
  // It is shown again when the person asks for it again: the answer may be another one by then. What
  // they have begun to say of an offer that has left its tab is not taken from them.
  document.addEventListener('visibilitychange', async () => {
    if (document.visibilityState !== 'visible') return;
    const view = await readView();
    if (view === null || JSON.stringify(view) === shown) return;
    shown = JSON.stringify(view);
    draw(view);
  });
}

document.documentElement.lang = translation.locale;
document.title = translation.translate('feedback.title');
start();
