import '../../components/theme.css';
import '../../components/answer.css';
import '../../components/report-page/page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { AnalysisAction } from '../../components/report-page/analysis-card.tsx';
import { ReportPage } from '../../components/report-page/page.tsx';
import { exportWords } from '../../components/report-page/words.ts';
import { saveFile } from '../../components/save-file.ts';
import { TranslationContext } from '../../components/translation.ts';
import { ANALYSIS_KEY, asItStands, parseAnalysis } from '../../lib/analysis/analysis.ts';
import { browserTranslation } from '../../lib/i18n/browser-translation.ts';
import { ask } from '../../lib/messages/ask.ts';
import type { BackgroundMessage } from '../../lib/messages/schema.ts';
import { rowsOfChunks } from '../../lib/report/chunks.ts';
import { csvOf, jsonOf } from '../../lib/report/export.ts';
import { CHUNK_KEY, CHUNK_KEYS } from '../../lib/report/keys.ts';
import { type ParsedRows, parseRows, type Row } from '../../lib/report/row.ts';
import { SETTINGS_KEY, themeOf } from '../../lib/settings/raw-settings.ts';
import { UNSAVED_KEY, unsavedIn } from '../../lib/storage/store.ts';

const translation = browserTranslation();
const root = document.getElementById('app');

/** In a narrower window the charts would come between the person and the table. */
const WIDE = '(min-width: 900px)';

/** How often to check whether the analysis has gone silent, in ms. */
const LOOK_AGAIN_IN_MS = 10_000;

let stored: Record<string, unknown> = {};
/** The rows of each chunk, by its key. */
const chunks = new Map<string, ParsedRows>();
let parsed = rowsOfChunks([]);
let printing = false;
let focused: Element | null = null;
const wide = matchMedia(WIDE).matches;

function draw() {
  if (!root) return;
  render(
    <TranslationContext.Provider value={translation}>
      <ReportPage
        rows={parsed.rows}
        leftOut={parsed.leftOut}
        analysis={asItStands(parseAnalysis(stored[ANALYSIS_KEY]), Date.now())}
        theme={themeOf(stored[SETTINGS_KEY])}
        wide={wide}
        printing={printing}
        act={act}
        save={save}
        print={() => window.print()}
        clear={() => ask({ type: 'report-clear' })}
        openSettings={() => browser.runtime.openOptionsPage()}
      />
    </TranslationContext.Provider>,
    root,
  );
}

/** Resuming may have to open a list's page first; in milliseconds. */
const PAGE_PATIENCE = 30_000;

async function act(action: AnalysisAction): Promise<boolean> {
  const message: BackgroundMessage =
    action === 'resume' || action === 'skip'
      ? { type: 'analysis-resume', skip: action === 'skip' }
      : { type: `analysis-${action}` };
  try {
    return (await ask(message, { patience: PAGE_PATIENCE })) !== false;
  } catch {
    return false;
  }
}

function save(format: 'csv' | 'json', rows: readonly Row[]): void {
  const day = new Date().toISOString().slice(0, 10);
  if (format === 'json') saveFile(document, `repere-${day}.json`, 'application/json', jsonOf(rows));
  else saveFile(document, `repere-${day}.csv`, 'text/csv', csvOf(rows, exportWords(translation)));
}

/** Takes over the stored values that changed. */
function take(values: Record<string, unknown>): void {
  stored = { ...stored, ...values };
  const changed = Object.keys(values).filter((key) => CHUNK_KEY.test(key));
  for (const key of changed) chunks.set(key, parseRows(values[key]));
  if (changed.length > 0) parsed = rowsOfChunks([...chunks.values()]);
  draw();
}

/** The new values of a change in storage. */
function valuesOf(changes: Record<string, { newValue?: unknown }>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([key, { newValue }]) => [key, newValue]));
}

document.documentElement.lang = translation.locale;
document.title = translation.translate('report.title');

browser.storage.local.onChanged.addListener((changes) => take(valuesOf(changes)));
// When storage is full, new values are here until they are written.
browser.storage.session.onChanged.addListener((changes) => {
  if (UNSAVED_KEY in changes) take(unsavedIn(valuesOf(changes)));
});
// All rows are printed: they must be drawn before these handlers return.
for (const [event, value] of [
  ['beforeprint', true],
  ['afterprint', false],
] as const) {
  addEventListener(event, () => {
    if (printing === value) return;
    printing = value;
    // Headings are no buttons on paper: the focus returns to its heading afterwards.
    if (value) focused = document.activeElement?.closest('th') ?? null;
    draw();
    if (!value) focused?.querySelector('button')?.focus();
  });
}
setInterval(draw, LOOK_AGAIN_IN_MS);
Promise.all([
  browser.storage.local.get([...CHUNK_KEYS, ANALYSIS_KEY, SETTINGS_KEY]),
  browser.storage.session.get(UNSAVED_KEY),
]).then(([values, overflow]) => take({ ...values, ...unsavedIn(overflow) }));
