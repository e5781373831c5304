import type { Phase } from '../lib/directory/directory.ts';
import type { RankedStartup, Resolution } from '../lib/matching/resolution.ts';
import { productAddress, readableAddress } from './addresses.ts';
import { formatMonth } from './dates.ts';
import { Why } from './evidence.tsx';
import { ExternalLink } from './external-link.tsx';
import { useTranslation } from './translation.ts';
import { keyPart, LIVING_PHASES } from './words.ts';

const STARTUPS_ADDRESS = 'https://beta.gouv.fr/startups/';
const INCUBATORS_ADDRESS = 'https://beta.gouv.fr/incubateurs/';

interface PhaseLineProps {
  phase: Phase | null;
  phaseStart: string | null;
  /** Date of the directory: a phase that starts later has not begun. */
  directoryDate: string;
  /** Without the meaning and the track, for lists. */
  short?: boolean;
}

/** Where a Startup stands in its life: a word, since when, what it means. */
export function PhaseLine({ phase, phaseStart, directoryDate, short = false }: PhaseLineProps) {
  const { translate, locale } = useTranslation();
  if (phase === null) return <p class="phase note">{translate('phase.unknown')}</p>;
  const part = keyPart(phase);
  const step = LIVING_PHASES.indexOf(phase);
  const month = phaseStart === null ? null : formatMonth(phaseStart, locale);
  const future = phaseStart !== null && phaseStart > directoryDate;
  return (
    <div class={step < 0 ? 'phase phase-ended' : 'phase'}>
      <p>
        <strong>{translate(`phase.${part}.name`)}</strong>
        {month !== null && (
          <span class="phase-since">
            {' '}
            {translate(future ? 'phase.from' : 'phase.since', [month])}
          </span>
        )}
      </p>
      {!short && step >= 0 && (
        <div class="track" aria-hidden="true">
          {LIVING_PHASES.map((living, index) => (
            <span
              key={living}
              class={index < step ? 'step step-past' : index === step ? 'step step-now' : 'step'}
            />
          ))}
        </div>
      )}
      {!short && <p class="phase-meaning">{translate(`phase.${part}.meaning`)}</p>}
    </div>
  );
}

/** Who carries a Startup and where its product is. */
function StartupFacts({ startup }: { startup: RankedStartup }) {
  const { translate, locale } = useTranslation();
  const address = startup.product === null ? null : productAddress(startup.product);
  if (startup.sponsors.length === 0 && address === null) return null;
  return (
    <dl class="facts">
      {startup.sponsors.length > 0 && (
        <div>
          <dt>{translate('startup.sponsors')}</dt>
          <dd>{new Intl.ListFormat(locale).format(startup.sponsors)}</dd>
        </div>
      )}
      {address !== null && (
        <div>
          <dt>{translate('startup.product')}</dt>
          <dd>
            <ExternalLink address={address} label={readableAddress(address)} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The Startup of an identified offer: the answer itself. */
function Identified({ startup, directoryDate }: { startup: RankedStartup; directoryDate: string }) {
  return (
    <>
      <p class="answer">
        <ExternalLink address={startup.url} label={startup.name} />
      </p>
      <Why certainty={startup.certainty} evidence={startup.evidence} />
      <PhaseLine
        phase={startup.phase}
        phaseStart={startup.phaseStart}
        directoryDate={directoryDate}
      />
      <StartupFacts startup={startup} />
    </>
  );
}

/** The candidates of an offer that does not let anyone decide, best first. */
function Ambiguous({ startups, directoryDate }: Pick<Resolution, 'startups' | 'directoryDate'>) {
  const { translate } = useTranslation();
  return (
    <>
      <p class="plain">
        {translate(startups.length === 1 ? 'ambiguous.single' : 'ambiguous.explanation')}
      </p>
      <ol class="candidates">
        {startups.map((startup) => (
          <li key={startup.id}>
            <h3>
              <ExternalLink address={startup.url} label={startup.name} />
            </h3>
            <PhaseLine
              phase={startup.phase}
              phaseStart={startup.phaseStart}
              directoryDate={directoryDate}
              short
            />
            <Why certainty={startup.certainty} evidence={startup.evidence} />
          </li>
        ))}
      </ol>
      <Question />
    </>
  );
}

/** The question that settles the matter with the recruiter. */
function Question() {
  const { translate } = useTranslation();
  return (
    <div class="question">
      <p class="question-label">{translate('unidentified.ask')}</p>
      <p class="question-text">{translate('unidentified.question')}</p>
    </div>
  );
}

/** An offer of the network that names no Startup: how to find out. */
function Unidentified({ resolution }: { resolution: Resolution }) {
  const { translate } = useTranslation();
  return (
    <>
      <p class="answer answer-missing">{translate('unidentified.title')}</p>
      <p class="plain">{translate('unidentified.explanation')}</p>
      <Question />
      <ul class="links">
        <li>
          <ExternalLink address={STARTUPS_ADDRESS} label={translate('unidentified.startups')} />
        </li>
        <li>
          <ExternalLink address={INCUBATORS_ADDRESS} label={translate('unidentified.incubators')} />
        </li>
      </ul>
      {resolution.network.length > 0 && <Why certainty={null} evidence={resolution.network} />}
    </>
  );
}

/** What Repère says of the Startup, for the outcomes of a page that was read. */
export function StartupAnswer({ resolution }: { resolution: Resolution }) {
  const { outcome, startups, directoryDate } = resolution;
  const [first] = startups;
  if (outcome === 'identified' && first) {
    return <Identified startup={first} directoryDate={directoryDate} />;
  }
  if (outcome === 'ambiguous') {
    return <Ambiguous startups={startups} directoryDate={directoryDate} />;
  }
  return <Unidentified resolution={resolution} />;
}
