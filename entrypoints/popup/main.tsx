import '../../components/theme.css';
import './popup.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { Popup, type TabStatus } from '../../components/popup.tsx';
import { TranslationContext } from '../../components/translation.ts';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import { askAgain } from '../../lib/messages/ask-again.ts';
import type {
  AnalyseMessage,
  OfferView,
  PanelPreferences,
  TabStatusMessage,
  TogglePanelMessage,
} from '../../lib/messages/messages.ts';
import { SETTINGS_KEY, themeOf } from '../../lib/settings/glance.ts';

const translation = browserTranslation();
const root = document.getElementById('app');
let tabId: number | undefined;
let theme: PanelPreferences['theme'] = 'system';

/** Asks the page to open or fold its panel, then leaves the view to it. */
async function togglePanel(): Promise<boolean> {
  try {
    if (tabId === undefined) return false;
    const message: TogglePanelMessage = { type: 'toggle-panel' };
    await browser.tabs.sendMessage(tabId, message);
    window.close();
    return true;
  } catch {
    return false;
  }
}

/** Asks the page to be read whatever it looks like, then shows what came of it. */
async function analyse(): Promise<boolean> {
  try {
    if (tabId === undefined) return false;
    const message: AnalyseMessage = { type: 'analyse' };
    await browser.tabs.sendMessage(tabId, message);
    draw(await tabStatus());
    return true;
  } catch {
    return false;
  }
}

async function openSettings(): Promise<void> {
  await browser.runtime.openOptionsPage();
  window.close();
}

function draw(status: TabStatus) {
  if (!root) return;
  render(
    <TranslationContext.Provider value={translation}>
      <Popup
        status={status}
        togglePanel={togglePanel}
        analyse={analyse}
        openSettings={openSettings}
        today={new Date().toISOString()}
        theme={theme}
      />
    </TranslationContext.Provider>,
    root,
  );
}

async function tabStatus(): Promise<TabStatus> {
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    tabId = tab?.id;
    if (tabId === undefined) return 'nothing';
    const message: TabStatusMessage = { type: 'tab-status', tabId };
    const view: OfferView | null | undefined = await askAgain(() =>
      browser.runtime.sendMessage(message),
    );
    // Undefined when nobody answered, null when the background knows of nothing there.
    if (view === undefined) return 'failed';
    return view ?? 'nothing';
  } catch {
    return 'failed';
  }
}

document.documentElement.lang = translation.locale;
document.title = translation.translate('extensionName');
const stored = storage.getItem(`local:${SETTINGS_KEY}`).catch(() => null);
stored.then(async (settings) => {
  theme = themeOf(settings);
  draw('asking');
  draw(await tabStatus());
});
