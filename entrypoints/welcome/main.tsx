import '../../components/theme.css';
import '../../components/answer.css';
import '../../components/sheet.css';
import '../../components/first-page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { FirstPage } from '../../components/first-page.tsx';
import { TranslationContext } from '../../components/translation.ts';
import { SerialQueue } from '../../lib/async/serial-queue.ts';
import { openPage } from '../../lib/extension/open-page.ts';
import { readShortcut } from '../../lib/extension/shortcut.ts';
import { siteAccessOf } from '../../lib/extension/site-access.ts';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import { ask } from '../../lib/messages/ask.ts';
import { isRecruiterIn, SETTINGS_KEY, themeOf } from '../../lib/settings/raw-settings.ts';

const translation = await browserTranslation();
const access = siteAccessOf(browser.permissions, browser.runtime.getManifest().host_permissions);

/** Sends a person's changes in their order. */
const queue = new SerialQueue();

async function start(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) return;
  const [settings, shortcut, withheldNow] = await Promise.all([
    readSettings(),
    readShortcut(browser.commands),
    access.withheld(),
  ]);
  const draw = (withheld: string[]) =>
    render(
      <TranslationContext.Provider value={translation}>
        <FirstPage
          withheld={withheld}
          askAccess={access.ask}
          shortcut={shortcut}
          recruiter={isRecruiterIn(settings)}
          setRecruiter={(recruiter) =>
            queue.run(() => ask({ type: 'change-settings', settings: { recruiter } }))
          }
          openDrafts={() => openPage(browser, '/draft.html')}
          openSettings={() => browser.runtime.openOptionsPage()}
          openOffers={() => openPage(browser, '/offers.html')}
          theme={themeOf(settings)}
        />
      </TranslationContext.Provider>,
      root,
    );
  draw(withheldNow);
  access.watch(draw);
}

async function readSettings(): Promise<unknown> {
  const stored = await browser.storage.local.get(SETTINGS_KEY).catch(() => ({}));
  return (stored as Record<string, unknown>)[SETTINGS_KEY];
}

document.documentElement.lang = translation.locale;
document.title = translation.translate('firstPage.title');
start();
