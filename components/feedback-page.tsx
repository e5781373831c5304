import { useEffect, useState } from 'preact/hooks';
import type { OfferView } from '../lib/answer/view.ts';
import { deliveryOf } from '../lib/feedback/delivery.ts';
import {
  type Fault,
  faultsOf,
  firstSaid,
  type Line,
  linesOf,
  type Named,
  type Said,
  textOf,
  type Versions,
} from '../lib/feedback/feedback.ts';
import { PROFESSIONS } from '../lib/offer/professions.ts';
import type { Theme } from '../lib/settings/raw-settings.ts';
import { CopyButton } from './copy-button.tsx';
import { ExternalLink } from './external-link.tsx';
import { MoreFold } from './fold.tsx';
import { Cairn } from './icons.tsx';
import { StartupSearch } from './startup-search.tsx';
import { useTranslation } from './translation.ts';
import { keyPart, professionKey } from './words.ts';

interface FeedbackPageProps {
  /** The answer that the tab shows, or null when it has gone to another page. */
  view: OfferView | null;
  versions: Versions;
  /** Where the project takes reports; empty where it has no address: see `deliveryOf`. */
  support: string;
  /** The Startup of this id, as the directory names it. */
  startup(id: string): Named | null;
  incubators: readonly Named[];
  theme: Theme;
}

/** The page on which a person reports an answer: what is wrong, what would be right, and all that is told. */
export function FeedbackPage(props: FeedbackPageProps) {
  const { translate, locale } = useTranslation();
  const { view } = props;
  return (
    <div class="repere page" lang={locale} data-theme={props.theme}>
      <div class="sheet feedback-page">
        <header>
          <Cairn />
          <h1>{translate('feedback.title')}</h1>
        </header>
        <main>
          {view ? (
            <Report {...props} view={view} />
          ) : (
            <section>
              <p>{translate('feedback.gone')}</p>
            </section>
          )}
        </main>
      </div>
    </div>
  );
}

/** Faults of which another Startup is the remedy. */
const STARTUP_FAULTS: readonly Fault[] = ['wrong-startup', 'missing-startup', 'missed-network'];

function Report({ view, versions, support, ...known }: FeedbackPageProps & { view: OfferView }) {
  const { translate } = useTranslation();
  const [said, setSaid] = useState<Said>(() => firstSaid(view));
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  // The person has corrected the answer in the meantime: that is what they say now.
  useEffect(() => setSaid((now) => ({ ...now, startups: firstSaid(view).startups })), [view]);
  const change = (next: Partial<Said>) => setSaid((now) => ({ ...now, ...next }));
  const faults = faultsOf((view.automatic ?? view.resolution).outcome);
  const lines = linesOf(view, said, versions);
  const sent = lines.filter((line) => !removed.has(keyOf(line)));
  return (
    <>
      <section>
        <p class="lead">{view.offer?.title ?? view.url}</p>
        <p>{translate('feedback.lead')}</p>
      </section>
      {faults.length > 1 && (
        <fieldset>
          <legend>{translate('feedback.fault')}</legend>
          {faults.map((fault) => (
            <label key={fault}>
              <input
                type="radio"
                name="fault"
                value={fault}
                checked={said.fault === fault}
                onChange={() => change({ fault })}
              />
              {translate(`fault.${keyPart(fault)}`)}
            </label>
          ))}
        </fieldset>
      )}
      {STARTUP_FAULTS.includes(said.fault) && (
        <RightStartup said={said} change={change} startup={known.startup} />
      )}
      {said.fault === 'wrong-incubator' && (
        <Choice
          name="incubator"
          title={translate('feedback.rightIncubator')}
          options={known.incubators.map(({ id, name }) => [id, name])}
          choose={(id) =>
            change({ incubator: known.incubators.find((one) => one.id === id) ?? null })
          }
        />
      )}
      {said.fault === 'wrong-guide' && (
        <Choice
          name="profession"
          title={translate('feedback.rightProfession')}
          options={PROFESSIONS.map((one) => [one, translate(professionKey(one))])}
          choose={(profession) => change({ profession: profession || null })}
        />
      )}
      <section>
        <h2>{translate('feedback.lines')}</h2>
        <p>{translate('feedback.linesHelp')}</p>
        <ul class="told">
          {lines.map((line) => (
            <li key={keyOf(line)}>
              <label>
                <input
                  type="checkbox"
                  checked={!removed.has(keyOf(line))}
                  onChange={() => setRemoved(toggled(removed, keyOf(line)))}
                />
                <span>
                  <span class="note">{translate(`feedbackField.${keyPart(line.field)}`)}</span>
                  <span class="value">{line.value}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
        <MoreFold title={translate('feedback.exact')}>
          <pre>{textOf(sent)}</pre>
        </MoreFold>
      </section>
      <Deliver support={support} lines={sent} />
    </>
  );
}

interface RightStartupProps {
  said: Said;
  change(next: Partial<Said>): void;
  startup(id: string): Named | null;
}

/** Which Startup it would be, and the offer's own words for it. */
function RightStartup({ said, change, startup }: RightStartupProps) {
  const { translate } = useTranslation();
  const { startups, words, isAlias } = said;
  function add(id: string) {
    const found = startup(id);
    if (found && !startups.some((one) => one.id === id)) change({ startups: [...startups, found] });
  }
  return (
    <section>
      <h2>{translate('feedback.rightStartup')}</h2>
      {startups.length > 0 && (
        <ul class="choices">
          {startups.map(({ id, name }) => (
            <li key={id}>
              <strong>{name}</strong>
              <button
                type="button"
                class="text-button"
                aria-label={`${translate('feedback.remove')} (${name})`}
                onClick={() => change({ startups: startups.filter((one) => one.id !== id) })}
              >
                {translate('feedback.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {startups.length < 2 && (
        <StartupSearch
          key={startups.length}
          label={translate(startups.length === 0 ? 'chooser.search' : 'feedback.second')}
          choose={add}
        />
      )}
      <div class="search">
        <label for="words">{translate('feedback.words')}</label>
        <input
          id="words"
          type="text"
          autocomplete="off"
          maxLength={120}
          value={words}
          aria-describedby="words-help"
          onInput={(event) => change({ words: event.currentTarget.value })}
        />
      </div>
      <p class="note" id="words-help">
        {translate('feedback.wordsHelp')}
      </p>
      {startups.length === 1 && words.trim() !== '' && (
        <label>
          <input
            type="checkbox"
            name="alias"
            checked={isAlias}
            onChange={(event) => change({ isAlias: event.currentTarget.checked })}
          />
          {translate('feedback.alias')}
        </label>
      )}
    </section>
  );
}

interface ChoiceProps {
  name: string;
  title: string;
  options: readonly (readonly [value: string, label: string])[];
  /** The value chosen; empty when there is none. */
  choose(value: string): void;
}

/** One of many, or none. */
function Choice({ name, title, options, choose }: ChoiceProps) {
  const { translate } = useTranslation();
  return (
    <section>
      <div class="search">
        <label for={name}>{title}</label>
        <select id={name} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{translate('feedback.unknown')}</option>
          {options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </section>
  );
}

/** The ways to hand the report over: the person sends it, or nobody does. */
function Deliver({ support, lines }: { support: string; lines: readonly Line[] }) {
  const { translate } = useTranslation();
  const delivery = deliveryOf(support, lines);
  return (
    <section class="deliver">
      {delivery.way !== 'copy' && (
        <ExternalLink
          class="button button-first"
          address={delivery.address}
          label={translate(`feedback.${delivery.way}`)}
        />
      )}
      <CopyButton label={translate('feedback.copy')} text={() => textOf(lines)} />
      <p class="note">{translate(`feedbackHelp.${delivery.way}`)}</p>
    </section>
  );
}

function keyOf({ field, value }: Line): string {
  return `${field}: ${value}`;
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
