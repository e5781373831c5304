import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OfferView } from '../lib/answer/view.ts';
import type { Phase } from '../lib/directory/directory.ts';
import type { RankedStartup } from '../lib/matching/resolution.ts';
import { useActions } from './actions.ts';
import { productAddress, readableAddress } from './addresses.ts';
import { type Choose, ChooseButton, Chooser, ChooserBox, Chosen } from './chooser.tsx';
import { formatList, formatMonth } from './dates.ts';
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
  const translation = useTranslation();
  const { translate } = translation;
  if (phase === null) return <p class="phase note">{translate('phase.unknown')}</p>;
  const part = keyPart(phase);
  const step = LIVING_PHASES.indexOf(phase);
  const month = phaseStart === null ? null : formatMonth(phaseStart, translation);
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

/** Who carries a Startup, where its product, impact and source code are, whom to write to. */
function StartupFacts({ startup }: { startup: RankedStartup }) {
  const translation = useTranslation();
  const { translate } = translation;
  const link = (address: string, label: string) => <ExternalLink address={address} label={label} />;
  const links = (products: readonly string[]) =>
    products.flatMap((product) => {
      const address = productAddress(product);
      return address ? [link(address, readableAddress(address))] : [];
    });
  const { sponsors, product, impact, repositories, contact } = startup;
  const facts = [
    ['sponsors', sponsors.length > 0 ? [formatList(sponsors, translation)] : []],
    ['product', links(product === null ? [] : [product])],
    // Its address says nothing to anyone, and can be long.
    ['impact', impact === null ? [] : [link(impact, translate('startup.impactPage'))]],
    ['source', links(repositories)],
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

/** What the answers of an outcome are given: the view, and how to correct it where one can. */
interface AnswerProps {
  view: OfferView;
  choose: Choose | null;
}

/** The Startup of an identified offer, or the one that the person chose: the answer itself. */
function Identified({ view, choose, startup }: AnswerProps & { startup: RankedStartup }) {
  const { translate } = useTranslation();
  const { automatic, resolution } = view;
  const others = (automatic ?? resolution).startups.filter(({ id }) => id !== startup.id);
  return (
    <>
      <p class="answer">
        <ExternalLink address={startup.url} label={startup.name} />
      </p>
      {/* The directory is in French, whatever the panel's language. */}
      {startup.pitch !== null && (
        <p class="pitch" lang="fr">
          {startup.pitch}
        </p>
      )}
      {automatic && choose ? (
        <Chosen automatic={automatic} choose={choose} />
      ) : (
        <Why certainty={startup.certainty} evidence={startup.evidence} />
      )}
      <WholePageNote view={view} />
      {!startup.listed && <p class="notice">{translate('startup.unlisted')}</p>}
      <PhaseLine
        phase={startup.phase}
        phaseStart={startup.phaseStart}
        directoryDate={resolution.directoryDate}
      />
      <StartupFacts startup={startup} />
      {choose && <Chooser title={translate('chooser.wrong')} candidates={others} choose={choose} />}
    </>
  );
}

/** The candidates of an offer that does not let anyone decide, best first. */
function Ambiguous({ view, choose }: AnswerProps) {
  const { translate } = useTranslation();
  const { startups, directoryDate } = view.resolution;
  return (
    <>
      <p class="plain">
        {translate(
          startups.length > 1
            ? 'ambiguous.explanation'
            : view.offer?.isWholePage
              ? 'ambiguous.singleOnPage'
              : 'ambiguous.single',
        )}
      </p>
      <WholePageNote view={view} />
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
            {choose && <ChooseButton startup={startup} choose={choose} />}
          </li>
        ))}
      </ol>
      {choose && <Chooser title={translate('chooser.another')} candidates={[]} choose={choose} />}
      <Question />
    </>
  );
}

/** Said of a page that has lost its usual form, and was read as well as may be. */
function WholePageNote({ view }: { view: OfferView }) {
  const { translate } = useTranslation();
  if (!view.offer?.isWholePage) return null;
  return <p class="notice">{translate('startup.wholePage')}</p>;
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
function Unidentified({ view, choose }: AnswerProps) {
  const { translate } = useTranslation();
  const { network } = view.resolution;
  return (
    <>
      <p class="answer answer-missing">{translate('unidentified.title')}</p>
      <p class="plain">{translate('unidentified.explanation')}</p>
      <WholePageNote view={view} />
      {choose && <ChooserBox candidates={[]} choose={choose} />}
      <Question />
      <ul class="links">
        <li>
          <ExternalLink address={STARTUPS_ADDRESS} label={translate('unidentified.startups')} />
        </li>
        <li>
          <ExternalLink address={INCUBATORS_ADDRESS} label={translate('unidentified.incubators')} />
        </li>
      </ul>
      {network.length > 0 && <Why certainty={null} evidence={network} />}
    </>
  );
}

/**
 * What Repère says of the Startup, for the outcomes of a page that was read. A person who
 * chooses a Startup finds the focus on the new answer: what they clicked is gone.
 */
export function StartupAnswer({ view }: { view: OfferView }) {
  const actions = useActions();
  const answer = useRef<HTMLDivElement>(null);
  const hasChosen = useRef(false);
  const { outcome, startups } = view.resolution;
  const [first] = startups;

  useLayoutEffect(() => {
    if (!hasChosen.current) return;
    hasChosen.current = false;
    answer.current?.focus();
  }, [view]);

  const choose: Choose | null =
    actions &&
    (async (startup) => {
      hasChosen.current = true;
      const done = await actions.choose(startup);
      if (!done) hasChosen.current = false;
      return done;
    });
  return (
    <div ref={answer} tabIndex={-1} class="startup-answer">
      {outcome === 'identified' && first ? (
        <Identified view={view} choose={choose} startup={first} />
      ) : outcome === 'ambiguous' ? (
        <Ambiguous view={view} choose={choose} />
      ) : (
        <Unidentified view={view} choose={choose} />
      )}
    </div>
  );
}
