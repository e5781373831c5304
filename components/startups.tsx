import { useState } from 'preact/hooks';
import type { OfferView } from '../lib/answer/view.ts';
import type { Phase } from '../lib/directory/directory.ts';
import type { RankedStartup } from '../lib/matching/resolution.ts';
import { productAddress, readableAddress } from './addresses.ts';
import { formatMonth } from './dates.ts';
import { ExternalLink } from './external-link.tsx';
import { useTranslation } from './translation.ts';
import { trusted } from './trusted.ts';
import { keyPart, LIVING_PHASES } from './words.ts';

/** More sponsors than this are counted. */
const SHOWN_SPONSORS = 2;

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
  const translation = useTranslation();
  const { translate } = translation;
  if (phase === null) return <p class="phase note">{translate('phase.unknown')}</p>;
  const part = keyPart(phase);
  const step = LIVING_PHASES.indexOf(phase);
  const month = phaseStart === null ? null : formatMonth(phaseStart, translation);
  const future = month !== null && phaseStart !== null && phaseStart > directoryDate;
  return (
    <div class={step < 0 ? 'phase phase-ended' : 'phase'}>
      <p>
        <strong>{translate(`phase.${part}.${future ? 'soon' : 'name'}`)}</strong>
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
      {!short && !future && <p class="phase-meaning">{translate(`phase.${part}.meaning`)}</p>}
    </div>
  );
}

/** True when a Startup goes on no more under this roof: that comes before everything else about it. */
export function hasEnded({ phase }: Pick<RankedStartup, 'phase'>): boolean {
  return phase !== null && !LIVING_PHASES.includes(phase);
}

/** Who carries a Startup: the first two, the others on demand. */
function Sponsors({ sponsors }: { sponsors: readonly string[] }) {
  const { count } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? sponsors : sponsors.slice(0, SHOWN_SPONSORS);
  const hidden = sponsors.length - shown.length;
  return (
    <>
      {shown.join(', ')}
      {hidden > 0 && (
        <>
          {' '}
          <button
            type="button"
            class="text-button"
            aria-label={count('startup.allSponsors', hidden)}
            onClick={trusted(() => setAll(true))}
          >
            +{hidden}
          </button>
        </>
      )}
    </>
  );
}

/** The sites that hold source code, as people know them. */
const FORGES: readonly (readonly [host: string, name: string])[] = [
  ['github.com', 'GitHub'],
  ['gitlab.com', 'GitLab'],
];

/** A repository as people know it: "GitHub"; by its own name where a Startup has several. */
function repositoryName(address: string, isOnly: boolean): string {
  const readable = readableAddress(address);
  const forge = FORGES.find(([host]) => readable.startsWith(`${host}/`));
  if (!forge) return readable;
  const name = readable.split('/').at(-1) ?? '';
  return isOnly ? forge[1] : `${forge[1]} (${name})`;
}

/** Who carries a Startup, where its product, impact and source code are, whom to write to. */
function StartupFacts({ startup }: { startup: RankedStartup }) {
  const { translate } = useTranslation();
  const link = (address: string, label: string) => <ExternalLink address={address} label={label} />;
  const { sponsors, product, impact, repositories, contact } = startup;
  const site = product === null ? null : productAddress(product);
  const sources = repositories.flatMap((repository) => productAddress(repository) ?? []);
  const facts = [
    ['sponsors', sponsors.length > 0 ? [<Sponsors key={startup.id} sponsors={sponsors} />] : []],
    ['product', site ? [link(site, readableAddress(site))] : []],
    // Its address says nothing to anyone, and can be long.
    ['impact', impact === null ? [] : [link(impact, translate('startup.impactPage'))]],
    [
      'source',
      sources.map((address) => link(address, repositoryName(address, sources.length === 1))),
    ],
    ['contact', contact === null ? [] : [link(`mailto:${contact}`, contact)]],
  ] as const;
  if (facts.every(([, values]) => values.length === 0)) return null;
  return (
    <dl class="facts">
      {facts.map(
        ([name, values]) =>
          values.length > 0 && (
            <div key={name}>
              <dt>{translate(`startup.${name}`)}</dt>
              {values.map((value, index) => (
                <dd key={index}>{value}</dd>
              ))}
            </div>
          ),
      )}
    </dl>
  );
}

/** All that the directory says of the Startups of an answer: for those who look further. */
export function StartupDetails({ view: { resolution } }: { view: OfferView }) {
  const { startups, directoryDate } = resolution;
  if (resolution.outcome !== 'identified') return null;
  return (
    <>
      {startups.map((startup) => (
        <div key={startup.id} class="details-startup">
          {startups.length > 1 && <h3>{startup.name}</h3>}
          {/* One that has ended is said to have where the answer is. */}
          {!hasEnded(startup) && (
            <PhaseLine
              phase={startup.phase}
              phaseStart={startup.phaseStart}
              directoryDate={directoryDate}
            />
          )}
          <StartupFacts startup={startup} />
        </div>
      ))}
    </>
  );
}
