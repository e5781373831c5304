import '../../components/theme.css';
import '../../components/answer.css';
import '../../components/sheet.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { saveFile } from '../../components/save-file.ts';
import { SettingsPage } from '../../components/settings-page.tsx';
import { TranslationContext } from '../../components/translation.ts';
import { SerialQueue } from '../../lib/async/serial-queue.ts';
import { markNewsSeen, type News } from '../../lib/extension/news.ts';
import { openPage } from '../../lib/extension/open-page.ts';
import { siteAccessOf } from '../../lib/extension/site-access.ts';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import { ask } from '../../lib/messages/ask.ts';
import type { SettingsStatus } from '../../lib/messages/messages.ts';
import { localDay } from '../../lib/offers/dates.ts';
import { deletedIdsShape, keptIdsShape } from '../../lib/offers/shapes.ts';
import { SETTINGS_KEY } from '../../lib/settings/raw-settings.ts';
import { storedValues } from '../../lib/storage/stored-values.ts';
import { gatherExport } from '../../lib/transfer/gather.ts';

/** Put here by the build (wxt.config.ts). */
declare const __NEWS__: News;

const translation = await browserTranslation();

/** What storage holds, with what found no room there. */
const read = storedValues(browser.storage);

const access = siteAccessOf(browser.permissions, browser.runtime.getManifest().host_permissions);

/** Sends a person's changes in their order, however often one has to be sent. */
const queue = new SerialQueue();

/**
 * A refresh takes up to fifteen seconds, and must not be asked for again meanwhile; in
 * milliseconds.
 */
const REFRESH_PATIENCE = 20_000;

/** Reports changes made on another page of the extension. */
function onChange(changed: (status: SettingsStatus) => void): () => void {
  const listener = async (changes: Record<string, unknown>) => {
    if (!(SETTINGS_KEY in changes)) return;
    const status = await ask({ type: 'settings-status' }).catch(() => null);
    if (status) changed(status);
  };
  browser.storage.local.onChanged.addListener(listener);
  return () => browser.storage.local.onChanged.removeListener(listener);
}

/** Saves everything as a file that "Mes offres" takes over; what is damaged or remembered goes along. */
async function exportAll(): Promise<void> {
  const now = new Date();
  const file = await gatherExport(read, now, await browser.storage.local.get(null));
  saveFile(document, `repere-${localDay(now)}.json`, 'application/json', file);
  await ask({ type: 'exported' }).catch(() => undefined);
}

async function countOffers(): Promise<number> {
  const values = await read([keptIdsShape.key, deletedIdsShape.key]).catch(
    (): Record<string, unknown> => ({}),
  );
  const deleted = deletedIdsShape.parse(values[deletedIdsShape.key]);
  const ids = keptIdsShape.parse(values[keptIdsShape.key]);
  return ids.filter((id) => !deleted.includes(id)).length;
}

async function start(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) return;
  const { version } = browser.runtime.getManifest();
  const [initial, withheldNow] = await Promise.all([
    ask({ type: 'settings-status' }).catch(() => null),
    access.withheld(),
  ]);
  const draw = (withheld: string[]) =>
    render(
      <TranslationContext.Provider value={translation}>
        <SettingsPage
          initial={initial}
          version={version}
          news={__NEWS__[translation.locale.startsWith('fr') ? 'fr' : 'en']}
          withheld={withheld}
          change={(settings) => queue.run(() => ask({ type: 'change-settings', settings }))}
          refresh={() => ask({ type: 'refresh' }, { patience: REFRESH_PATIENCE })}
          undoChoice={({ board, reference }) =>
            queue.run(() => ask({ type: 'undo-choice', board, reference }))
          }
          openReport={() => openPage(browser, '/report.html')}
          exportAll={exportAll}
          keptOffers={countOffers}
          eraseAll={() => {
            localStorage.clear();
            return queue.run(() => ask({ type: 'erase' }));
          }}
          askAccess={access.ask}
          onChange={onChange}
        />
      </TranslationContext.Provider>,
      root,
    );
  draw(withheldNow);
  markNewsSeen(localStorage, version);
  access.watch(draw);
}

document.documentElement.lang = translation.locale;
document.title = translation.translate('settings.title');
start();
