import { copyText } from '../../components/copy-text.ts';
import '../../components/theme.css';
import '../../components/answer.css';
import '../../components/offers-page/page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { OffersPage } from '../../components/offers-page/page.tsx';
import type { Preview } from '../../components/offers-page/transfer.tsx';
import { calendarWords, offerTableWords } from '../../components/offers-page/words.ts';
import { saveFile } from '../../components/save-file.ts';
import { TranslationContext } from '../../components/translation.ts';
import { SerialQueue } from '../../lib/async/serial-queue.ts';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import { ask } from '../../lib/messages/ask.ts';
import { calendarOf } from '../../lib/offers/calendar.ts';
import { eventsOf, localDay } from '../../lib/offers/dates.ts';
import { Drafts } from '../../lib/offers/drafts.ts';
import { offerTableOf } from '../../lib/offers/export-table.ts';
import type { KeptOffer, KeptText, OfferChange, OfferState } from '../../lib/offers/kept-offer.ts';
import { OffersReader } from '../../lib/offers/reader.ts';
import { seenShape } from '../../lib/offers/seen.ts';
import { stateNamesShape } from '../../lib/offers/state-names.ts';
import { SETTINGS_KEY, themeOf } from '../../lib/settings/raw-settings.ts';
import { UNSAVED_KEY, unsavedIn } from '../../lib/storage/store.ts';
import { storedValues } from '../../lib/storage/stored-values.ts';
import { LARGEST_FILE, readExport } from '../../lib/transfer/export-file.ts';
import { gather, gatherExport } from '../../lib/transfer/gather.ts';
import { planImport } from '../../lib/transfer/plan.ts';
import { exportedShape, importUndoShape } from '../../lib/transfer/shapes.ts';

/** How long to wait for an import, in ms: a file with 500 texts is written at once. */
const IMPORT_PATIENCE = 60_000;

const translation = await browserTranslation();
const root = document.getElementById('app');

/** Sends a person's changes in their order, however often one has to be sent again. */
const queue = new SerialQueue();

/** What storage holds, with what found no room there. */
const read = storedValues(browser.storage);

const reader = new OffersReader(read);
const drafts = new Drafts(localStorage);

/** What is shown besides the offers. */
const VALUES: readonly string[] = [
  exportedShape.key,
  importUndoShape.key,
  SETTINGS_KEY,
  seenShape.key,
  stateNamesShape.key,
];

let stored: Record<string, unknown> = {};
let areValuesRead = false;
let offers: readonly KeptOffer[] = [];
let openText: KeptText | null = null;
let printing = false;
let isFull = false;

/** The id of the open offer, as the address says: it can be bookmarked, and Back leads to the list. */
function openId(): string | null {
  const id = new URLSearchParams(location.hash.slice(1)).get('offer');
  return id || null;
}

function draw() {
  if (!root) return;
  const id = openId();
  const seen = seenShape.parse(stored[seenShape.key]);
  const stateNames = stateNamesShape.parse(stored[stateNamesShape.key]);
  render(
    <TranslationContext.Provider value={translation}>
      <OffersPage
        offers={offers}
        text={openText}
        openId={id}
        seen={seen}
        stateNames={stateNames}
        today={localDay(new Date())}
        exportedAt={exportedShape.parse(stored[exportedShape.key])}
        undoable={importUndoShape.parse(stored[importUndoShape.key]) !== null}
        isFull={isFull}
        theme={themeOf(stored[SETTINGS_KEY])}
        printing={printing}
        open={open}
        change={change}
        draftOf={(offerId, field) => drafts.read(offerId, field)}
        saveDraft={(offerId, field, draft) => drafts.write(offerId, field, draft)}
        exportAll={exportAll}
        exportCsv={(shown) =>
          save('csv', 'text/csv', offerTableOf(shown, offerTableWords(translation, stateNames)))
        }
        exportCalendar={(shown) => {
          const events = eventsOf(shown);
          save('ics', 'text/calendar', calendarOf(events, calendarWords(translation), new Date()));
        }}
        preview={preview}
        renameState={renameState}
        applyImport={(file, { preferences }) =>
          ask({ type: 'import', file, preferences }, { patience: IMPORT_PATIENCE }).catch(
            () => false,
          )
        }
        undoImport={() =>
          ask({ type: 'undo-import' }, { patience: IMPORT_PATIENCE }).catch(() => false)
        }
        copy={(text) => copyText(navigator.clipboard, text)}
        print={() => window.print()}
      />
    </TranslationContext.Provider>,
    root,
  );
}

/** Changes an offer; null when nobody answers. */
function change(id: string, wanted: OfferChange): Promise<KeptOffer | null> {
  return queue.run(() => ask({ type: 'change-offer', id, change: wanted }).catch(() => null));
}

/** Names a state; false when nobody answers. */
function renameState(state: OfferState, name: string): Promise<boolean> {
  return queue.run(() =>
    ask({ type: 'rename-state', state, name }).then(
      () => true,
      () => false,
    ),
  );
}

function open(id: string | null): void {
  location.hash = id === null ? '' : String(new URLSearchParams({ offer: id }));
}

/** Sends the drafts of pages that were closed in the middle of a word; the open sheet sends its own. */
function sendDrafts(): void {
  for (const { id, field, draft } of drafts.all()) {
    if (id === openId()) continue;
    change(id, { [field]: draft }).then((changed) => {
      if (changed) drafts.write(id, field, null);
    });
  }
}

/** Everything that a person made or has here, as one file. */
async function exportAll(): Promise<void> {
  save('json', 'application/json', await gatherExport(read, new Date()));
  await ask({ type: 'exported' }).catch(() => undefined);
}

async function preview(file: File): Promise<Preview> {
  if (file.size > LARGEST_FILE * 3) return { status: 'refused', reason: 'too-large' };
  const content = await file.text();
  const found = readExport(content);
  if (found.status === 'refused') return found;
  const plan = planImport(found.exported, await gather(read, new Date(), false));
  return { status: 'ready', file: content, plan, leftOut: found.leftOut };
}

function save(ending: string, type: string, content: string): void {
  const name = `repere-${localDay(new Date())}.${ending}`;
  saveFile(document, name, type, content);
}

/** Reads all that the page shows, and draws it. */
async function load(): Promise<void> {
  const id = openId();
  const [kept, text, unsaved] = await Promise.all([
    reader.offers(),
    id === null ? null : reader.text(id),
    browser.storage.session.get(UNSAVED_KEY),
    areValuesRead ? null : readValues(),
  ]);
  offers = kept;
  openText = text;
  isFull = Object.keys(unsavedIn(unsaved)).length > 0;
  draw();
}

async function readValues(): Promise<void> {
  areValuesRead = true;
  stored = await read(VALUES);
}

/** One after the other: what changed while something was read is read again. */
const readings = new SerialQueue();

/** Draws the page again, with what has changed in storage. */
function reload(keys: readonly string[] | null): void {
  readings.run(async () => {
    reader.changed(keys);
    if (keys === null || keys.some((key) => VALUES.includes(key))) areValuesRead = false;
    await load();
  });
}

document.documentElement.lang = translation.locale;
document.title = translation.translate('offers.title');
browser.storage.local.onChanged.addListener((changes) => reload(Object.keys(changes)));
browser.storage.session.onChanged.addListener((changes) => {
  if (UNSAVED_KEY in changes) reload(null);
});
addEventListener('hashchange', () => reload([]));
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
sendDrafts();
reload([]);
