import { useState } from 'preact/hooks';
import { keysOf } from '../lib/extension/shortcut.ts';
import type { Theme } from '../lib/settings/raw-settings.ts';
import { Access } from './access.tsx';
import { Drawing } from './drawing.tsx';
import { Cairn } from './icons.tsx';
import { NetworkLists } from './network-lists.tsx';
import { useTranslation } from './translation.ts';

interface FirstPageProps {
  /** The hosts that the browser withholds from the extension. */
  withheld: readonly string[];
  /** Asks the browser for them; true when they are granted. */
  askAccess(): Promise<boolean>;
  /** The keys that open and fold the panel, as the browser writes them; null where it has no such keys. */
  shortcut: string | null;
  /** The person publishes offers. */
  recruiter: boolean;
  /** Remembers whether the person publishes offers; rejects when nobody answers. */
  setRecruiter(recruiter: boolean): Promise<unknown>;
  openSettings(): void;
  /** Opens the page where a text is checked before it is published. */
  openDrafts(): void;
  openOffers(): void;
  theme: Theme;
}

/** What a person sees first: what Repère does, where to try it, and what it needs for that. */
export function FirstPage(props: FirstPageProps) {
  const { translate, locale } = useTranslation();
  return (
    <div class="repere page" lang={locale} data-theme={props.theme}>
      <div class="sheet first-page">
        <header>
          <Cairn />
          <p class="brand">{translate('panel.brand')}</p>
        </header>
        <main>
          <div class="opening">
            <div>
              <h1>{translate('firstPage.heading')}</h1>
              <p class="lead">{translate('firstPage.lead')}</p>
              <ol class="answers">
                <li>{translate('firstPage.startup')}</li>
                <li>{translate('firstPage.incubator')}</li>
                <li>{translate('firstPage.guide')}</li>
              </ol>
            </div>
            <Drawing />
          </div>
          <section>
            <h2>{translate('firstPage.access')}</h2>
            <Access withheld={props.withheld} ask={props.askAccess} />
          </section>
          <section>
            <h2>{translate('firstPage.see')}</h2>
            <p>{translate('firstPage.seeHelp')}</p>
            <NetworkLists class="lists" link="button" />
          </section>
          <section>
            <h2>{translate('firstPage.keep')}</h2>
            <p>{translate('firstPage.keepHelp')}</p>
            <button type="button" class="text-button" onClick={props.openOffers}>
              {translate('firstPage.offers')}
            </button>
          </section>
          <Role
            recruiter={props.recruiter}
            setRecruiter={props.setRecruiter}
            openDrafts={props.openDrafts}
          />
          {props.shortcut !== null && (
            <section>
              <h2>{translate('firstPage.keyboard')}</h2>
              <Shortcut shortcut={props.shortcut} />
            </section>
          )}
          <section>
            <h2>{translate('firstPage.privacy')}</h2>
            <p>{translate('firstPage.privacyHelp')}</p>
            <button type="button" class="text-button" onClick={props.openSettings}>
              {translate('firstPage.settings')}
            </button>
          </section>
        </main>
      </div>
    </div>
  );
}

/** Whether the person looks for an offer or publishes some. */
function Role({
  recruiter,
  setRecruiter,
  openDrafts,
}: Pick<FirstPageProps, 'recruiter' | 'setRecruiter' | 'openDrafts'>) {
  const { translate } = useTranslation();
  const [publishes, setPublishes] = useState(recruiter);
  const [failed, setFailed] = useState(false);
  async function choose(next: boolean) {
    setPublishes(next);
    try {
      await setRecruiter(next);
      setFailed(false);
    } catch {
      setPublishes(!next);
      setFailed(true);
    }
  }
  const option = (value: boolean, label: string) => (
    <label>
      <input
        type="radio"
        name="role"
        value={value ? 'publish' : 'look'}
        checked={publishes === value}
        onChange={() => choose(value)}
      />
      {label}
    </label>
  );
  return (
    <fieldset>
      <legend>{translate('firstPage.role')}</legend>
      {option(false, translate('firstPage.look'))}
      {option(true, translate('firstPage.publish'))}
      <p class="note">{translate('firstPage.publishHelp')}</p>
      {publishes && (
        <button type="button" class="text-button" onClick={openDrafts}>
          {translate('firstPage.draft')}
        </button>
      )}
      <div role="alert">{failed && <p class="notice">{translate('settings.failed')}</p>}</div>
    </fieldset>
  );
}

/** The keys of the panel, or that there are none. */
function Shortcut({ shortcut }: { shortcut: string }) {
  const { translate } = useTranslation();
  const keys = keysOf(shortcut);
  if (keys.length === 0) return <p>{translate('firstPage.noShortcut')}</p>;
  return (
    <p>
      {keys.map((key, place) => (
        <span key={key}>
          {place > 0 && ' + '}
          <kbd>{key === 'Shift' ? translate('panel.shift') : key}</kbd>
        </span>
      ))}{' '}
      {translate('firstPage.shortcut')}
    </p>
  );
}
