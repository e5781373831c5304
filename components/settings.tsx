import { useState } from 'preact/hooks';
import type { BoardId } from '../lib/offer/offer.ts';
import { OPENINGS, type Settings, THEMES } from '../lib/settings/settings.ts';
import { Sources } from './answer.tsx';
import { Cairn } from './icons.tsx';
import { useTranslation } from './translation.ts';
import { BOARD_NAMES } from './words.ts';

interface SettingsPageProps {
  initial: Settings;
  /** Null when the background does not answer. */
  directoryDate: string | null;
  today: string;
  /** Whether the browser lets the extension read its sites. */
  hasAccess: boolean;
  save(settings: Settings): Promise<void>;
  openReport(): void;
  exportAll(): Promise<void>;
  /** Erases everything stored; gives the settings that hold from then on. */
  eraseAll(): Promise<Settings>;
  /** Asks the browser for its sites; true when they are granted. */
  askAccess(): Promise<boolean>;
}

/** What the last deed came to, said to everyone. */
type Said = 'settings.saved' | 'settings.failed' | 'settings.erased' | null;

/** The settings page: what a person decides, what is stored, what the extension may do. */
export function SettingsPage(props: SettingsPageProps) {
  const { translate, locale } = useTranslation();
  const [settings, setSettings] = useState(props.initial);
  const [said, setSaid] = useState<Said>(null);

  async function change(next: Settings) {
    setSettings(next);
    setSaid(
      await props.save(next).then(
        () => 'settings.saved' as const,
        () => 'settings.failed' as const,
      ),
    );
  }

  async function erase() {
    try {
      setSettings(await props.eraseAll());
      setSaid('settings.erased');
    } catch {
      setSaid('settings.failed');
    }
  }

  return (
    <div class="repere settings" lang={locale} data-theme={settings.theme}>
      <div class="sheet">
        <header>
          <Cairn />
          <h1>{translate('settings.title')}</h1>
        </header>
        <main>
          <Boards settings={settings} change={change} />
          <Choice
            name="opening"
            title={translate('settings.opening')}
            options={OPENINGS.map((value) => [value, translate(`opening.${value}`)])}
            value={settings.opening}
            choose={(opening) => change({ ...settings, opening })}
          />
          <Choice
            name="theme"
            title={translate('settings.theme')}
            options={THEMES.map((value) => [value, translate(`theme.${value}`)])}
            value={settings.theme}
            choose={(theme) => change({ ...settings, theme })}
          />
          <fieldset>
            <legend>{translate('settings.recruiter')}</legend>
            <label>
              <input
                type="checkbox"
                name="recruiter"
                checked={settings.recruiter}
                onChange={(event) =>
                  change({ ...settings, recruiter: event.currentTarget.checked })
                }
              />
              {translate('settings.recruiterMode')}
            </label>
            <p class="note">{translate('settings.recruiterHelp')}</p>
            <button type="button" class="text-button" onClick={props.openReport}>
              {translate('report.link')}
            </button>
          </fieldset>
          <Stored exportAll={props.exportAll} erase={erase} />
          <Permissions hasAccess={props.hasAccess} askAccess={props.askAccess} />
          <section>
            <h2>{translate('settings.directory')}</h2>
            <p>{translate('settings.directoryHelp')}</p>
          </section>
          <p class="said" role="status">
            {said && translate(said)}
          </p>
        </main>
        {props.directoryDate !== null && (
          <Sources directoryDate={props.directoryDate} today={props.today} />
        )}
      </div>
    </div>
  );
}

interface BoardsProps {
  settings: Settings;
  change(settings: Settings): void;
}

/** The boards, each on or off. */
function Boards({ settings, change }: BoardsProps) {
  const { translate } = useTranslation();
  return (
    <fieldset>
      <legend>{translate('settings.boards')}</legend>
      {(Object.keys(BOARD_NAMES) as BoardId[]).map((board) => (
        <label key={board}>
          <input
            type="checkbox"
            name={board}
            checked={settings.boards[board]}
            onChange={(event) =>
              change({
                ...settings,
                boards: { ...settings.boards, [board]: event.currentTarget.checked },
              })
            }
          />
          {BOARD_NAMES[board]}
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

interface StoredProps {
  exportAll(): Promise<void>;
  erase(): Promise<void>;
}

/** What is stored, to take away or to erase, which is asked twice. */
function Stored({ exportAll, erase }: StoredProps) {
  const { translate } = useTranslation();
  const [asked, setAsked] = useState(false);
  return (
    <section>
      <h2>{translate('settings.data')}</h2>
      <p>{translate('settings.dataHelp')}</p>
      <p class="deeds">
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

interface PermissionsProps {
  hasAccess: boolean;
  askAccess(): Promise<boolean>;
}

/** What the extension may do and why, and the way to what the browser withholds. */
function Permissions(props: PermissionsProps) {
  const { translate } = useTranslation();
  const [granted, setGranted] = useState(props.hasAccess);
  const [refused, setRefused] = useState(false);
  return (
    <section>
      <h2>{translate('settings.permissions')}</h2>
      <ul class="problems">
        <li>{translate('settings.permissionBoards')}</li>
        <li>{translate('settings.permissionDirectory')}</li>
        <li>{translate('settings.permissionStorage')}</li>
        <li>{translate('settings.permissionScripting')}</li>
      </ul>
      <div role="status">
        <p class={granted ? 'note' : 'notice'}>
          {translate(granted ? 'settings.granted' : 'settings.missing')}
        </p>
        {refused && <p>{translate('settings.refused')}</p>}
      </div>
      {!granted && (
        <button
          type="button"
          class="button"
          onClick={async () => {
            const now = await props.askAccess();
            setGranted(now);
            setRefused(!now);
          }}
        >
          {translate('settings.grant')}
        </button>
      )}
    </section>
  );
}
