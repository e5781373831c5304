import { copyText } from '../../components/copy-text.ts';
import '../../components/theme.css';
import '../../components/answer.css';
import '../../components/draft-page/page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { DraftPage } from '../../components/draft-page/page.tsx';
import { type DraftServices, emptyDraft } from '../../components/draft-page/use-drafts.ts';
import { saveFile } from '../../components/save-file.ts';
import { TranslationContext } from '../../components/translation.ts';
import { SerialQueue } from '../../lib/async/serial-queue.ts';
import { TabScripts } from '../../lib/background/tab-scripts.ts';
import { type Draft, parseDrafts } from '../../lib/drafts/draft.ts';
import { draftFromOffer } from '../../lib/drafts/from-offer.ts';
import { DRAFTS_KEY } from '../../lib/drafts/keys.ts';
import { readWithStructure } from '../../lib/drafts/structure.ts';
import { openPage } from '../../lib/extension/open-page.ts';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import { ask } from '../../lib/messages/ask.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { SETTINGS_KEY, themeOf } from '../../lib/settings/raw-settings.ts';
import { followStored } from '../../lib/storage/stored-values.ts';

const translation = await browserTranslation();
const root = document.getElementById('app');

/** Drafts are kept in the order in which they were changed. */
const queue = new SerialQueue();

let drafts: readonly Draft[] = [];
let settings: unknown;
let openedId: string | null = null;
let isOfferGone = false;
/** What the address names is known: before, the page would begin with another draft. */
let isOpened = false;

const services: DraftServices = {
  save: (draft) => queue.run(() => ask({ type: 'draft-save', draft })),
  remove: (id) => queue.run(() => ask({ type: 'draft-delete', id })),
  answer: (reading) => ask({ type: 'draft-answer', reading }),
  parseHtml,
  copy,
  saveFile: (name, text) => saveFile(document, name, 'text/markdown', text),
  onLeave(leave) {
    const hidden = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', leave);
    };
  },
  remember: (id) => history.replaceState(null, '', `#${id}`),
  timers: {
    set: (task, ms) => window.setTimeout(task, ms),
    clear: (timer) => window.clearTimeout(timer),
  },
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
};

/** Puts a text in the clipboard, with its formatting when there is HTML; false where the browser refuses. */
async function copy(text: string, html?: string): Promise<boolean> {
  if (html === undefined) return copyText(navigator.clipboard, text);
  const blob = (type: string, content: string) => new Blob([content], { type });
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': blob('text/plain', text),
        'text/html': blob('text/html', html),
      }),
    ]);
    return true;
  } catch {
    return false;
  }
}

function draw() {
  if (!root) return;
  render(
    <TranslationContext.Provider value={translation}>
      <DraftPage
        drafts={drafts}
        openedId={openedId}
        isOfferGone={isOfferGone}
        theme={themeOf(settings)}
        services={services}
        openReport={() => openPage(browser, '/report.html')}
      />
    </TranslationContext.Provider>,
    root,
  );
}

/** Takes over stored values that changed. */
function take(values: Record<string, unknown>): void {
  if (SETTINGS_KEY in values) settings = values[SETTINGS_KEY];
  if (DRAFTS_KEY in values) drafts = parseDrafts(values[DRAFTS_KEY]);
  if (isOpened) draw();
}

/** Opens what the address names: a draft, or the offer of a tab as a new one. */
async function follow(): Promise<void> {
  const fragment = location.hash.slice(1);
  const tab = /^tab=(\d+)$/.exec(fragment)?.[1];
  if (tab === undefined) {
    openedId = drafts.some(({ id }) => id === fragment) ? fragment : openedId;
    return;
  }
  const scripts = new TabScripts(browser.scripting);
  const offer = await scripts.offerOn(Number(tab));
  isOfferGone = offer === null;
  if (!offer) return;
  const html = await scripts.htmlOf(Number(tab));
  const structured = html === null ? null : readWithStructure(offer, html, parseHtml);
  const content = draftFromOffer(offer, structured);
  const draft = { ...emptyDraft(services.newId(), services.now()), ...content };
  drafts = [...drafts, draft];
  openedId = draft.id;
  // Without room for it, it is kept as soon as it is changed, which says so.
  await services.save(draft).catch(() => false);
}

document.documentElement.lang = translation.locale;
document.title = translation.translate('draft.title');

async function start(): Promise<void> {
  await followStored(browser.storage, [DRAFTS_KEY, SETTINGS_KEY], take);
  await follow();
  isOpened = true;
  draw();
  addEventListener('hashchange', async () => {
    await follow();
    draw();
  });
}

start();
