import '../../components/theme.css';
import './options.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { SettingsPage } from '../../components/settings.tsx';
import { TranslationContext } from '../../components/translation.ts';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import type { DirectoryDateMessage } from '../../lib/messages/messages.ts';
import { saveFile } from '../../lib/page/save-file.ts';
import { SETTINGS_KEY } from '../../lib/settings/glance.ts';
import { parseSettings, SETTINGS_VERSION } from '../../lib/settings/settings.ts';

const translation = browserTranslation();
const settingsItem = storage.defineItem<unknown>(`local:${SETTINGS_KEY}`, {
  version: SETTINGS_VERSION,
});

/** The sites that the manifest asks for: the browser may withhold them. */
const SITES = { origins: browser.runtime.getManifest().host_permissions ?? [] };

async function directoryDate(): Promise<string | null> {
  const message: DirectoryDateMessage = { type: 'directory-date' };
  try {
    return (await browser.runtime.sendMessage(message)) ?? null;
  } catch {
    return null;
  }
}

/** Gives everything stored to the person as a file. */
async function exportAll(): Promise<void> {
  const stored = await browser.storage.local.get(null);
  saveFile(document, 'repere.json', 'application/json', JSON.stringify(stored, null, 2));
}

async function eraseAll() {
  await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
  // Written anew, so that the open pages learn that a board is on again.
  const settings = parseSettings(null);
  await settingsItem.setValue(settings);
  return settings;
}

async function start(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) return;
  const [stored, date, hasAccess] = await Promise.all([
    settingsItem.getValue(),
    directoryDate(),
    browser.permissions.contains(SITES),
  ]);
  render(
    <TranslationContext.Provider value={translation}>
      <SettingsPage
        initial={parseSettings(stored)}
        directoryDate={date}
        today={new Date().toISOString()}
        hasAccess={hasAccess}
        save={(settings) => settingsItem.setValue(settings)}
        openReport={() => browser.tabs.create({ url: browser.runtime.getURL('/report.html') })}
        exportAll={exportAll}
        eraseAll={eraseAll}
        askAccess={() => browser.permissions.request(SITES)}
      />
    </TranslationContext.Provider>,
    root,
  );
}

document.documentElement.lang = translation.locale;
document.title = translation.translate('settings.title');
start();
