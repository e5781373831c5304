import type { OfferView } from '../lib/answer/view.ts';
import {
  type Choose,
  ChooseBothButton,
  ChooseButton,
  Chooser,
  ChooserBox,
  Chosen,
} from './chooser.tsx';
import { Why } from './evidence.tsx';
import { ExternalLink } from './external-link.tsx';
import { FeedbackButton } from './feedback-button.tsx';
import { hasEnded, PhaseLine } from './startups.tsx';
import { useTranslation } from './translation.ts';

const STARTUPS_ADDRESS = 'https://beta.gouv.fr/startups/';
const INCUBATORS_ADDRESS = 'https://beta.gouv.fr/incubateurs/';

interface JudgementProps {
  view: OfferView;
  /** Corrects the answer; null where one cannot. */
  choose: Choose | null;
}

/** Said of a page that has lost its usual form, and was read as well as may be. */
function WholePageNote({ view }: { view: OfferView }) {
  const { translate } = useTranslation();
  if (!view.offer?.isWholePage) return null;
  return <p class="notice">{translate('startup.wholePage')}</p>;
}

/** What the directory says against an answer: the Startup has ended, or is no longer listed. */
function Warnings({ view: { resolution } }: { view: OfferView }) {
  const { translate } = useTranslation();
  return (
    <>
      {resolution.startups.map((startup) => (
        <div key={startup.id}>
          {!startup.listed && <p class="notice">{translate('startup.unlisted')}</p>}
          {hasEnded(startup) && (
            <PhaseLine
              phase={startup.phase}
              phaseStart={startup.phaseStart}
              directoryDate={resolution.directoryDate}
            />
          )}
        </div>
      ))}
    </>
  );
}

/** An answer: how sure it is and why, or that it is the person's own; and the way to another one. */
function Identified({ view, choose }: JudgementProps) {
  const { translate } = useTranslation();
  const { automatic, resolution } = view;
  const [first] = resolution.startups;
  const shown = new Set(resolution.startups.map(({ id }) => id));
  const others = (automatic ?? resolution).startups.filter(({ id }) => !shown.has(id));
  return (
    <>
      {automatic && choose ? (
        <>
          <Chosen automatic={automatic} choose={choose} />
          <FeedbackButton />
        </>
      ) : (
        resolution.startups.map((startup) => (
          <Why
            key={startup.id}
            certainty={startup.certainty}
            evidence={startup.evidence}
            of={resolution.startups.length > 1 ? startup.name : null}
          />
        ))
      )}
      <Warnings view={view} />
      <WholePageNote view={view} />
      {/* After a choice it is a new one: closed, and without the words that led to it. */}
      {choose && (
        <Chooser
          key={first?.id}
          title={translate('chooser.wrong')}
          candidates={others}
          choose={choose}
        />
      )}
    </>
  );
}

/** The candidates of an offer that does not let anyone decide, best first. */
function Ambiguous({ view, choose }: JudgementProps) {
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
      {choose && startups.length === 2 && <ChooseBothButton startups={startups} choose={choose} />}
      {choose && <Chooser title={translate('chooser.another')} candidates={[]} choose={choose} />}
    </>
  );
}

/** An offer of the network that names no Startup: how to find out. */
function Unidentified({ view, choose }: JudgementProps) {
  const { translate } = useTranslation();
  const { network } = view.resolution;
  return (
    <>
      <p class="plain">{translate('unidentified.explanation')}</p>
      <WholePageNote view={view} />
      {choose && <ChooserBox candidates={[]} choose={choose} />}
      <ul class="links">
        <li>
          <ExternalLink address={STARTUPS_ADDRESS} label={translate('unidentified.startups')} />
        </li>
        <li>
          <ExternalLink address={INCUBATORS_ADDRESS} label={translate('unidentified.incubators')} />
        </li>
      </ul>
      {network.length > 0 && <Why certainty={null} evidence={network} />}
      <FeedbackButton />
    </>
  );
}

/** How far the answer can be trusted, and how to correct it. */
export function Judgement(props: JudgementProps) {
  const { outcome, startups } = props.view.resolution;
  if (outcome === 'identified' && startups.length > 0) return <Identified {...props} />;
  if (outcome === 'ambiguous') return <Ambiguous {...props} />;
  return <Unidentified {...props} />;
}
