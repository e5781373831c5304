import { copyText } from '../../components/copy-text.ts';
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
import type { StartAnswer } from '../../lib/analysis/keeper.ts';
import { Debounce } from '../../lib/async/debounce.ts';
import { openPage } from '../../lib/extension/open-page.ts';
import { browserTranslation, frenchTranslation } from '../../lib/i18n/browser-translation.ts';
import { ask } from '../../lib/messages/ask.ts';
import type { BackgroundMessage } from '../../lib/messages/schema.ts';
import { fragmentOf, selectionOf } from '../../lib/report/address.ts';
import { type Aside, parseAsides } from '../../lib/report/aside.ts';
import { rowsOfChunks } from '../../lib/report/chunks.ts';
import { csvOf } from '../../lib/report/export.ts';
import { type PastAnalysis, parseHistory } from '../../lib/report/history.ts';
import { ASIDES_KEY, CHUNK_KEY, CHUNK_KEYS, HISTORY_KEY } from '../../lib/report/keys.ts';
import { type ParsedRows, parseRows, type Row, rowKey } from '../../lib/report/row.ts';
import { reportFileOf } from '../../lib/report/saved.ts';
import type { TableRow } from '../../lib/report/table-rows.ts';
import { SETTINGS_KEY, themeOf } from '../../lib/settings/raw-settings.ts';
import { followStored } from '../../lib/storage/stored-values.ts';

const translation = await browserTranslation();
const root = document.getElementById('app');

/** How often to check whether the analysis has gone silent, in ms. */
const LOOK_AGAIN_IN_MS = 10_000;

/** Browsers take few changes of an address in a short time. */
const address = new Debounce(300, {
  set: (task, ms) => window.setTimeout(task, ms),
  clear: (timer) => window.clearTimeout(timer),
});

let stored: Record<string, unknown> = {};
/** The rows of each chunk, by its key. */
const chunks = new Map<string, ParsedRows>();
let parsed = rowsOfChunks([]);
let asides: readonly Aside[] = [];
let history: readonly PastAnalysis[] = [];
let selection = selectionOf(location.hash);
let printing = false;
let focused: Element | null = null;

function draw() {
  if (!root) return;
  render(
    <TranslationContext.Provider value={translation}>
      <ReportPage
        rows={parsed.rows}
        leftOut={parsed.leftOut}
        analysis={asItStands(parseAnalysis(stored[ANALYSIS_KEY]), Date.now())}
        theme={themeOf(stored[SETTINGS_KEY])}
        asides={asides}
        history={history}
        today={new Date().toISOString().slice(0, 10)}
        selection={selection}
        select={(next) => {
          selection = next;
          address.run(() =>
            window.history.replaceState(null, '', fragmentOf(next) || location.pathname),
          );
          draw();
        }}
        printing={printing}
        act={act}
        analyseNetwork={() => begin({ type: 'analysis-network' })}
        readAgain={({ board, url }) => begin({ type: 'analysis-again', board, url })}
        remove={async ({ board, reference, url }) => {
          await ask({ type: 'row-delete', row: { board, reference, url } });
        }}
        restore={async (row) => {
          await ask({ type: 'row-restore', row });
        }}
        setAside={async (row, check, scope, reason) => {
          const at = new Date().toISOString();
          const title = (row.title ?? row.url).slice(0, 300);
          const whole = scope.kind === 'offer' ? { ...scope, key: rowKey(row), title } : scope;
          await ask({ type: 'set-aside', aside: { check, scope: whole, reason, at } });
        }}
        undoAside={async ({ check, scope }) => {
          await ask({ type: 'aside-undo', aside: { check, scope } });
        }}
        takeOver={async ({ rows, asides, analyses }) => {
          const message = { type: 'report-import' as const, rows, asides: [...asides] };
          await ask({ ...message, analyses: [...analyses] }, { patience: PAGE_PATIENCE });
        }}
        copy={(text) => copyText(navigator.clipboard, text)}
        french={frenchTranslation}
        save={save}
        print={() => window.print()}
        clear={() => ask({ type: 'report-clear' })}
        openDrafts={() => openPage(browser, '/draft.html')}
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

/** Starts an analysis; sent once only: a second time it would find itself busy with the first. */
async function begin(
  message: Extract<BackgroundMessage, { type: 'analysis-network' | 'analysis-again' }>,
): Promise<StartAnswer | null> {
  try {
    return await ask(message, { patience: PAGE_PATIENCE, isWanted: () => false });
  } catch {
    return null;
  }
}

/** A row as it is stored, with the rules that are set aside among those that are broken. */
function plain(row: Row): Row {
  return parsed.rows.find((one) => rowKey(one) === rowKey(row)) ?? row;
}

function save(format: 'csv' | 'json', rows: readonly TableRow[]): void {
  const now = new Date().toISOString();
  const day = now.slice(0, 10);
  if (format === 'json') {
    const both = rows.flatMap((row) => (row.twin ? [row, row.twin.row] : [row])).map(plain);
    const file = reportFileOf({ savedAt: now, rows: both, asides, analyses: history });
    saveFile(document, `repere-${day}.json`, 'application/json', file);
  } else saveFile(document, `repere-${day}.csv`, 'text/csv', csvOf(rows, exportWords(translation)));
}

/** Takes over the stored values that changed. */
function take(values: Record<string, unknown>): void {
  stored = { ...stored, ...values };
  const changed = Object.keys(values).filter((key) => CHUNK_KEY.test(key));
  for (const key of changed) chunks.set(key, parseRows(values[key]));
  if (changed.length > 0) parsed = rowsOfChunks([...chunks.values()]);
  if (ASIDES_KEY in values) asides = parseAsides(values[ASIDES_KEY]);
  if (HISTORY_KEY in values) history = parseHistory(values[HISTORY_KEY]);
  draw();
}

document.documentElement.lang = translation.locale;
document.title = translation.translate('report.title');

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
addEventListener('hashchange', () => {
  selection = selectionOf(location.hash);
  draw();
});
setInterval(draw, LOOK_AGAIN_IN_MS);
followStored(
  browser.storage,
  [...CHUNK_KEYS, ASIDES_KEY, HISTORY_KEY, ANALYSIS_KEY, SETTINGS_KEY],
  take,
);
