import '../../components/theme.css';
import '../../components/answer.css';
import '../../components/offers-page/page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { OffersPage } from '../../components/offers-page/page.tsx';
import type { NoteField } from '../../components/offers-page/sheet.tsx';
import type { Preview } from '../../components/offers-page/transfer.tsx';
import { calendarWords, offerTableWords } from '../../components/offers-page/words.ts';
import { saveFile } from '../../components/save-file.ts';
import { TranslationContext } from '../../components/translation.ts';
import { SerialQueue } from '../../lib/async/serial-queue.ts';
import { choicesShape } from '../../lib/choices/choices.ts';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import { ask } from '../../lib/messages/ask.ts';
import { calendarOf } from '../../lib/offers/calendar.ts';
import { eventsOf, localDay } from '../../lib/offers/dates.ts';
import { offerTableOf } from '../../lib/offers/export-table.ts';
import { type KeptOffer, parseKeptOffer, parseKeptText } from '../../lib/offers/kept-offer.ts';
import {
  exportedShape,
  importUndoShape,
  keptIdsShape,
  keptOfferKey,
  keptTextKey,
} from '../../lib/offers/shapes.ts';
import {
  EXPORT_VERSION,
  LARGEST_FILE,
  planImport,
  readExport,
  writeExport,
} from '../../lib/offers/transfer.ts';
import { rowsOfChunks } from '../../lib/report/chunks.ts';
import { CHUNK_KEYS } from '../../lib/report/keys.ts';
import { parseRows } from '../../lib/report/row.ts';
import { SETTINGS_KEY, themeOf } from '../../lib/settings/raw-settings.ts';
import { parseSettings } from '../../lib/settings/settings.ts';
import { UNSAVED_KEY, unsavedIn } from '../../lib/storage/store.ts';

/** Everything else is done in a moment; a file with 500 texts is written at once, in ms. */
const IMPORT_PATIENCE = 60_000;

const translation = browserTranslation();
const root = document.getElementById('app');

/** What a person does last is said last, however often it has to be said. */
const queue = new SerialQueue();

let stored: Record<string, unknown> = {};
let offers: readonly KeptOffer[] = [];
let printing = false;

/** The id of the open offer, as the address says: it can be bookmarked, and Back leads to the list. */
function openId(): string | null {
  const id = new URLSearchParams(location.hash.slice(1)).get('offer');
  return id || null;
}

function draw() {
  if (!root) return;
  const id = openId();
  render(
    <TranslationContext.Provider value={translation}>
      <OffersPage
        offers={offers}
        text={id === null ? null : parseKeptText(stored[keptTextKey(id)])}
        openId={id}
        today={localDay(new Date())}
        exportedAt={exportedShape.parse(stored[exportedShape.key])}
        undoable={importUndoShape.parse(stored[importUndoShape.key]) !== null}
        theme={themeOf(stored[SETTINGS_KEY])}
        printing={printing}
        open={open}
        change={(offerId, change) =>
          queue.run(() => ask({ type: 'change-offer', id: offerId, change }).catch(() => null))
        }
        draftOf={(offerId, field) => localStorage.getItem(draftKey(offerId, field)) ?? undefined}
        saveDraft={saveDraft}
        exportAll={exportAll}
        exportCsv={(shown) =>
          save('csv', 'text/csv', offerTableOf(shown, offerTableWords(translation)))
        }
        exportCalendar={(shown) => {
          const events = eventsOf(shown);
          save('ics', 'text/calendar', calendarOf(events, calendarWords(translation), new Date()));
        }}
        preview={preview}
        applyImport={(file) =>
          ask({ type: 'import', file }, { patience: IMPORT_PATIENCE }).catch(() => false)
        }
        undoImport={() =>
          ask({ type: 'undo-import' }, { patience: IMPORT_PATIENCE }).catch(() => false)
        }
        copy={copy}
        print={() => window.print()}
      />
    </TranslationContext.Provider>,
    root,
  );
}

function open(id: string | null): void {
  location.hash = id === null ? '' : String(new URLSearchParams({ offer: id }));
}

/** Where what is typed stands in this page's own storage until the background has it. */
function draftKey(id: string, field: NoteField): string {
  return `draft ${field} ${id}`;
}

function saveDraft(id: string, field: NoteField, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(draftKey(id, field));
    else localStorage.setItem(draftKey(id, field), text);
  } catch {
    // Without room for it, it is sent in a moment all the same.
  }
}

/** Everything that a person made or has here, as one file. */
async function exportAll(): Promise<void> {
  const texts = await read(offers.map(({ id }) => keptTextKey(id)));
  const others = await read([...CHUNK_KEYS, choicesShape.key, SETTINGS_KEY]);
  const file = writeExport({
    repere: 'export',
    version: EXPORT_VERSION,
    exportedAt: new Date().toISOString(),
    offers: offers.map((offer) => ({
      offer,
      text: parseKeptText(texts[keptTextKey(offer.id)]),
    })),
    choices: choicesShape.parse(others[choicesShape.key]),
    settings: parseSettings(others[SETTINGS_KEY]),
    rows: rowsOfChunks(CHUNK_KEYS.map((key) => parseRows(others[key]))).rows,
  });
  save('json', 'application/json', file);
  await ask({ type: 'exported' }).catch(() => undefined);
}

async function preview(file: File): Promise<Preview> {
  if (file.size > LARGEST_FILE * 3) return { status: 'refused', reason: 'too-large' };
  const content = await file.text();
  const found = readExport(content);
  if (found.status === 'refused') return found;
  const { [choicesShape.key]: choices } = await read([choicesShape.key]);
  const plan = planImport(found.exported, { offers, choices: choicesShape.parse(choices) });
  return { status: 'ready', file: content, plan, leftOut: found.leftOut };
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function save(ending: string, type: string, content: string): void {
  const name = `repere-${localDay(new Date())}.${ending}`;
  saveFile(document, name, type, content);
}

/** What storage holds under these keys, with what found no room there. */
async function read(keys: readonly string[]): Promise<Record<string, unknown>> {
  const [values, overflow] = await Promise.all([
    browser.storage.local.get([...keys]),
    browser.storage.session.get(UNSAVED_KEY),
  ]);
  return { ...values, ...unsavedIn(overflow) };
}

/** Reads all that the page shows, and draws it. */
async function load(): Promise<void> {
  const keys = [keptIdsShape.key, exportedShape.key, importUndoShape.key, SETTINGS_KEY];
  const values = await read(keys);
  const ids = keptIdsShape.parse(values[keptIdsShape.key]);
  const id = openId();
  const wanted = [...ids.map(keptOfferKey), ...(id === null ? [] : [keptTextKey(id)])];
  stored = { ...values, ...(await read(wanted)) };
  offers = ids.flatMap((one) => parseKeptOffer(stored[keptOfferKey(one)]) ?? []);
  draw();
}

/** Read one after another: what changed while everything was read is read again. */
const readings = new SerialQueue();

function reload(): void {
  readings.run(load);
}

document.documentElement.lang = translation.locale;
document.title = translation.translate('offers.title');
browser.storage.local.onChanged.addListener(reload);
browser.storage.session.onChanged.addListener((changes) => {
  if (UNSAVED_KEY in changes) reload();
});
addEventListener('hashchange', reload);
for (const [event, value] of [
  ['beforeprint', true],
  ['afterprint', false],
] as const) {
  addEventListener(event, () => {
    printing = value;
    draw();
  });
}
ask({ type: 'offers-opened' }).catch(() => undefined);
reload();
