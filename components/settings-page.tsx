import { useEffect, useState } from 'preact/hooks';
import type { MadeChoice } from '../lib/answer/made-choices.ts';
import { PROFILES } from '../lib/boards/registry.ts';
import type { DirectoryStatus } from '../lib/directory/keeper.ts';
import type { SettingsStatus } from '../lib/messages/messages.ts';
import { BOARD_IDS } from '../lib/offer/offer.ts';
import { OPENINGS, type Settings, type SettingsChange, THEMES } from '../lib/settings/settings.ts';
import type { StorageProblem } from '../lib/storage/store.ts';
import { Access } from './access.tsx';
import { Sources } from './answer.tsx';
import { Choices } from './choices.tsx';
import { formatDay, formatInstant } from './dates.ts';
import { Cairn } from './icons.tsx';
import { useTranslation } from './translation.ts';
import { keyPart, storedKey } from './words.ts';

interface SettingsPageProps {
  /** Null when the background does not answer. */
  initial: SettingsStatus | null;
  /** The extension's version, and what it brings, a sentence each. */
  version: string;
  news: readonly string[];
  /** The hosts that the browser withholds from the extension. */
  withheld: readonly string[];
  /** Changes some settings; gives what holds from then on. */
  change(settings: SettingsChange): Promise<SettingsStatus>;
  /** Asks beta.gouv.fr for the directory. */
  refresh(): Promise<SettingsStatus>;
  /** Takes back a choice that the person made by hand. */
  undoChoice(choice: MadeChoice): Promise<SettingsStatus>;
  openReport(): void;
  exportAll(): Promise<void>;
  /** How many offers the person keeps, as far as it is known. */
  keptOffers(): Promise<number>;
  /** Erases everything stored. */
  eraseAll(): Promise<SettingsStatus>;
  /** Asks the browser for its sites; true when they are granted. */
  askAccess(): Promise<boolean>;
  /** Calls back when another page changed what is stored; gives the way to stop. */
  onChange(changed: (status: SettingsStatus) => void): () => void;
}

/** What the last action came to, said to everyone. */
interface Said {
  words: 'settings.saved' | 'settings.failed' | 'settings.erased' | null;
}

/** How long it is said that something was done, in ms: long enough to be read, and read aloud. */
const SAID_IN_MS = 5_000;

/** The settings page: what a person decides, what is stored, what the extension may do. */
export function SettingsPage(props: SettingsPageProps) {
  const { translate, locale } = useTranslation();
  const [status, setStatus] = useState(props.initial);
  const [said, setSaid] = useState<Said>({ words: props.initial ? null : 'settings.failed' });
  useEffect(() => props.onChange(setStatus), []);
  // What went well need not stand in the way; what did not stays until the next try.
  useEffect(() => {
    if (said.words === null || said.words === 'settings.failed') return;
    const timer = setTimeout(() => setSaid({ words: null }), SAID_IN_MS);
    return () => clearTimeout(timer);
  }, [said]);

  async function does(action: Promise<SettingsStatus>, words: Said['words']) {
    try {
      setStatus(await action);
      setSaid({ words });
    } catch {
      setSaid({ words: 'settings.failed' });
    }
  }
  const settings = status?.settings;
  const change = (next: SettingsChange) => does(props.change(next), 'settings.saved');

  return (
    <div class="repere page" lang={locale} data-theme={settings?.theme ?? 'system'}>
      <div class="sheet">
        <header>
          <Cairn />
          <h1>{translate('settings.title')}</h1>
        </header>
        <main>
          {settings && (
            <>
              <Boards settings={settings} change={change} />
              <Choice
                name="opening"
                title={translate('settings.opening')}
                options={OPENINGS.map((value) => [value, translate(`opening.${value}`)])}
                value={settings.opening}
                choose={(opening) => change({ opening })}
              />
              <Choice
                name="theme"
                title={translate('settings.theme')}
                options={THEMES.map((value) => [value, translate(`theme.${value}`)])}
                value={settings.theme}
                choose={(theme) => change({ theme })}
              />
              <fieldset>
                <legend>{translate('settings.recruiter')}</legend>
                <label>
                  <input
                    type="checkbox"
                    name="recruiter"
                    checked={settings.recruiter}
                    onChange={(event) => change({ recruiter: event.currentTarget.checked })}
                  />
                  {translate('settings.recruiterMode')}
                </label>
                <p class="note">{translate('settings.recruiterHelp')}</p>
                <button type="button" class="text-button" onClick={props.openReport}>
                  {translate('report.link')}
                </button>
              </fieldset>
            </>
          )}
          {status && (
            <Choices
              choices={status.choices}
              undo={(choice) => does(props.undoChoice(choice), 'settings.saved')}
            />
          )}
          {status && (
            <DirectorySection
              status={status.directory}
              refresh={() => does(props.refresh(), null)}
            />
          )}
          <Stored
            problems={status?.problems ?? []}
            exportAll={props.exportAll}
            keptOffers={props.keptOffers}
            erase={() => does(props.eraseAll(), 'settings.erased')}
          />
          <Permissions withheld={props.withheld} askAccess={props.askAccess} />
          <Version version={props.version} news={props.news} />
          <p class="said" role="status">
            {said.words && translate(said.words)}
          </p>
        </main>
        {status && (
          <Sources directoryDate={status.directory.date} isOutdated={status.directory.isOutdated} />
        )}
      </div>
    </div>
  );
}

/** Which version this is, and what it brings. */
function Version({ version, news }: Pick<SettingsPageProps, 'version' | 'news'>) {
  const { translate } = useTranslation();
  return (
    <section>
      <h2>{translate('settings.news')}</h2>
      <p>{translate('settings.version', [version])}</p>
      {news.length > 0 && (
        <ul class="problems">
          {news.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface BoardsProps {
  settings: Settings;
  change(settings: SettingsChange): void;
}

/** The boards, each on or off. */
function Boards({ settings, change }: BoardsProps) {
  const { translate } = useTranslation();
  return (
    <fieldset>
      <legend>{translate('settings.boards')}</legend>
      {BOARD_IDS.map((board) => (
        <label key={board}>
          <input
            type="checkbox"
            name={board}
            checked={settings.boards[board]}
            onChange={(event) => change({ boards: { [board]: event.currentTarget.checked } })}
          />
          {PROFILES[board].name}
        </label>
      ))}
      <p class="note">{translate('settings.boardsHelp')}</p>
    </fieldset>
  );
}

interface ChoiceProps<Value extends string> {
  name: string;
  title: string;
  options: [value: Value, label: string][];
  value: Value;
  choose(value: Value): void;
}

/** One of several values, all of them in sight. */
function Choice<Value extends string>(props: ChoiceProps<Value>) {
  return (
    <fieldset>
      <legend>{props.title}</legend>
      {props.options.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name={props.name}
            value={value}
            checked={value === props.value}
            onChange={() => props.choose(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

interface DirectorySectionProps {
  status: DirectoryStatus;
  refresh(): Promise<void>;
}

/** How old the directory is, what the last refresh came to, and the way to a newer one. */
function DirectorySection({ status, refresh }: DirectorySectionProps) {
  const translation = useTranslation();
  const { translate, count, locale } = translation;
  const [busy, setBusy] = useState(false);
  const { date, startups, lastSuccess, lastFailure, leftOut } = status;
  const number = new Intl.NumberFormat(locale).format(startups);
  return (
    <section>
      <h2>{translate('settings.directory')}</h2>
      <p>{translate('settings.directoryState', [number, formatDay(date, translation)])}</p>
      <div role="status">
        <p class="note">
          {busy
            ? translate('settings.refreshing')
            : lastSuccess === null
              ? translate('settings.neverRefreshed')
              : translate('settings.refreshed', [formatInstant(lastSuccess, locale)])}
        </p>
        {!busy && lastFailure && (
          <p class="notice">
            {translate('settings.refreshFailed', [formatInstant(lastFailure.at, locale)])}{' '}
            {translate(`refreshFailure.${keyPart(lastFailure.reason)}`, [lastFailure.detail])}{' '}
            {translate('settings.refreshKept')}
          </p>
        )}
        {!busy && leftOut > 0 && <p class="note">{count('settings.leftOut', leftOut)}</p>}
      </div>
      <button
        type="button"
        class="button"
        aria-disabled={busy}
        onClick={async () => {
          if (busy) return;
          setBusy(true);
          await refresh();
          setBusy(false);
        }}
      >
        {translate('settings.refresh')}
      </button>
      <p class="note">{translate('settings.directoryHelp')}</p>
    </section>
  );
}

interface StoredProps extends Pick<SettingsPageProps, 'exportAll' | 'keptOffers'> {
  problems: readonly StorageProblem[];
  erase(): Promise<void>;
}

/** What is stored, to take away or to erase, which is asked twice. */
function Stored(props: StoredProps) {
  const { problems, exportAll, erase } = props;
  const { translate, count } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [kept, setKept] = useState(0);
  // Many keys may be one thing to people: it is said once.
  const sentences = new Set(
    problems.map(({ kind, key }) => translate(`storage.${kind}`, [translate(storedKey(key))])),
  );
  return (
    <section>
      <h2>{translate('settings.data')}</h2>
      <p>{translate('settings.dataHelp')}</p>
      {sentences.size > 0 && (
        <ul class="problems notice">
          {Array.from(sentences, (sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <div role="status">
        {asked && kept > 0 && (
          <p class="notice">
            {count('settings.keptErased', kept)}{' '}
            <button type="button" class="text-button" onClick={exportAll}>
              {translate('settings.exportOffers')}
            </button>
          </p>
        )}
      </div>
      <p class="actions">
        <button type="button" class="button" onClick={exportAll}>
          {translate('settings.export')}
        </button>
        {/* The same button asks, then erases: the focus stays where it is. */}
        <button
          type="button"
          class={asked ? 'button button-grave' : 'button'}
          onClick={async () => {
            setAsked(!asked);
            if (asked) await erase();
            else setKept(await props.keptOffers());
          }}
        >
          {translate(asked ? 'settings.eraseConfirm' : 'settings.erase')}
        </button>
        {asked && (
          <button type="button" class="button" onClick={() => setAsked(false)}>
            {translate('settings.cancel')}
          </button>
        )}
      </p>
    </section>
  );
}

type PermissionsProps = Pick<SettingsPageProps, 'withheld' | 'askAccess'>;

/** What the extension may do and why, and the way to what the browser withholds. */
function Permissions({ withheld, askAccess }: PermissionsProps) {
  const { translate } = useTranslation();
  return (
    <section>
      <h2>{translate('settings.permissions')}</h2>
      <ul class="problems">
        <li>{translate('settings.permissionBoards')}</li>
        <li>{translate('settings.permissionDirectory')}</li>
        <li>{translate('settings.permissionAlarms')}</li>
        <li>{translate('settings.permissionStorage')}</li>
        <li>{translate('settings.permissionScripting')}</li>
      </ul>
      <Access withheld={withheld} ask={askAccess} />
    </section>
  );
}
